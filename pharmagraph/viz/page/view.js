// What is looked at: one value, kept in the address, so that a view can be sent and undone.

const FILTERS = ["kind", "predicate", "certainty", "polarity", "document", "section"];
const PHONE = "(max-width: 900px), (max-height: 480px)"; // held upright, or on its side (as page.css has it)
const narrow = () => window.matchMedia(PHONE).matches;
const size = () => (narrow() ? Math.min(18, first.view.size) : first.view.size);

const opening = () => ({
  mode: first.view.around ? "around" : "overview",
  around: first.view.around, hops: first.view.hops, from: null, to: null,
  off: Object.fromEntries(FILTERS.map((filter) => [filter, new Set()])), time: null,
  node: null, edge: null, read: null, table: false, sort: "sources-down",
});
let view = opening();
const filtered = () => view.time !== null || FILTERS.some((filter) => view.off[filter].size);

function addressOf(view) {
  const parts = new URLSearchParams();
  if (view.mode === "overview" && first.view.around) parts.set("show", "overview");
  if (view.mode === "disagree") parts.set("show", "disagreements");
  if (view.mode === "around") { parts.set("around", view.around); parts.set("hops", view.hops); }
  if (view.mode === "paths") { parts.set("from", view.from); parts.set("to", view.to); }
  for (const filter of FILTERS) for (const value of view.off[filter]) parts.append("no-" + filter, value);
  if (view.time) timeToAddress(view.time, parts);
  for (const part of ["node", "edge", "read"]) if (view[part]) parts.set(part, view[part]);
  if (view.table) { parts.set("table", "1"); parts.set("sort", view.sort); }
  return parts.toString();
}

// An address to a view; what it names and the file does not have is left out.
function viewOf(address) {
  const parts = new URLSearchParams(address.replace(/^#/, ""));
  const wanted = opening();
  const known = (part) => (entityById.has(parts.get(part)) ? parts.get(part) : null);
  if (known("around")) {
    wanted.mode = "around";
    wanted.around = known("around");
    wanted.hops = Math.min(Math.max(Number.parseInt(parts.get("hops") ?? "1", 10) || 0, 0), 10);
  } else if (known("from") && known("to")) {
    Object.assign(wanted, { mode: "paths", from: known("from"), to: known("to") });
  } else if (parts.get("show") === "disagreements") wanted.mode = "disagree";
  else if (parts.get("show") === "overview") wanted.mode = "overview";
  for (const filter of FILTERS) for (const value of parts.getAll("no-" + filter)) wanted.off[filter].add(value);
  wanted.time = timeOfAddress(parts);
  wanted.node = known("node");
  if (edgeById.has(parts.get("edge"))) wanted.edge = parts.get("edge");
  if (claimById.has(parts.get("read"))) wanted.read = parts.get("read");
  wanted.table = parts.get("table") === "1";
  if (/^[a-z]+-(up|down)$/.test(parts.get("sort") ?? "")) wanted.sort = parts.get("sort");
  return wanted;
}

const polarity = (claim) => (claim.edge.negated ? "denied" : "affirmed");

// The edges that pass the filters, each with the claims that do, the best supported first.
let live = [];
function sift() {
  const { kind, predicate, certainty, polarity: sides, document, section } = view.off;
  live = [];
  quarrels = null;
  for (const edge of graph.edges) {
    edge.live = [];
    if (kind.has(edge.subject.kind) || kind.has(edge.object.kind) || predicate.has(edge.predicate)) continue;
    edge.live = edge.claims.filter((claim) => !(certainty.has(claim.certainty) || sides.has(polarity(claim))
      || document.has(claim.document.id) || section.has(claim.section)) && inTime(claim, view.time));
    if (edge.live.length) live.push(edge);
  }
}

const liveEdges = (entity) => entity.edges.filter((edge) => edge.live.length);
const otherEnd = (edge, entity) => (edge.subject === entity ? edge.object : edge.subject);

// The entities and edges that the picture shows, and how many entities it had no room for.
function chosen() {
  if (view.mode === "around") return neighbourhood(entityById.get(view.around), view.hops);
  if (view.mode === "paths") return between(entityById.get(view.from), entityById.get(view.to));
  if (view.mode === "disagree") return disputed();
  return overview();
}

// The entities that there is room for, in their order, with the best supported edges among them, and
// at least one for each (as network.py has it).
function withRoom(entities, edges = live) {
  const kept = new Set(entities.slice(0, size()));
  const joined = new Set();
  const some = edges.filter((edge) => kept.has(edge.subject) && kept.has(edge.object)).filter((edge, number) => {
    if (number >= first.view.density * size() && joined.has(edge.subject) && joined.has(edge.object)) return false;
    joined.add(edge.subject).add(edge.object);
    return true;
  });
  return { entities: [...kept], left: entities.length - kept.size, edges: some };
}

// Doses, times and names come when all else is there.
const isValue = (entity) => Number(first.view.values.includes(entity.kind));
const valuesLast = (edges) => edges.sort((a, b) => isValue(a.object) - isValue(b.object));

// The drugs with most claims and, in turn, the best supported edges of each (as network.overview does).
function overview() {
  const present = new Set(live.flatMap((edge) => [edge.subject, edge.object]));
  const entities = graph.entities.filter((entity) => present.has(entity));
  if (entities.length <= size()) return withRoom(entities);
  const drugs = entities.filter((entity) => entity.kind === "drug");
  const hubs = (drugs.length ? drugs : entities).slice(0, Math.max(Math.floor(size() / first.view.share), 1));
  const picked = new Set(hubs);
  let turns = hubs.map((hub) => valuesLast(liveEdges(hub)).values());
  while (turns.length && picked.size < size()) {
    turns = turns.filter((turn) => {
      for (const edge of turn) {
        if (picked.has(edge.subject) && picked.has(edge.object)) continue;
        if (picked.size < size()) picked.add(edge.subject).add(edge.object);
        return true;
      }
      return false;
    });
  }
  return { ...withRoom(entities.filter((entity) => picked.has(entity))), left: entities.length - picked.size };
}

// Steps from an entity to every other within reach, over edges that pass the filters.
function steps(start, reach = Infinity) {
  const distance = new Map([[start, 0]]);
  for (const entity of distance.keys()) {
    if (distance.get(entity) >= reach) continue;
    for (const edge of liveEdges(entity)) {
      const other = otherEnd(edge, entity);
      if (!distance.has(other)) distance.set(other, distance.get(entity) + 1);
    }
  }
  return distance;
}

// Nearest first, and among the equally near those whose edge is best supported; values last.
function neighbourhood(entity, hops) {
  const [start, ...others] = steps(entity, hops).keys();
  return withRoom([start, ...others.sort((a, b) => isValue(a) - isValue(b))]);
}

// Everything that lies on a shortest way between two entities and, where that is little, on one a single
// step longer; of the edges only those that lead on.
function between(from, to) {
  const [there, back] = [steps(from), steps(to)];
  if (!there.has(to)) return { entities: [from, to], edges: [], left: 0 };
  const far = (one, other) => (there.get(one) ?? Infinity) + 1 + (back.get(other) ?? Infinity);
  const length = (entity) => (there.get(entity) ?? Infinity) + (back.get(entity) ?? Infinity);
  const onWay = (slack) => graph.entities.filter((entity) => length(entity) <= there.get(to) + slack);
  const slack = onWay(0).length < 5 ? 1 : 0;
  const leading = live.filter((edge) => Math.min(far(edge.subject, edge.object), far(edge.object, edge.subject)) <= there.get(to) + slack);
  return withRoom([from, to, ...onWay(slack).filter((entity) => entity !== from && entity !== to)
    .sort((a, b) => length(a) - length(b) || a.number - b.number)], leading);
}

// As many disagreements as there is room for beside the panel, each with all its sides.
function disputed() {
  const room = Math.ceil(0.6 * size());
  const [entities, edges, left] = [new Set(), new Set(), new Set()];
  for (const quarrel of disagreements()) {
    const { subject, object } = quarrel.edges[0];
    const fits = new Set([...entities, subject, object]).size <= room && edges.size + quarrel.edges.length <= first.view.density * room;
    for (const end of [subject, object]) (fits ? entities : left).add(end);
    if (fits) for (const edge of quarrel.edges) edges.add(edge);
  }
  return { entities: [...entities], edges: [...edges], left: [...left].filter((entity) => !entities.has(entity)).length };
}

// Where documents disagree (see disputes.py), as far as both sides pass the filters.
let quarrels = null; // made when they are asked for
function disagreements() {
  const passing = (side) => side.map((number) => graph.edges[number]).filter((edge) => edge.live.length);
  quarrels ??= graph.disputes.map(([reason, one, other]) => ({ reason, sides: [passing(one), passing(other)] }))
    .filter(({ sides }) => sides.every((side) => side.length)).map(({ reason, sides }) => ({ reason, edges: sides.flat() }));
  return quarrels;
}
