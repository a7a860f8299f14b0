// Search with completion, over names, synonyms and identifiers.

const SEARCH = "A name, or “drug to effect” …";
let pathFrom = null; // where a path is to begin, while the search asks for its end
let options = [];
let option = -1;

const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\s\-‐–]+/g, " ").trim();

// Every entity with its searchable names; made once, when it is first needed.
let names = null;
function allNames() {
  names ??= graph.entities.map((entity) => ({ entity, folded: [entity.label, ...entity.names].map(folded), ids: entity.ids.map(([id]) => id.toLowerCase()) }));
  return names;
}

// How well an entity fits: whole names first, then beginnings, words, parts; then those with most claims.
function search(query) {
  const wanted = folded(query);
  if (!wanted) return [];
  const found = [];
  for (const { entity, folded: texts, ids } of allNames()) {
    let best = ids.includes(query.trim().toLowerCase()) ? 0 : 9;
    let text = null;
    texts.forEach((candidate, number) => {
      const rank = candidate === wanted ? 1 : candidate.startsWith(wanted) ? 2 : candidate.includes(" " + wanted) ? 3 : candidate.includes(wanted) ? 4 : 9;
      if (rank < best) { best = rank; text = number ? entity.names[number - 1] : null; }
    });
    if (best < 9) found.push({ entity, rank: best, text });
  }
  return found.sort((a, b) => a.rank - b.rank || a.entity.number - b.entity.number).slice(0, 12);
}

// "paths from ketamine to synaptic plasticity", or just "ketamine to synaptic plasticity".
function pathAsked(query) {
  const [, start, end] = /^(?:paths?\s+)?(?:from\s+)?(.+?)\s+(?:to|->|→)\s+(.+)$/i.exec(query.trim().slice(0, 300)) ?? [];
  const [from, to] = start ? [search(start)[0]?.entity, search(end)[0]?.entity] : [];
  return from && to && from !== to ? [{ from, to }] : [];
}

const optionParts = ({ entity, text, from, to }) => (from
  ? [el("span", { class: "quiet" }, "Paths"), name(from.label, 40), " → ", name(to.label, 40)]
  : [el("span", { class: "dot kind-" + entity.kind }), name(entity.label, 60), el("span", { class: "quiet kind" }, kindLabel(entity.kind)), text ? el("span", { class: "quiet other" }, name(text, 50)) : null]);

function drawOptions() {
  options = [...pathAsked($("search").value), ...search($("search").value)];
  option = options.length ? 0 : -1;
  const none = $("search").value.trim() && !options.length;
  $("found").replaceChildren(
    ...(none ? [el("li", { class: "quiet", role: "option", "aria-disabled": "true" }, "Nothing is called that")] : []),
    ...options.map((found, number) => el("li", { role: "option", id: "option-" + number, "aria-selected": String(number === option), pointerdown: (event) => { event.preventDefault(); take(number); } }, optionParts(found))));
  openOptions(Boolean(options.length) || Boolean(none));
}

function openOptions(open) {
  $("found").hidden = !open;
  $("search").setAttribute("aria-expanded", String(open));
  if (open && option >= 0) $("search").setAttribute("aria-activedescendant", "option-" + option);
  else $("search").removeAttribute("aria-activedescendant");
}

function moveOption(way) {
  if (!options.length) return;
  option = (option + way + options.length) % options.length;
  [...$("found").children].forEach((item, number) => item.setAttribute("aria-selected", String(number === option)));
  $("found").children[option].scrollIntoView({ block: "nearest" });
  openOptions(true);
}

// Go to what was found: where it is in the picture, or to its neighbourhood where it is not.
function take(number) {
  const { entity, to, from: asked } = options[number] ?? {};
  if (!entity && !to) return;
  openOptions(false);
  const from = pathFrom;
  endSearch();
  if (to) go({ mode: "paths", from: asked.id, to: to.id, node: null, edge: null });
  else if (from && from !== entity) go({ mode: "paths", from: from.id, to: entity.id, node: null, edge: null });
  else if (shown.entities.includes(entity)) { go({ node: entity.id, edge: null }); bringIntoSight(entity.id); }
  else go({ mode: "around", around: entity.id, hops: 1, node: entity.id, edge: null });
}

function endSearch() {
  pathFrom = null;
  openOptions(false);
  $("search").value = "";
  $("search").placeholder = SEARCH;
  $("search").blur();
}

function listenToSearch() {
  $("search").addEventListener("input", drawOptions);
  $("search").addEventListener("blur", () => openOptions(false));
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") moveOption(1);
    else if (event.key === "ArrowUp") moveOption(-1);
    else if (event.key === "Enter") take(option);
    else if (event.key === "Escape") endSearch();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
