// The page as a whole: every change of the view goes through go(), and draws what has changed.

let past = []; // what undo goes back to

const remember = () => {
  past.push({ address: addressOf(view), decisions });
  if (past.length > 200) past.shift();
  $("undo").disabled = false;
};

// Change the view: the only way in which it changes. Steps of one `control` in a row are undone as one.
let control = null;
function go(change, by = null) {
  const before = addressOf(view);
  const next = { ...view, ...change };
  if (addressOf(next) === before) return;
  if (!by || by !== control) remember();
  control = by;
  if (next.node !== view.node || next.mode !== view.mode) tableRows = PAGE;
  view = next;
  try { history.replaceState(null, "", "#" + addressOf(view)); } catch { /* a page inside another has no address */ }
  draw(before);
}

function undo() {
  const last = past.pop();
  if (!last) return;
  control = null;
  $("undo").disabled = past.length === 0;
  const before = addressOf(view);
  view = viewOf(last.address);
  decisions = last.decisions;
  try { history.replaceState(null, "", "#" + last.address); } catch { /* as above */ }
  draw(before);
  drawDecisions();
}

const part = (view, parts) => JSON.stringify(parts.map((key) => (key === "off" ? FILTERS.map((filter) => [...view.off[filter]]) : view[key])));
const WHERE = ["mode", "around", "hops", "from", "to", "off", "time"];

function draw(before = null) {
  const old = before === null ? null : viewOf(before);
  const changed = (parts) => !old || part(old, parts) !== part(view, parts);
  if (changed(["off", "time"])) { sift(); drawFilters(); }
  if (changed([...WHERE, "node", "edge"])) drawPanel();
  $("table").hidden = !view.table;
  keepRoom();
  const selecting = changed(["node", "edge"]) && (shown.guests || withSelected(shown) !== shown);
  if (changed(WHERE) || selecting) { drawGraph(); drawBar(); drawSentence(); drawEmpty(); } else if (changed(["node", "edge"])) light();
  if (changed([...WHERE, "node", "edge", "table", "sort"])) drawTable();
  if (changed(["read"])) drawReader();
  $("show-disagreements").setAttribute("aria-pressed", String(view.mode === "disagree"));
}

function drawSentence() {
  const claims = live.reduce((sum, edge) => sum + edge.live.length, 0);
  const documents = new Set(live.flatMap((edge) => edge.live.map((claim) => claim.document))).size;
  const passing = filtered() ? ` that pass${claims === 1 ? "es" : ""} the filters` : "";
  const left = shown.left ? `; the ${shown.left.toLocaleString("en")} others are in the search, the table and the neighbourhoods` : "";
  $("sentence").textContent = `${shown.entities.length.toLocaleString("en")} of ${count(graph.entities.length, "entity", "entities")} and `
    + `${shown.edges.length.toLocaleString("en")} of ${count(graph.edges.length, "proposition")}, from ${count(claims, "claim")}${passing} in ${count(documents, "document")}${left}.`;
}

// In the place of a picture with nothing in it: why, and the way out.
function drawEmpty() {
  $("empty").hidden = shown.entities.length > 0;
  if (shown.entities.length) return;
  $("empty").replaceChildren(el("p", {}, !graph.claims.length ? "There is no claim in this file. Why a sentence makes none, says “pharmagraph explain --text”." : filtered() ? "No claim passes the filters." : "There is nothing to show here."),
    ...(filtered() ? [button("Show all", () => go({ off: opening().off, time: null }))] : []));
}

// Above the picture: what it is narrowed to, and the way back.
function drawBar() {
  const bar = $("bar");
  bar.hidden = view.mode === "overview";
  const back = button("Back to the overview", () => go({ mode: "overview", node: null, edge: null }), { class: "back" });
  if (view.mode === "around") {
    const entity = entityById.get(view.around);
    bar.replaceChildren("Around ", el("b", {}, name(entity.label)), " within ",
      el("span", { role: "group", "aria-label": "Steps" }, [1, 2, 3].map((hops) => button(String(hops), () => go({ hops }), { "aria-pressed": String(view.hops === hops), "aria-label": count(hops, "step") }))),
      view.hops === 1 ? " step " : " steps ", back);
  } else if (view.mode === "paths") {
    bar.replaceChildren("Paths from ", el("b", {}, name(entityById.get(view.from).label)), " to ", el("b", {}, name(entityById.get(view.to).label)), " ", back);
  } else if (view.mode === "disagree") bar.replaceChildren("Where documents disagree ", back);
}

function bringIntoSight(id) {
  const spot = canvas.canvasToDOM(canvas.getPosition(id));
  const box = $("network");
  if (spot.x < 0 || spot.y < 0 || spot.x > box.clientWidth || spot.y > box.clientHeight) canvas.focus(id, { animation: false });
}

function zoom(factor) {
  moved = true;
  canvas.moveTo({ scale: canvas.getScale() * factor, animation: false });
}

function setTheme() {
  document.documentElement.dataset.theme = dark() ? "light" : "dark";
  repaint();
}

function repaint() {
  canvas.setOptions(themed());
  light();
  drawFilters();
}

// On paper it is light.
let screenTheme = null;
function print(begins) {
  const root = document.documentElement.dataset;
  if (begins) { screenTheme = root.theme ?? ""; root.theme = "light"; } else if (screenTheme) root.theme = screenTheme; else delete root.theme;
  repaint();
}

// On a phone the legend lies over the picture, until that is touched.
function openLegend(open) {
  $("filters").classList.toggle("open", open);
  $("show-filters").setAttribute("aria-expanded", String(open));
}

const TYPING = "input:not([type=range], [type=radio], [type=checkbox]), select, textarea";
function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.(TYPING)) return;
  if ($("reader").open) {
    if (event.key === "n" || event.key === "ArrowRight") turn(1);
    else if (event.key === "p" || event.key === "ArrowLeft") turn(-1);
    return;
  }
  if ($("form").open) return;
  const onGraph = event.target === $("network") || $("network").contains(event.target);
  if (event.key === "/") $("search").focus();
  else if (event.key === "t") go({ table: !view.table });
  else if (event.key === "u") undo();
  else if (event.key === "Escape" && $("filters").classList.contains("open")) { openLegend(false); $("show-filters").focus(); }
  else if (event.key === "Escape" && !$("panel").hidden) closePanel();
  else if (onGraph && DIRECTIONS[event.key]) { const id = step(event.key); if (id) { go({ node: id, edge: null }); bringIntoSight(id); } }
  else if (onGraph && event.key === "Enter" && view.node) $("panel").focus();
  else return;
  event.preventDefault();
}

function listen() {
  $("show-table").addEventListener("click", () => go({ table: !view.table }));
  $("show-disagreements").addEventListener("click", () => go({ mode: view.mode === "disagree" ? "overview" : "disagree", node: null, edge: null }));
  $("undo").addEventListener("click", undo);
  $("theme").addEventListener("click", setTheme);
  $("decisions").addEventListener("click", () => download("decisions.jsonl", decisionLines(), "application/jsonl"));
  $("show-filters").addEventListener("click", () => openLegend(!$("filters").classList.contains("open")));
  $("stage").addEventListener("pointerdown", () => openLegend(false));
  $("zoom-in").addEventListener("click", () => zoom(1.3));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  $("zoom-fit").addEventListener("click", fit);
  $("reader").addEventListener("close", () => { if (view.read) go({ read: null }); });
  document.addEventListener("keydown", keys);
  window.addEventListener("hashchange", () => {
    const before = addressOf(view);
    view = viewOf(location.hash);
    draw(before);
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  window.matchMedia(PHONE).addEventListener("change", () => { drawGraph(); drawSentence(); });
  listenToSearch();
}

async function start() {
  for (const [kind, [, colour]] of Object.entries(looks.kinds)) document.documentElement.style.setProperty("--" + kind, colour);
  drawFirst();
  try { await unpack(); } catch (error) {
    $("wait").textContent = "This browser cannot unpack the claims in this file; any browser of 2023 or later can.";
    throw error;
  }
  view = viewOf(location.hash);
  sift();
  draw();
  listen();
  $("wait").hidden = true;
  document.documentElement.dataset.ready = "yes";
}

start();
