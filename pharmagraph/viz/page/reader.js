// The document: the claim's sentence in its place, all other claims of the document marked.

let readerClaims = [];

function drawReader() {
  const reader = $("reader");
  const claim = claimById.get(view.read);
  if (!claim || claim.document.text === null) {
    if (reader.open) reader.close();
    return;
  }
  readerClaims = claim.document.claims;
  const number = readerClaims.indexOf(claim);
  reader.replaceChildren(
    el("header", {},
      el("h2", { id: "reader-title" }, name(documentName(claim.document), 160), fromYear(claim.document)),
      el("p", { class: "quiet" }, `claim ${number + 1} of ${readerClaims.length} in this document`),
      el("nav", { "aria-label": "Claims of this document" },
        button("← Previous", () => turn(-1), { disabled: number === 0, "aria-keyshortcuts": "p" }),
        button("Next →", () => turn(1), { disabled: number === readerClaims.length - 1, "aria-keyshortcuts": "n" }),
        button("Close", () => go({ read: null }), { "aria-keyshortcuts": "Escape" }))),
    el("div", { class: "columns" },
      el("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Text of the document" }, body(claim)),
      el("aside", { "aria-label": "This claim" }, el("h3", {}, edgeButton(claim.edge)), card(claim))));
  reader.querySelector("aside .read")?.remove();
  if (!reader.open) reader.showModal();
  const here = reader.querySelector(".here");
  here?.scrollIntoView({ block: "center" });
  reader.querySelector(".text").focus({ preventScroll: true });
}

const turn = (way) => {
  const next = readerClaims[readerClaims.indexOf(claimById.get(view.read)) + way];
  if (next) go({ read: next.id, edge: next.edge.id, node: null });
};

// Paragraphs of the text; only those that are seen are laid out (see page.css).
function body(claim) {
  const text = claim.document.text;
  const headings = claim.document.sections.filter(([start, end]) => start < end);
  const cuts = new Set([0, text.length, ...headings.flatMap(([start, end]) => [start, end])]);
  for (const found of text.matchAll(/\n\s*\n/g)) cuts.add(found.index + found[0].length);
  const places = [...cuts].sort((a, b) => a - b);
  const isHeading = new Set(headings.map(([start]) => start));
  const stretches = claim.document.claims.filter((other) => other !== claim);
  let next = 0;
  return places.slice(0, -1).map((first, number) => {
    const whole = text.slice(first, places[number + 1]);
    const end = first + whole.trimEnd().length;
    const start = end - whole.trim().length;
    while (next < stretches.length && stretches[next].end <= start) next += 1;
    const inside = stretches.slice(next).filter((other) => other.start < end && other.end > start);
    if (end <= start) return null;
    return el(isHeading.has(first) ? "h3" : "p", { dir: "auto" }, pieces(text, start, end, claim, inside));
  });
}

// The text between, cut wherever a claim, the subject or the object begins or ends.
function pieces(text, start, end, claim, others) {
  const cuts = new Set([start, end]);
  const spans = [[claim.start, claim.end], claim.subject, claim.object, ...others.map((other) => [other.start, other.end])];
  for (const place of spans.flat()) if (place > start && place < end) cuts.add(place);
  const within = (place, [from, to]) => place >= from && place < to;
  return [...cuts].sort((a, b) => a - b).slice(0, -1).map((from, number, all) => {
    const stretch = text.slice(from, all[number + 1] ?? end);
    if (within(from, [claim.start, claim.end])) {
      const kind = within(from, claim.subject) ? "here subject" : within(from, claim.object) ? "here object" : "here";
      return el("mark", { class: kind }, stretch);
    }
    const other = others.find((candidate) => within(from, [candidate.start, candidate.end]));
    if (within(from, claim.subject) || within(from, claim.object)) return el("mark", { class: "subject" }, stretch);
    return other ? el("mark", { class: "other", click: () => go({ read: other.id, edge: other.edge.id, node: null }) }, stretch) : stretch;
  });
}
