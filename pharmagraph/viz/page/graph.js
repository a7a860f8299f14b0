// The picture: vis-network, which pyvis brings, showing what view.js has chosen. Nothing moves by itself.

const nodes = new vis.DataSet();
const lines = new vis.DataSet();
let canvas = null;
let places = new Map(); // of the view that is shown, by entity id
let shown = { entities: [], edges: [], left: 0 };
let shownFor = "";

const dark = () => document.documentElement.dataset.theme === "dark"
  || (!document.documentElement.dataset.theme && window.matchMedia("(prefers-color-scheme: dark)").matches);
const ink = () => (dark() ? "#e7ecf2" : "#1b2733");
const shade = (colour) => (dark() ? looks.dark[colour] ?? colour : colour); // of a line
const paper = () => (dark() ? "#12181f" : "#ffffff");

// A label in one line or two, cut where it is still too long (as layout.py has it).
const LABEL_LENGTH = 26;
function inLines(label) {
  const length = narrow() ? 16 : LABEL_LENGTH;
  const cut = label.lastIndexOf(" ", length);
  if (label.length <= length || cut < length / 3) return brief(label, LABEL_LENGTH);
  return label.slice(0, cut) + "\n" + brief(label.slice(cut + 1), LABEL_LENGTH);
}
// Their size: on a phone the picture is small, and they are not.
const fontSize = (drug) => (drug ? 17 : 14) + (narrow() ? 6 : 0);

// How an entity and an edge are drawn: html.py does the same for the first picture.
function nodeLook(entity) {
  const claims = entity.edges.reduce((sum, edge) => sum + edge.claims.length, 0);
  return {
    id: entity.id, label: inLines(brief(entity.label || entity.id, 200)), group: entity.kind, shape: looks.kinds[entity.kind]?.[2] ?? "dot",
    size: Math.min(8 + Math.floor(1.6 * Math.log2(Math.max(claims, 1))), 24),
  };
}

function edgeLook(edge, bend) {
  return {
    id: edge.id, from: edge.subject.id, to: edge.object.id, label: said(edge),
    color: lineColour(edge, 1), dashes: looks.dashes[how(edge)],
    width: edgeWidth(sources(edge.live ?? edge.claims)),
    arrows: { to: { enabled: true, type: lowers(edge.predicate) ? "bar" : "arrow", scaleFactor: 0.6 } },
    arrowStrikethrough: lowers(edge.predicate), // the line goes on to its bar
    denied: edge.negated, // read by along.js
    smooth: { enabled: bend !== 0, type: "curvedCW", roundness: bend },
  };
}

// How an edge says what it says: a hedged one as surely as its surest claim that passes the filters.
const surest = (claims) => CERTAINTIES.find((certainty) => claims.some((claim) => claim.certainty === certainty));
const how = (edge) => (edge.line === "hedged" ? surest(edge.live?.length ? edge.live : edge.claims) : edge.line);

// The same whether selected or not: width and the fading of all others say what is selected.
const lineColour = (edge, opacity) => painted(looks.families[family(edge.predicate)], opacity);

function painted(family, opacity) {
  const colour = shade(family);
  return { color: colour, highlight: colour, hover: colour, opacity };
}

const edgeWidth = (sources) => Math.min(16 + 8 * Math.floor(Math.log2(Math.max(sources, 1))), 60) / 10;

// How far each edge is bent, so that edges between the same two nodes do not hide each other.
function bends(edges) {
  const pair = (edge) => [edge.subject.id, edge.object.id].sort();
  const total = new Map();
  const key = (edge) => pair(edge).join("\n");
  for (const edge of edges) total.set(key(edge), (total.get(key(edge)) ?? 0) + 1);
  const seen = new Map();
  return edges.map((edge) => {
    const turn = edge.subject.id === pair(edge)[0] ? 1 : -1;
    const number = seen.get(key(edge)) ?? 0;
    seen.set(key(edge), number + 1);
    return Math.round(1000 * turn * 0.22 * (number - (total.get(key(edge)) - 1) / 2)) / 1000;
  });
}

function themed() {
  return {
    nodes: { font: { color: ink(), strokeColor: paper(), strokeWidth: 3, size: 14, face: "system-ui, sans-serif" } },
  };
}

function merged(base, over) {
  const all = { ...base };
  for (const [key, value] of Object.entries(over)) {
    all[key] = value && typeof value === "object" && !Array.isArray(value) ? merged(base[key] ?? {}, value) : value;
  }
  return all;
}

function openCanvas() {
  canvas = new vis.Network($("network"), { nodes, edges: lines }, merged(first.options, themed()));
  $("network").firstElementChild.tabIndex = -1; // the keys are heard by what it lies in: one stop, with a name
  $("network").picture = canvas; // so that a test can ask where something stands
  canvas.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) go({ node, edge: null, read: null });
    else if (edge !== undefined) go({ node: null, edge, read: null });
    else if (view.node || view.edge) go({ node: null, edge: null });
  });
  canvas.on("doubleClick", ({ nodes: [node] }) => {
    if (node !== undefined) go({ mode: "around", around: node, hops: 1, node, edge: null });
  });
  canvas.on("hoverNode", ({ node, event }) => tip(entityById.get(node), event));
  canvas.on("hoverEdge", ({ edge, event }) => tip(edgeById.get(edge), event));
  canvas.on("dragEnd", ({ nodes: [node] }) => {
    if (node !== undefined) places.set(node, canvas.getPosition(node));
    else moved = true;
  });
  canvas.on("zoom", () => { moved = true; });
  canvas.on("beforeDrawing", strike);
  canvas.on("afterDrawing", word);
  new ResizeObserver(keepRoom).observe($("network"));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) canvas.on(event, () => { $("tip").hidden = true; });
}

let moved = false; // by the user: then the page moves it no more
function fit() {
  moved = false;
  canvas.fit({ animation: false, maxZoomLevel: 1.25 });
}

// When the panel or the table takes room, or gives it back, the picture keeps to what is left.
let room = "";
function keepRoom() {
  const now = `${$("network").clientWidth} ${$("network").clientHeight}`;
  if (now === room) return;
  room = now;
  canvas.setSize("100%", "100%");
  canvas.redraw();
  if (!moved) fitSelected();
}

// With the panel open there is less room: then what is selected and its neighbours fill it.
function fitSelected() {
  const edge = edgeById.get(view.edge);
  const focus = edge ? [edge.subject, edge.object] : [entityById.get(view.node)];
  const near = focus.some((entity) => !shown.entities.includes(entity)) ? []
    : shown.edges.filter((line) => focus.includes(line.subject) || focus.includes(line.object));
  const ids = [...new Set(near.flatMap((line) => [line.subject.id, line.object.id]))];
  canvas.fit({ animation: false, maxZoomLevel: 1.25, ...(ids.length ? { nodes: ids } : {}) });
}

// The picture that came with the file, at once, before anything is unpacked.
function drawFirst() {
  openCanvas();
  if (narrow() || location.hash.length > 1) return; // another picture is wanted
  raise(first.nodes, first.edges);
  nodes.add(first.nodes.map((node) => ({ ...node, font: { vadjust: raised.get(node.id) ?? 0 } })));
  lines.add(first.edges.map((line) => ({ ...line, color: painted(line.color.color, 1) })));
  fit();
}

function tip(thing, event) {
  const box = $("network").getBoundingClientRect();
  if (!thing || !event) return;
  const text = thing.kind
    ? [name(thing.label), `, ${kindLabel(thing.kind)}: `, count(liveEdges(thing).length, "proposition")]
    : [name(thing.subject.label), " ", el("b", {}, said(thing)), " ", name(thing.object.label), `: ${count(thing.live.length, "claim")}`];
  $("tip").replaceChildren(...text);
  $("tip").style.left = Math.min(event.clientX - box.left + 14, box.width - 280) + "px";
  $("tip").style.top = event.clientY - box.top + 16 + "px";
  $("tip").hidden = false;
}

// Bring the picture in step with the view; what stays keeps its place.
function drawGraph() {
  const before = shownFor;
  shown = withSelected(chosen());
  shownFor = [view.mode, view.around, view.hops, view.from, view.to, narrow()].join(" ");
  if (shownFor !== before) places = new Map();
  const start = shownFor === before ? places : ownPlaces();
  const missing = shown.entities.some((entity) => !start.has(entity.id));
  places = missing && view.mode === "paths" ? inColumns(shown.entities, entityById.get(view.from), entityById.get(view.to), aspect())
    : missing ? arrange(shown.entities, shown.edges, nodeLook, start, aspect()) : start;
  if (shownFor !== before) { lines.clear(); nodes.clear(); }
  const turns = bends(shown.edges);
  const drawn = shown.entities.map((entity) => ({ ...nodeLook(entity), ...places.get(entity.id) }));
  const ends = shown.edges.map((edge, number) => edgeLook(edge, turns[number]));
  raise(drawn, ends);
  const { nodeLight, lineLight } = lights();
  replace(nodes, drawn.map((look, number) => ({ ...look, ...nodeLight(shown.entities[number]) })));
  replace(lines, ends.map((look, number) => ({ ...look, ...lineLight(shown.edges[number]) })));
  select();
  if (shownFor !== before || !moved) (shownFor === before && (view.node || view.edge) ? fitSelected : fit)();
}

// What is selected is in the picture also where it had no room: an edge with its ends, an entity with its
// best supported edges.
function withSelected(picked) {
  const edge = edgeById.get(view.edge);
  const entity = entityById.get(view.node);
  const wanted = edge ? [edge] : entity && !picked.entities.includes(entity) ? liveEdges(entity).slice(0, 6) : [];
  const edges = wanted.filter((line) => line.live.length && !picked.edges.includes(line));
  const ends = new Set([...edges.flatMap((line) => [line.subject, line.object]), ...(entity ? [entity] : [])]);
  const entities = [...ends].filter((end) => !picked.entities.includes(end));
  if (!edges.length && !entities.length) return picked;
  return { entities: [...picked.entities, ...entities], edges: [...picked.edges, ...edges], left: Math.max(picked.left - entities.length, 0), guests: true };
}

// The places that came with the file, if this is the view that they were made for.
function ownPlaces() {
  const start = opening();
  const same = !narrow() && ["mode", "around", "hops"].every((part) => view[part] === start[part]);
  return new Map(same ? first.nodes.map((node) => [node.id, { x: node.x, y: node.y }]) : []);
}

const aspect = () => Math.max($("network").clientWidth, 200) / Math.max($("network").clientHeight, 200);

function replace(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

// What is selected stands out, with words on its edges; with few edges, all have their words.
function lights() {
  const edge = edgeById.get(view.edge);
  const focus = new Set(edge ? [edge.subject.id, edge.object.id] : view.node ? [view.node] : []);
  const all = !focus.size;
  const bright = (line) => all || (edge ? line === edge : focus.has(line.subject.id) || focus.has(line.object.id));
  const near = new Set(focus);
  if (!edge) for (const line of shown.edges) if (bright(line)) near.add(line.subject.id).add(line.object.id);
  const few = shown.edges.length <= (narrow() ? 8 : WORDS);
  const wordy = !all && shown.edges.filter(bright).length <= 12;
  return {
    nodeLight: (entity) => (all || near.has(entity.id) ? { opacity: 1, font: fontOf(entity) }
      : { opacity: 0.25, font: { ...fontOf(entity), color: faded(entity) } }),
    lineLight: (line) => ({
      worded: few || (wordy && bright(line)), // read by along.js
      color: lineColour(line, bright(line) ? 1 : 0.15),
    }),
  };
}

function light() {
  const { nodeLight, lineLight } = lights();
  nodes.update(shown.entities.map((entity) => ({ id: entity.id, ...nodeLight(entity) })));
  lines.update(shown.edges.map((edge) => ({ id: edge.id, ...lineLight(edge) })));
  select();
}

function select() {
  if (lines.get(view.edge ?? "")) canvas.setSelection({ nodes: [], edges: [view.edge] }, { highlightEdges: false });
  else if (nodes.get(view.node ?? "")) canvas.setSelection({ nodes: [view.node], edges: [] }, { highlightEdges: false });
  else canvas.unselectAll();
  speak();
}

// What is selected, for those who hear it.
function speak() {
  const [edge, entity] = [edgeById.get(view.edge), entityById.get(view.node)];
  $("selected").textContent = edge ? `${brief(edge.subject.label)} ${said(edge)} ${brief(edge.object.label)}, ${how(edge)}: ${count(edge.live.length, "claim")}`
    : entity ? `${brief(entity.label)}, ${kindLabel(entity.kind)}: ${count(liveEdges(entity).length, "proposition")}` : "";
}

const fontOf = (entity) => (entity.kind === "drug" ? { color: "#ffffff", strokeWidth: 0, size: fontSize(true) } : { color: ink(), strokeColor: paper(), strokeWidth: 3, size: fontSize(false), vadjust: raised.get(entity.id) ?? 0 });
const faded = (entity) => (entity.kind === "drug" ? "rgba(255,255,255,0.6)" : dark() ? "rgba(231,236,242,0.35)" : "rgba(27,39,51,0.35)");

// Arrow keys: to the nearest entity in that direction, a little sideways allowed.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
function step(key) {
  const [dx, dy] = DIRECTIONS[key];
  const from = places.get(view.node);
  if (!from) return shown.entities[0]?.id;
  let best = null;
  for (const entity of shown.entities) {
    const place = places.get(entity.id);
    const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
    const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
    if (along > 0 && (!best || along + 2 * aside < best.cost)) best = { id: entity.id, cost: along + 2 * aside };
  }
  return best?.id;
}
