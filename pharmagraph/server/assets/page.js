// The query page: the stored queries as examples in YASGUI, which asks this server and nobody else.
"use strict";

const endpoint = new URL("sparql", document.baseURI).href;

function prefixCompleter(prefixes) {
  // As YASGUI's own completer, but with this graph's prefixes in place of a list on the web.
  return {
    name: "graph-prefixes",
    bulk: true,
    autoShow: true,
    persistenceId: null,
    get: () => Promise.resolve(Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort()),
    isValidCompletionPosition: (yasqe) => {
      const cursor = yasqe.getDoc().getCursor();
      const line = yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch);
      return /^\s*prefix\s+[\w.-]*$/i.test(line);
    },
    preProcessToken: (_, token) => token,
    postProcessHints: (_, hints) => hints,
  };
}

function showPlainly(tab) {
  // Whole quotes, and no datatypes beside numbers, until the reader wants it otherwise.
  const yasr = tab?.getYasr?.();
  if (yasr && !yasr.config.plugins.table.dynamicConfig) {
    yasr.storePluginConfig("table", { compact: true, isEllipsed: false });
  }
}

function prepare(tab) {
  showPlainly(tab);
  const editor = tab?.getYasqe?.();
  editor?.getInputField().setAttribute("aria-label", "Query in SPARQL");
  editor?.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false }); // the keyboard gets out again
}

function start({ queries, prefixes }) {
  Yasgui.Yasqe.registerAutocompleter(prefixCompleter(prefixes), false);
  Yasgui.Yasqe.defaults.autocompleters = ["graph-prefixes", "variables"];
  Yasgui.Yasqe.defaults.prefixCcApi = null;
  const first = queries.length ? queries[0].query : "SELECT * WHERE { ?s ?p ?o } LIMIT 20";
  Yasgui.Yasqe.defaults.value = first;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: ["endpoint"] },
    copyEndpointOnNewTab: false,
    persistenceId: `pharmagraph ${endpoint}`,
    yasqe: { value: first },
    yasr: { prefixes },
  });
  prepare(yasgui.getTab());
  yasgui.on("tabSelect", (_, id) => prepare(yasgui.getTab(id)));
  const named = () => document.querySelector(".yasqe_sharePopup input")?.setAttribute("aria-label", "Address of this query");
  document.getElementById("yasgui").addEventListener("click", () => setTimeout(named), true);
  document.querySelector("h1").focus(); // the editor has taken the keyboard, and the questions come first
  const choice = document.getElementById("questions");
  const description = document.getElementById("description");
  for (const { name, title } of queries) choice.add(new Option(title, name));
  const form = document.getElementById("settings");
  const problem = document.getElementById("problem");
  let chosen = null;
  const ask = (query) => {
    const tab = yasgui.getTab() ?? yasgui.addTab(true);
    prepare(tab);
    tab.setName(chosen.name);
    tab.getYasqe().setValue(query);
    tab.getYasqe().query().catch(() => {}); // the result area shows what went wrong
  };
  choice.addEventListener("change", () => {
    chosen = queries.find(({ name }) => name === choice.value);
    problem.textContent = "";
    description.textContent = chosen?.description ?? "";
    form.hidden = !chosen?.settings.length;
    form.replaceChildren(...(chosen ? fields(chosen.settings) : []));
    if (chosen) ask(chosen.query);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      const response = await fetch(`queries/${chosen.name}?${new URLSearchParams(new FormData(form))}`);
      const text = await response.text();
      if (response.ok) ask(text);
      else problem.textContent = text; // such as a name that nothing in the graph has, and what is near
    } catch { problem.textContent = "The server does not answer."; }
  });
}

// What can be set in a question, each with what it is, and the button that asks.
function fields(settings) {
  const inputs = settings.map(([name, description]) => {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { name, autocomplete: "off", spellcheck: false });
    label.append(description, input);
    return label;
  });
  return [...inputs, Object.assign(document.createElement("button"), { textContent: "Ask" })];
}

fetch("queries.json")
  .then((response) => response.json())
  .then(start);
