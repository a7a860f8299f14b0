// On which side of its node a name stands: below, or above it where fewer lines run through it there. vis-network
// knows the side below alone, and takes the room of a name there for less than it is.

const DROP = 4; // pixels that vis-network leaves above a name, and half a letter more

let raised = new Map(); // by how much each name that stands above its node is lifted

// Find the names that stand better above: `drawn` are entities as they look, with their places, `ends` their lines.
function raise(drawn, ends) {
  const at = new Map(drawn.map((look) => [look.id, look]));
  const links = ends.map(({ from, to }) => [at.get(from), at.get(to)]).filter(([from, to]) => from && to && from !== to);
  raised = new Map();
  for (const look of drawn) {
    if (look.group === "drug") continue; // its name stands in it
    const [below, above] = [false, true].map((up) => nameBox(look, up));
    const through = (box) => links.filter(([from, to]) => meets(from, to, box)).length;
    if (through(above) < through(below)) raised.set(look.id, above.top - below.top);
  }
}

function nameBox({ x, y, size, label }, up) {
  const font = fontSize(false);
  const lines = label.split("\n");
  measure.font = `${font}px system-ui, sans-serif`;
  const [width, height] = [Math.max(...lines.map((line) => measure.measureText(line).width)), font * lines.length];
  const top = up ? y - size - DROP - height : y + size + DROP + font / 2;
  return { left: x - width / 2, right: x + width / 2, top, bottom: top + height };
}

// Whether a straight line between two places runs through a box.
function meets(from, to, box) {
  let [first, last] = [0, 1]; // the part of the line that may be inside
  for (const [start, end, least, most] of [[from.x, to.x, box.left, box.right], [from.y, to.y, box.top, box.bottom]]) {
    if (start === end && (start < least || start > most)) return false;
    if (start === end) continue;
    const [one, other] = [(least - start) / (end - start), (most - start) / (end - start)];
    [first, last] = [Math.max(first, Math.min(one, other)), Math.min(last, Math.max(one, other))];
  }
  return first <= last;
}

// What is not to be written over: a node, and its name where it stands; with so many pixels left clear around them, but
// next to none around a node for its own lines.
function taken(id, clear) {
  const { x, y, shape, labelModule, options: { group, size, label } } = canvas.body.nodes[id];
  const wider = (box, by) => ({ left: box.left - by, right: box.right + by, top: box.top - by, bottom: box.bottom + by });
  const [across, down] = group === "drug" ? [shape.width / 2, shape.height / 2] : [size, size];
  const node = { left: x - across, right: x + across, top: y - down, bottom: y + down };
  const both = [{ ...wider(node, clear), id, own: wider(node, 2) }];
  if (group === "drug") return both;
  const name = nameBox({ x, y, size, label }, false);
  const lift = labelModule.fontOptions.vadjust || 0;
  return [...both, wider({ ...name, top: name.top + lift, bottom: name.bottom + lift }, clear)];
}
