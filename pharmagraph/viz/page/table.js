// The same as rows: for reading, for sorting, for those who do not see the picture.

const COLUMNS = {
  subject: ["Subject", (edge) => brief(edge.subject.label).toLowerCase()],
  predicate: ["Claim", (edge) => words(edge.predicate)],
  object: ["Object", (edge) => brief(edge.object.label).toLowerCase()],
  line: ["How", how],
  claims: ["Claims", (edge) => edge.live.length],
  sources: ["Sources", (edge) => sources(edge.live)],
  confidence: ["Confidence", (edge) => Math.max(...edge.live.map((claim) => claim.confidence))],
};
const NUMBERS = new Set(["claims", "sources", "confidence"]);
const PAGE = 60;
let tableRows = PAGE;

// All edges that pass the filters; of a neighbourhood, a path or a selected entity, those.
function tableEdges() {
  const entity = entityById.get(view.node);
  if (entity) return liveEdges(entity);
  return view.mode === "overview" ? live : shown.edges;
}

function drawTable() {
  const table = $("table");
  $("show-table").setAttribute("aria-pressed", String(view.table));
  if (!view.table) return;
  const [column, way] = view.sort.split("-");
  const key = (COLUMNS[column] ?? COLUMNS.sources)[1];
  const keyed = tableEdges().map((edge) => [key(edge), edge]);
  const sign = way === "up" ? 1 : -1;
  keyed.sort(([a, one], [b, other]) => (a < b ? -sign : a > b ? sign : one.number - other.number));
  const rows = keyed.slice(0, tableRows).map(([, edge]) => tableRow(edge));
  const { column: focused, edge: row } = document.activeElement?.dataset ?? {};
  table.replaceChildren(
    el("p", { class: "bar" }, el("span", {}, count(keyed.length, "proposition"), view.node ? [" of ", name(entityById.get(view.node).label)] : null), " ",
      button("Download as CSV", () => download("claims.csv", csv(keyed.map(([, edge]) => edge)), "text/csv"), { id: "csv" })),
    el("div", { class: "rows", tabindex: "0", role: "region", "aria-label": "Propositions" }, el("table", {},
      el("thead", {}, el("tr", {}, Object.entries(COLUMNS).map(([id, [title]]) => el("th", { scope: "col", class: NUMBERS.has(id) ? "number" : null, "aria-sort": id === column ? (way === "up" ? "ascending" : "descending") : "none" },
        button([title, id === column ? (way === "up" ? " ▲" : " ▼") : ""], () => sortBy(id), { "data-column": id }))))),
      el("tbody", {}, rows)),
    keyed.length > rows.length ? button(`Show more (${keyed.length - rows.length} left)`, () => { tableRows += 5 * PAGE; drawTable(); }, { class: "more" }) : null));
  if (focused) table.querySelector(`[data-column="${focused}"]`)?.focus();
  else if (row) table.querySelector(`[data-edge="${row}"]`)?.focus();
}

function tableRow(edge) {
  const open = () => go({ edge: edge.id, node: null, read: null });
  return el("tr", { class: edge.id === view.edge ? "selected" : null, click: open },
    el("td", {}, name(edge.subject.label)),
    el("td", {}, button(said(edge), open, { class: "row line-" + edge.line.replace(" ", "-"), "data-edge": String(edge.number), "aria-label": `${brief(edge.subject.label)} ${said(edge)} ${brief(edge.object.label)}` })),
    el("td", {}, name(edge.object.label)), el("td", {}, how(edge)),
    el("td", { class: "number" }, String(edge.live.length)), el("td", { class: "number" }, String(sources(edge.live))),
    el("td", { class: "number" }, Math.round(100 * COLUMNS.confidence[1](edge)) + " %"));
}

function sortBy(column) {
  const [now, way] = view.sort.split("-");
  const start = NUMBERS.has(column) ? "down" : "up";
  go({ sort: column + "-" + (now === column ? (way === "up" ? "down" : "up") : start) });
}

// A row per claim. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
function csv(edges) {
  const cell = (value) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const titles = ["claim", "subject_id", "subject", "predicate", "object_id", "object", "negated", "certainty", "confidence", "qualifiers", "document", "year", "section", "quote", "rule"];
  const rows = edges.flatMap((edge) => edge.live.map((claim) => [claim.id, edge.subject.id, edge.subject.label, edge.predicate, edge.object.id, edge.object.label,
    edge.negated, claim.certainty, claim.confidence, Object.entries(claim.qualifiers).map(([key, values]) => key + "=" + values.join("|")).join("; "),
    claim.document.id, claim.document.year ?? "", claim.section, claim.quote, claim.rule]));
  return "\ufeff" + [titles, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
