// What the file holds: the first picture as it is, all claims and documents compressed.

const first = JSON.parse($("first").textContent);
const looks = first.looks;
const graph = { documents: [], entities: [], edges: [], claims: [], predicates: {}, disputes: [] };
const entityById = new Map();
const edgeById = new Map();
const claimById = new Map();

async function unpack() {
  const bytes = Uint8Array.from(atob($("data").textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const data = JSON.parse(await new Response(stream).text());
  $("data").textContent = "";
  graph.predicates = data.predicates;
  graph.disputes = data.disputes;
  graph.documents = data.documents.map((document, number) => ({ ...document, number, claims: [] }));
  graph.entities = data.entities.map(([id, label, kind, ids, names], number) => ({
    id, label, kind, ids, names, number, edges: [],
  }));
  graph.edges = data.edges.map(([subject, predicate, object, negated, hedged, line], number) => ({
    number, predicate, line, negated: Boolean(negated), hedged: Boolean(hedged), claims: [],
    subject: graph.entities[subject], object: graph.entities[object],
  }));
  graph.claims = data.claims.map(claimOf);
  for (const entity of graph.entities) entityById.set(entity.id, entity);
  for (const edge of graph.edges) {
    edge.id = [edge.subject.id, edge.predicate, edge.object.id, edge.line].join("|");
    edgeById.set(edge.id, edge);
    edge.subject.edges.push(edge);
    if (edge.object !== edge.subject) edge.object.edges.push(edge);
  }
  for (const document of graph.documents) document.claims.sort((a, b) => a.start - b.start || a.end - b.end);
}

function claimOf([id, edge, document, spans, certainty, confidence, rule, section, qualifiers, quote, years]) {
  const [start, end, subjectStart, subjectEnd, objectStart, objectEnd] = spans;
  const claim = {
    id, certainty, confidence, rule, section, qualifiers, years, start, end,
    edge: graph.edges[edge], document: graph.documents[document],
    subject: [subjectStart, subjectEnd], object: [objectStart, objectEnd],
  };
  claim.quote = quote ?? claim.document.text.slice(start, end);
  claim.edge.claims.push(claim);
  claim.document.claims.push(claim);
  claimById.set(id, claim);
  return claim;
}

// A predicate in words; and whether it lowers what it acts on.
const words = (predicate) => (graph.predicates[predicate] ?? [predicate])[0];
const family = (predicate) => (graph.predicates[predicate] ?? [])[1] ?? "use and history";
const lowers = (predicate) => Boolean((graph.predicates[predicate] ?? [])[2]);
const kindLabel = (kind) => (looks.kinds[kind] ?? [kind])[0];
const kindColour = (kind) => (looks.kinds[kind] ?? ["", "#888888"])[1];

// The label of an edge: what it says, and how.
function said(edge) {
  if (edge.negated) return "not: " + words(edge.predicate);
  return edge.hedged ? words(edge.predicate) + "?" : words(edge.predicate);
}

const sources = (claims) => new Set(claims.map((claim) => claim.document.voice)).size;
