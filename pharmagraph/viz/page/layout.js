// Places for views that the file does not bring one for: the same view always looks the same.

const BETWEEN = 95; // pixels between neighbours while the forces act
const ROUNDS = 200;
const SHEETS = 12; // widths of the sheet that are tried
const ROOM = 2.4; // how much of the sheet there is for each node, in its own size
const EVEN = 0.6; // how evenly the sheet is filled (as layout.py has it)
const BETWEEN_WORDS = 44; // pixels more between two entities, where words stand
const WORDS = 24; // with so few edges each has its words, and needs the room for them

const measure = document.createElement("canvas").getContext("2d");

// A node with its label as a rectangle around its middle (as layout.py has it, but measured).
function boxOf(entity, look, place) {
  const drug = entity.kind === "drug";
  measure.font = `${fontSize(drug)}px system-ui, sans-serif`;
  const lines = look.label.split("\n");
  const width = Math.max(...lines.map((line) => measure.measureText(line).width));
  const more = (fontSize(drug) + 3) * (lines.length - 1);
  if (drug) return { ...place, width: width + 38, height: 50 + more };
  return { ...place, width: Math.max(2 * look.size, width) + 14, height: 2 * (look.size + fontSize(false) + 3 + more) + 14 };
}

const FEW = 0.25; // of the entities may be new to a picture that keeps its places

// Places for all: a few new ones come to those that have one, `fixed`; with many new ones, all are placed anew.
function arrange(entities, edges, lookOf, fixed, aspect) {
  const fresh = entities.filter((entity) => !fixed.has(entity.id)).length;
  if (fresh <= FEW * entities.length) return settled(forces(entities, edges, lookOf, fixed));
  fixed = new Map();
  const parts = connected(entities, edges).map((part) => {
    const boxes = forces(part, edges.filter((edge) => part.includes(edge.subject)), lookOf, fixed);
    if (edges.length <= WORDS) for (const box of boxes) { box.width += BETWEEN_WORDS; box.height += BETWEEN_WORDS; }
    drawOut(boxes, aspect, ROOM);
    pushApart(boxes);
    return boxes;
  });
  return settled(sideBySide(parts, aspect));
}

const ACROSS = 330; // pixels between two columns of paths, with room for words
const DOWN = 105; // and between two entities of a column

// Paths from left to right: a column for each step, the start and the end alone in theirs.
function inColumns(entities, from, to, aspect) {
  const far = steps(from);
  const columns = new Map([[0, [from]]]);
  for (const entity of entities.filter((each) => each !== from && each !== to)) {
    const step = far.get(entity) ?? 1;
    columns.set(step, [...(columns.get(step) ?? []), entity]);
  }
  const last = Math.max(...columns.keys()) + 1;
  if (to !== from) columns.set(last, [to]);
  const tallest = Math.max(...[...columns.values()].map((column) => column.length));
  const across = Math.max(ACROSS, (tallest * DOWN * aspect) / last);
  return new Map([...columns].flatMap(([step, column]) => column.map((entity, number) => [entity.id, {
    x: Math.round(step * across), y: Math.round((number - (column.length - 1) / 2) * DOWN),
  }])));
}

function settled(boxes) {
  pushApart(boxes);
  return new Map(boxes.map((box) => [box.id, { x: Math.round(box.x), y: Math.round(box.y) }]));
}

// The parts that hang together, the largest first.
function connected(entities, edges) {
  const neighbours = new Map(entities.map((entity) => [entity, []]));
  for (const edge of edges) {
    neighbours.get(edge.subject).push(edge.object);
    neighbours.get(edge.object).push(edge.subject);
  }
  const seen = new Set();
  const parts = [];
  for (const entity of entities) {
    if (seen.has(entity)) continue;
    const part = new Set([entity]);
    for (const member of part) for (const other of neighbours.get(member)) part.add(other);
    for (const member of part) seen.add(member);
    parts.push([...part]);
  }
  return parts.sort((a, b) => b.length - a.length);
}

// Neighbours attract, all repel.
function forces(entities, edges, lookOf, fixed) {
  const spots = new Map();
  entities.forEach((entity, number) => {
    const angle = number * 2.399963; // the golden angle: evenly around, never in line
    const radius = BETWEEN * 0.6 * Math.sqrt(number);
    const known = fixed.get(entity.id);
    spots.set(entity, { x: known?.x ?? radius * Math.cos(angle), y: known?.y ?? radius * Math.sin(angle), held: Boolean(known) });
  });
  const links = edges.filter((edge) => edge.subject !== edge.object);
  for (const entity of entities) if (!spots.get(entity).held) nearNeighbours(entity, links, spots);
  pull(spots, gathered(links, spots), fixed.size ? 0.05 : 0.35); // new ones stay near those that they came to
  return entities.map((entity) => ({ ...boxOf(entity, lookOf(entity), spots.get(entity)), id: entity.id }));
}

// Pack the parts into rows, as words into lines, on the sheet that fills the screen best.
function sideBySide(parts, aspect) {
  const extents = parts.map((boxes) => ["x", "y"].map((axis) => {
    const half = axis === "x" ? "width" : "height";
    const [least, most] = [Math.min(...boxes.map((box) => box[axis] - box[half] / 2)), Math.max(...boxes.map((box) => box[axis] + box[half] / 2))];
    return { least, length: most - least };
  }));
  let best = null;
  for (let number = 1; number <= Math.min(parts.length, SHEETS); number += 1) {
    const found = rows(extents, extents.slice(0, number).reduce((sum, [x]) => sum + x.length, 0));
    found.waste = Math.max(found.width / aspect, found.height);
    if (!best || found.waste < best.waste) best = found;
  }
  parts.forEach((boxes, number) => {
    for (const box of boxes) { box.x += best.corners[number].left - extents[number][0].least; box.y += best.corners[number].top - extents[number][1].least; }
  });
  return parts.flat();
}

// Where each part goes if no row is wider than the sheet, or than its one part.
function rows(extents, sheet) {
  let [left, top, row, width] = [0, 0, 0, 0];
  const corners = extents.map(([x, y]) => {
    if (left && left + x.length > sheet + 1) [left, top, row] = [0, top + row, 0];
    const corner = { left, top };
    [left, row] = [left + x.length, Math.max(row, y.length)];
    width = Math.max(width, left);
    return corner;
  });
  return { corners, width, height: top + row };
}

// Draw the places out, or together, until the boxes have just room, on a sheet of the screen's shape.
function drawOut(boxes, aspect, share) {
  const room = share * boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  for (const [axis, extent] of [["x", Math.sqrt(room * aspect)], ["y", Math.sqrt(room / aspect)]]) {
    const middle = boxes.reduce((sum, box) => sum + box[axis], 0) / boxes.length;
    const spread = Math.sqrt(boxes.reduce((sum, box) => sum + (box[axis] - middle) ** 2, 0) / boxes.length) || 1;
    const order = [...boxes].sort((a, b) => a[axis] - b[axis]);
    order.forEach((box, number) => { box.even = 3.4 * (number / Math.max(boxes.length - 1, 1) - 0.5); });
    for (const box of boxes) box[axis] = ((1 - EVEN) * (box[axis] - middle) / spread + EVEN * box.even) * (extent / 4);
  }
}

function nearNeighbours(entity, links, spots) {
  const near = links.filter((edge) => edge.subject === entity || edge.object === entity)
    .map((edge) => spots.get(otherEnd(edge, entity))).filter((spot) => spot?.held);
  if (!near.length) return;
  const spot = spots.get(entity);
  const angle = entity.number * 2.399963;
  spot.x = near.reduce((sum, other) => sum + other.x, 0) / near.length + 80 * Math.cos(angle);
  spot.y = near.reduce((sum, other) => sum + other.y, 0) / near.length + 80 * Math.sin(angle);
}

// Links by way of an unseen spot for each family of predicates, so that what a drug treats gathers.
function gathered(links, spots) {
  const families = new Map();
  const joined = [];
  for (const edge of links) {
    const key = edge.subject.number + " " + family(edge.predicate);
    if (!families.has(key)) {
      const start = spots.get(edge.object);
      families.set(key, { x: start.x, y: start.y, held: false });
      joined.push([spots.get(edge.subject), families.get(key)]);
    }
    joined.push([families.get(key), spots.get(edge.object)]);
  }
  families.forEach((spot, key) => spots.set(key, spot));
  return joined;
}

// In arrays of numbers, because this is where the time goes.
function pull(spots, joined, warmth) {
  const all = [...spots.values()];
  all.forEach((spot, number) => { spot.number = number; });
  const [x, y] = ["x", "y"].map((axis) => Float64Array.from(all, (spot) => spot[axis]));
  const [dx, dy] = [new Float64Array(all.length), new Float64Array(all.length)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = BETWEEN * warmth * (1 - round / ROUNDS);
    for (let i = 0; i < all.length; i += 1) { dx[i] = -x[i] * 0.02; dy[i] = -y[i] * 0.02; }
    repel(x, y, dx, dy);
    for (const [{ number: one }, { number: other }] of joined) {
      const [across, down] = [x[one] - x[other], y[one] - y[other]];
      const force = Math.sqrt(across * across + down * down) / BETWEEN;
      dx[one] -= across * force; dy[one] -= down * force;
      dx[other] += across * force; dy[other] += down * force;
    }
    for (let i = 0; i < all.length; i += 1) {
      if (all[i].held) continue;
      const length = Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]) || 1;
      x[i] += (dx[i] / length) * Math.min(length, heat);
      y[i] += (dy[i] / length) * Math.min(length, heat);
    }
  }
  all.forEach((spot, number) => { spot.x = x[number]; spot.y = y[number]; });
}

function repel(x, y, dx, dy) {
  for (let i = 0; i < x.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const across = x[i] - x[j] || 0.01 * (i - j);
      const down = y[i] - y[j] || 0.01;
      const force = Math.min((BETWEEN * BETWEEN) / (across * across + down * down), 20);
      dx[i] += across * force; dy[i] += down * force;
      dx[j] -= across * force; dy[j] -= down * force;
    }
  }
}

// Move overlapping rectangles away from each other, along the shorter way; held ones stay.
function pushApart(boxes) {
  for (let round = 0; round < 250; round += 1) {
    let moved = false;
    for (let i = 0; i < boxes.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const [one, other] = [boxes[i], boxes[j]];
        const overX = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
        const overY = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
        if (overX <= 1 || overY <= 1 || (one.held && other.held)) continue;
        moved = true;
        const axis = overY / (one.height + other.height) <= overX / (one.width + other.width) ? "y" : "x";
        const way = ((axis === "y" ? overY : overX) + 1) * (one[axis] >= other[axis] ? 1 : -1);
        one[axis] += one.held ? 0 : other.held ? way : way / 2;
        other[axis] -= other.held ? 0 : one.held ? way : way / 2;
      }
    }
    if (!moved) return;
  }
}
