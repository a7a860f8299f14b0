// A curator's decisions: kept on the page, given back as a file that `build --decisions` applies.

let decisions = new Map(); // claim id -> decision
let curator = "";

const VERDICTS = { accept: "✓ Accept", reject: "✗ Reject", correct: "✎ Correct" };

function reviewButtons(claim) {
  const now = decisions.get(claim.id)?.decision;
  return el("span", { class: "review", role: "group", "aria-label": "Review this claim" },
    Object.entries(VERDICTS).map(([verdict, text]) => button(text, () => decide(claim, verdict), { class: verdict, "aria-pressed": String(now === verdict) })));
}

function decide(claim, verdict) {
  if (verdict === "correct") { askCorrection(claim); return; }
  if (decisions.get(claim.id)?.decision === verdict) keep(claim, null);
  else keep(claim, { decision: verdict });
}

function keep(claim, decision) {
  remember();
  decisions = new Map(decisions);
  if (decision) decisions.set(claim.id, { claim: claim.id, ...decision });
  else decisions.delete(claim.id);
  redrawReview(claim);
}

function redrawReview(claim) {
  for (const article of document.querySelectorAll("[data-claim]")) {
    if (article.dataset.claim !== claim.id) continue;
    const group = article.querySelector(".review");
    const pressed = group.contains(document.activeElement) ? document.activeElement.className : null;
    const fresh = reviewButtons(claim);
    group.replaceWith(fresh);
    if (pressed) fresh.querySelector("." + pressed)?.focus();
  }
  drawDecisions();
}

function drawDecisions() {
  $("decisions").hidden = decisions.size === 0;
  $("decisions").textContent = `Download ${count(decisions.size, "decision")}`;
}

// An entity as its curator knows it; by its identifier where another has the same name.
function called(entity) {
  const alike = graph.entities.filter((other) => other.label.toLowerCase() === entity.label.toLowerCase());
  return entity.label && alike.length === 1 ? entity.label : entity.id;
}

// What is wrong with the claim, in a small form; what is left as it was is not written.
function askCorrection(claim) {
  const old = decisions.get(claim.id) ?? {};
  const was = { subject: called(claim.edge.subject), predicate: claim.edge.predicate, object: called(claim.edge.object), negated: String(claim.edge.negated), certainty: claim.certainty };
  const now = { ...was, ...Object.fromEntries(Object.entries(old.correction ?? {}).map(([key, value]) => [key, String(value)])) };
  const field = (id, title, input) => el("label", {}, title, input);
  const text = (id, value) => el("input", { name: id, value, autocomplete: "off" });
  const choice = (id, values, value) => el("select", { name: id }, values.map(([key, title]) => el("option", { value: key, selected: key === value }, title)));
  const form = el("form", { method: "dialog" },
    el("h2", { id: "form-title" }, "Correct this claim"),
    el("blockquote", {}, quoted(claim)),
    field("subject", "Subject (name or identifier)", text("subject", now.subject)),
    field("predicate", "Predicate", choice("predicate", Object.keys(graph.predicates).map((key) => [key, words(key)]), now.predicate)),
    field("object", "Object (name or identifier)", text("object", now.object)),
    field("negated", "Polarity", choice("negated", [["false", "affirmed"], ["true", "denied"]], now.negated)),
    field("certainty", "Certainty", choice("certainty", CERTAINTIES.map((key) => [key, key]), now.certainty)),
    field("note", "Note", text("note", old.note ?? "")),
    field("by", "Your name", text("by", old.by ?? curator)),
    el("p", { class: "acts" }, el("button", { type: "submit", value: "keep", class: "primary" }, "Keep correction"), el("button", { type: "submit", value: "cancel", formnovalidate: true }, "Cancel")));
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "keep") return;
    const given = Object.fromEntries(new FormData(form));
    const correction = Object.fromEntries(Object.keys(was).filter((key) => given[key] !== was[key]).map((key) => [key, key === "negated" ? given[key] === "true" : given[key]]));
    curator = given.by;
    keep(claim, { decision: "correct", ...(given.note ? { note: given.note } : {}), ...(given.by ? { by: given.by } : {}), correction });
  });
  $("form").replaceChildren(form);
  $("form").showModal();
}

// A line for each decision, in the order of the claims' ids: the same decisions give the same file.
function decisionLines() {
  const ordered = [...decisions.values()].sort((a, b) => (a.claim < b.claim ? -1 : 1));
  return ordered.map((decision) => JSON.stringify({ ...decision, ...(decision.by || !curator ? {} : { by: curator }) }) + "\n").join("");
}
