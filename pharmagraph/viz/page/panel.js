// The evidence: what is claimed of the selected node or edge, in whose words, how surely.

function drawPanel() {
  const panel = $("panel");
  const edge = edgeById.get(view.edge);
  const entity = entityById.get(view.node);
  const content = edge ? edgePanel(edge) : entity ? entityPanel(entity)
    : view.mode === "disagree" ? disagreementPanel() : view.mode === "paths" ? pathsPanel() : null;
  panel.hidden = !content;
  panel.replaceChildren(...(content ? [button("✕", closePanel, { class: "close", "aria-label": "Close" }), ...content] : []));
  panel.scrollTop = 0;
}

function closePanel() {
  if (view.node || view.edge) go({ node: null, edge: null });
  else go({ mode: "overview" });
  $("network").focus();
}

const chip = (text, kind = "") => el("span", { class: "chip " + kind }, text);
const entityButton = (entity) => button(name(entity.label || entity.id), () => go({ node: entity.id, edge: null, read: null }), { class: "entity kind-" + entity.kind });

function edgePanel(edge) {
  const claims = edge.live.length ? edge.live : edge.claims;
  const others = edge.subject.edges.filter((other) => other !== edge && other.subject === edge.subject
    && other.object === edge.object && other.live.length);
  return [
    el("h2", {}, entityButton(edge.subject), " ", el("span", { class: "verb line-" + edge.line.replace(" ", "-") }, edge.negated ? "not: " : "", words(edge.predicate)), " ", entityButton(edge.object)),
    el("p", { class: "quiet" }, chip(how(edge), edge.line.split(" ").pop()), " ", tally(claims)),
    others.length ? el("div", { class: "others" }, el("h3", {}, "Also said of these two"),
      el("ul", {}, others.map((other) => el("li", {}, edgeButton(other))))) : null,
    ...cards(claims),
  ].filter(Boolean);
}

const tally = (claims) => `${count(claims.length, "claim")} from ${count(sources(claims), "independent source")}`;

// A proposition in one line; a click opens it.
function edgeButton(edge) {
  const parts = [name(edge.subject.label, 60), " ", el("b", {}, said(edge)), " ", name(edge.object.label, 60)];
  return button(parts, () => go({ edge: edge.id, node: null, read: null }), { class: "row line-" + edge.line.replace(" ", "-") });
}

// The first claims at once, the others on demand.
function cards(claims, from = 0) {
  const some = claims.slice(from, from + 20);
  const rest = claims.length - from - some.length;
  return [
    ...some.map(card),
    rest > 0 ? button(`Show ${count(Math.min(rest, 20), "more claim")} of ${rest}`, (event) => event.target.replaceWith(...cards(claims, from + 20)), { class: "more" }) : null,
  ].filter(Boolean);
}

function card(claim) {
  const qualifiers = Object.entries(claim.qualifiers).flatMap(([key, values]) => values.map((value) => chip([el("i", {}, brief(key.replace(/_/g, " "), 30) + " "), name(value, 80)])));
  return el("article", { class: "card", "data-claim": claim.id },
    el("blockquote", { dir: "auto" }, quoted(claim)),
    el("p", { class: "chips" }, chip(claim.certainty, claim.certainty === "asserted" ? "asserted" : "hedged"),
      claim.edge.negated ? chip("denied", "denied") : null, ...qualifiers),
    el("p", { class: "from" }, name(documentName(claim.document), 90), fromYear(claim.document), claim.section && claim.section !== documentName(claim.document) ? [" · ", name(claim.section, 60)] : null),
    el("div", { class: "acts" },
      claim.document.text === null ? null : button("Show in document", () => go({ read: claim.id }), { class: "read" }),
      reviewButtons(claim)),
    el("p", { class: "rule" }, `confidence ${Math.round(100 * claim.confidence)} %`, claim.rule ? [" · rule ", brief(claim.rule, 40)] : null,
      claim.document.url ? [" · ", link("source", claim.document.url)] : null));
}

const documentName = (document) => document.title || document.id;
const fromYear = (document) => (document.year === null ? null : ` (${document.year})`);

const QUOTE_LENGTH = 1200;

// The quote with what it is about marked; a very long one around that.
function quoted(claim) {
  const text = claim.document.text;
  if (text === null) return claim.quote.slice(0, QUOTE_LENGTH);
  const marks = [[...claim.subject, "subject"], [...claim.object, "object"]];
  const from = Math.max(claim.start, Math.min(claim.subject[0], claim.object[0]) - QUOTE_LENGTH / 2);
  const to = Math.min(claim.end, from + QUOTE_LENGTH);
  const start = claim.end - claim.start <= QUOTE_LENGTH ? claim.start : from;
  const end = claim.end - claim.start <= QUOTE_LENGTH ? claim.end : to;
  return [start > claim.start ? "… " : null, ...marked(text, start, end, marks), end < claim.end ? " …" : null];
}

// A stretch of text with marks inside it; a mark within another is left to that.
function marked(text, start, end, marks) {
  const parts = [];
  let place = start;
  for (const [from, to, kind] of marks.filter((mark) => mark[0] < mark[1]).sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (from < place || to > end) continue;
    parts.push(text.slice(place, from), el("mark", { class: kind }, text.slice(from, to)));
    place = to;
  }
  return [...parts, text.slice(place, end)];
}

function entityPanel(entity) {
  const edges = liveEdges(entity);
  const groups = new Map();
  for (const edge of edges) {
    const title = edge.subject === entity ? words(edge.predicate) : "… " + words(edge.predicate) + " it";
    groups.set(title, [...(groups.get(title) ?? []), edge]);
  }
  const weight = ([title, [edge]]) => families().indexOf(family(edge.predicate)) + (title.startsWith("…") ? 10 : 0);
  const ordered = [...groups].sort((a, b) => weight(a) - weight(b));
  const others = entity.names.filter((other) => other.toLowerCase() !== entity.label.toLowerCase());
  return [
    el("h2", {}, name(entity.label || entity.id, 300)),
    el("p", { class: "quiet" }, chip(kindLabel(entity.kind), "kind-" + entity.kind), " ", tally(edges.flatMap((edge) => edge.live))),
    others.length ? alsoCalled(others) : null,
    el("p", { class: "ids" }, entity.ids.slice(0, 12).map(([id, url]) => [link(id, url), " "])),
    el("div", { class: "acts" },
      button("Neighbours only", () => go({ mode: "around", around: entity.id, hops: 1, edge: null })),
      button("Within 2 steps", () => go({ mode: "around", around: entity.id, hops: 2, edge: null })),
      button("Paths to …", () => choosePath(entity))),
    ...ordered.map(([title, group]) => el("section", {}, el("h3", {}, title, " ", el("span", { class: "quiet" }, String(group.length))), listOf(group, entity, 0, 9))),
  ].filter(Boolean);
}

function alsoCalled(others) {
  const listed = (some) => some.map((other, number) => [number ? ", " : "", name(other, 60)]);
  const rest = others.length - 5;
  const list = el("p", { class: "names" }, "Also called ", listed(others.slice(0, rest > 1 ? 5 : 6)), " ",
    rest > 1 ? button(`${rest} more`, () => list.replaceChildren("Also called ", ...listed(others).flat()), { class: "more" }) : null);
  return list;
}

// The other ends of edges, a few at first.
function listOf(edges, entity, from, length) {
  const list = el("ul", {}, edges.slice(from, from + length).map((edge) => el("li", {},
    button(name(otherEnd(edge, entity).label, 80), () => go({ edge: edge.id, node: null, read: null }), { class: "row" }),
    el("span", { class: "quiet" }, edge.line === "asserted" ? null : chip(how(edge), edge.negated ? "denied" : "hedged"), " ", count(edge.live.length, "claim")))));
  const rest = edges.length - from - length;
  if (rest > 0) list.append(el("li", {}, button(`${rest} more`, (event) => event.target.closest("li").replaceWith(...listOf(edges, entity, from + length, 40).children), { class: "more" })));
  return list;
}

// Then the search box asks where to.
function choosePath(entity) {
  pathFrom = entity;
  $("search").value = "";
  $("search").placeholder = `Path from ${brief(entity.label, 24)} to …`;
  $("search").focus();
}

function pathsPanel() {
  const [from, to] = [entityById.get(view.from), entityById.get(view.to)];
  const found = shortest(from, to, 12);
  return [
    el("h2", {}, "From ", name(from.label), " to ", name(to.label)),
    found.length ? el("p", { class: "quiet" }, `${count(found.length, "shortest way")}, ${count(found[0].length, "step")}${found.length > 1 ? " each" : ""}; edges may point either way`)
      : el("p", {}, "No way leads from one to the other through the claims that pass the filters."),
    el("ol", { class: "paths" }, found.map((path) => el("li", {}, path.map((edge) => edgeButton(edge))))),
  ];
}

// How little a link says: a denial joins nothing, and two drugs that are both tablets have little to do with each other.
const VAGUE = new Set(["organisation", "route", "form", "population", "time", "duration", "quantity", "name"]);
const doubt = (edge) => (edge.negated ? 4 : 0) + (edge.hedged ? 1 : 0);
const vagueness = (way) => way.reduce((sum, edge) => sum + doubt(edge) + (VAGUE.has(edge.object.kind) ? 2 : 0), 0);

// The shortest ways as edges: the surest first, then the best supported.
function shortest(from, to, limit) {
  const back = steps(to);
  const ways = [];
  const walk = (entity, way) => {
    if (ways.length >= 20 * limit) return;
    if (entity === to) { ways.push(way); return; }
    const next = new Map();
    for (const edge of liveEdges(entity)) {
      const other = otherEnd(edge, entity);
      if (back.get(other) === back.get(entity) - 1 && (!next.has(other) || doubt(edge) < doubt(next.get(other)))) next.set(other, edge);
    }
    for (const [other, edge] of next) walk(other, [...way, edge]);
  };
  if (back.has(from) && from !== to) walk(from, []);
  return ways.sort((a, b) => vagueness(a) - vagueness(b)).slice(0, limit);
}

function disagreementPanel() {
  const found = disagreements();
  return [
    el("h2", {}, "What the documents disagree about"),
    el("p", { class: "quiet" }, found.length ? count(found.length, "disagreement") : `No disagreement among the claims${filtered() ? " that pass the filters" : ""}.`),
    ...found.slice(0, 60).map((quarrel) => el("section", { class: "quarrel" },
      el("h3", {}, quarrel.reason),
      quarrel.edges.map((edge) => el("div", { class: "side" }, edgeButton(edge), el("p", { class: "quiet" }, tally(edge.live)),
        el("blockquote", { dir: "auto" }, quoted(edge.live.find((claim) => claim.certainty === "unknown") ?? edge.live[0])))))),
  ];
}
