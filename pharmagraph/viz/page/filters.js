// The legend, which is the filters: a click on an entry hides what it stands for.

const TITLES = { kind: "Entities", line: "Lines", family: "Colours of lines", predicate: "Claims", certainty: "Certainty", polarity: "Affirmed or denied", time: "Time", document: "Documents", section: "Sections" };
const ORDER = ["kind", "certainty", "polarity", "time", "predicate", "document", "section"];
const CLOSED = new Set(["document", "section"]); // at first
const CERTAINTIES = ["asserted", "probable", "possible", "hypothetical", "unknown"];

// How many claims there are of each value of each filter, in the whole file.
let totals = null;
function countValues() {
  totals = Object.fromEntries(FILTERS.map((filter) => [filter, new Map()]));
  const add = (filter, value) => totals[filter].set(value, (totals[filter].get(value) ?? 0) + 1);
  for (const entity of graph.entities) add("kind", entity.kind);
  for (const claim of graph.claims) {
    add("predicate", claim.edge.predicate);
    add("certainty", claim.certainty);
    add("polarity", polarity(claim));
    add("document", claim.document.id);
    if (claim.section) add("section", claim.section);
  }
}

const SHOWN = 14; // values of a filter that are listed at once

function drawFilters() {
  if (!totals) countValues();
  const order = {
    kind: Object.keys(looks.kinds), certainty: CERTAINTIES, polarity: ["affirmed", "denied"],
    predicate: Object.keys(graph.predicates).sort((a, b) => families().indexOf(family(a)) - families().indexOf(family(b))),
  };
  const open = new Map([...$("filters").querySelectorAll("details")].map((details) => [details.dataset.filter, details.open]));
  const all = new Map([...$("filters").querySelectorAll("details")].map((details) => [details.dataset.filter, details.dataset.all]));
  const focused = document.activeElement?.dataset?.value;
  const sections = ORDER.map((filter) => {
    const isOpen = open.get(filter) ?? !CLOSED.has(filter);
    if (filter === "time") return el("details", { "data-filter": filter, open: isOpen }, el("summary", {}, TITLES.time, view.time ? el("span", { class: "quiet" }, " ", yearsOf(view.time)) : null), timeFilter());
    const values = order[filter]?.filter((value) => totals[filter].has(value))
      ?? [...totals[filter].keys()].sort((a, b) => totals[filter].get(b) - totals[filter].get(a) || (a < b ? -1 : 1));
    if (!values.length) return null;
    const off = view.off[filter];
    const many = values.length > SHOWN && !all.get(filter);
    const details = el("details", { "data-filter": filter, "data-all": all.get(filter), open: isOpen },
      el("summary", {}, TITLES[filter], off.size ? el("span", { class: "quiet" }, ` ${off.size} hidden`) : null),
      el("ul", {}, (many ? values.slice(0, SHOWN) : values).map((value) => el("li", {}, filterButton(filter, value, off)),)),
      filter === "certainty" ? el("p", { class: "quiet" }, "A line goes by its surest claim. The wider, the more independent sources.") : null,
      many ? button(`${values.length - SHOWN} more`, () => { details.dataset.all = "1"; drawFilters(); }, { class: "more" }) : null);
    return details;
  });
  $("filters").replaceChildren(
    el("p", { class: "how" }, "Click to hide, double-click to show only that.",
      button("Show all", () => go({ off: opening().off, time: null }), { class: "more", id: "all", disabled: !filtered() })),
    ...sections.filter(Boolean));
  if (focused) [...$("filters").querySelectorAll("[data-value]")].find((item) => item.dataset.value === focused)?.focus();
}

const families = () => Object.keys(looks.families);

function filterButton(filter, value, off) {
  return el("button", {
    type: "button", class: "filter", "data-value": filter + ":" + value, "aria-pressed": String(!off.has(value)),
    click: () => toggle(filter, value), dblclick: () => only(filter, value),
  }, symbol(filter, value), el("span", { class: "what" }, filterName(filter, value)), el("span", { class: "quiet" }, totals[filter].get(value).toLocaleString("en")));
}

function filterName(filter, value) {
  if (filter === "kind") return kindLabel(value);
  if (filter === "predicate") return words(value);
  if (filter === "document") return name(documentName(graph.documents.find((document) => document.id === value)), 60);
  return name(value, 60);
}

// What the legend shows of each value: the shape of a kind, the line of a certainty.
function symbol(filter, value) {
  if (filter === "kind") return shape(looks.kinds[value]);
  if (filter === "predicate") return lineSymbol(shade(looks.families[family(value)]), false, lowers(value), false, 28);
  if (filter === "certainty" || filter === "polarity") return lineSymbol("currentColor", looks.dashes[value], false, value === "denied", 46);
  return null;
}

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const POINTS = {
  square: "3,3 13,3 13,13 3,13", diamond: "8,1 15,8 8,15 1,8", triangle: "8,1.5 15,14 1,14",
  hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8", star: "8,0.5 10,6 15.5,6 11,9.3 12.8,15 8,11.5 3.2,15 5,9.3 0.5,6 6,6",
};
function shape([, colour, form]) {
  const drawn = form === "box" ? svg("rect", { x: 0.5, y: 3, width: 15, height: 10, rx: 3 })
    : POINTS[form] ? svg("polygon", { points: POINTS[form] }) : svg("circle", { cx: 8, cy: 8, r: 6.5 });
  drawn.setAttribute("fill", colour);
  drawn.setAttribute("stroke", "currentColor");
  drawn.setAttribute("stroke-width", "0.6");
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, drawn);
}

function lineSymbol(colour, dashes, bar, struck, width) {
  const [far, middle] = [width - 3, width / 2 - 3];
  const line = svg("line", { x1: 1, y1: 7, x2: bar ? far : width - 7, y2: 7, stroke: colour, "stroke-width": 2.4 });
  if (dashes) line.setAttribute("stroke-dasharray", dashes.map((length) => length * 0.8).join(" "));
  const end = bar ? svg("line", { x1: far, y1: 2, x2: far, y2: 12, stroke: colour, "stroke-width": 2.4 })
    : svg("polygon", { points: `${width - 8},2.5 ${width},7 ${width - 8},11.5`, fill: colour });
  const parts = struck ? [line, end, svg("line", { x1: middle, y1: 1.5, x2: middle, y2: 12.5, stroke: colour, "stroke-width": 2.4 })] : [line, end];
  return svg("svg", { viewBox: `0 0 ${width} 14`, width, height: 14, "aria-hidden": "true" }, ...parts);
}

function toggle(filter, value) {
  const off = new Set(view.off[filter]);
  if (!off.delete(value)) off.add(value);
  go({ off: { ...view.off, [filter]: off } });
}

// A double click has hidden and shown it again by its two clicks: now hide all others. Of the kinds of
// entities, drugs stay: a receptor alone has nothing that acts on it.
const STAYING = { kind: ["drug", "drug_class"] };
function only(filter, value) {
  const staying = [value, ...(STAYING[filter]?.includes(value) ? [] : STAYING[filter] ?? [])];
  const others = [...totals[filter].keys()].filter((other) => !staying.includes(other));
  const alone = others.length === view.off[filter].size && others.every((other) => view.off[filter].has(other));
  go({ off: { ...view.off, [filter]: new Set(alone ? [] : others) } });
}
