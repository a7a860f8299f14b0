// Places for views that the file does not bring one for: the same view always looks the same.

const BETWEEN = 95; // pixels between neighbours, before labels push them apart

const measure = document.createElement("canvas").getContext("2d");

// A node with its label as a rectangle around its middle (as layout.py has it, but measured).
function boxOf(entity, look, place) {
  const drug = entity.kind === "drug";
  measure.font = drug ? "17px system-ui, sans-serif" : "14px system-ui, sans-serif";
  const width = measure.measureText(look.label).width;
  if (drug) return { ...place, width: width + 38, height: 50 };
  return { ...place, width: Math.max(2 * look.size, width) + 14, height: 2 * (look.size + 17) + 14 };
}

// Neighbours attract, all repel; `fixed` nodes stay where they are, and new ones come to them.
function arrange(entities, edges, lookOf, fixed, aspect) {
  const spots = new Map();
  entities.forEach((entity, number) => {
    const angle = number * 2.399963; // the golden angle: evenly around, never in line
    const radius = BETWEEN * 0.6 * Math.sqrt(number);
    const known = fixed.get(entity.id);
    spots.set(entity, { x: known?.x ?? radius * Math.cos(angle), y: known?.y ?? radius * Math.sin(angle), held: Boolean(known) });
  });
  const links = edges.filter((edge) => edge.subject !== edge.object);
  for (const entity of entities) if (!spots.get(entity).held) nearNeighbours(entity, links, spots);
  pull(spots, gathered(links, spots));
  const boxes = entities.map((entity) => {
    const { x, y, held } = spots.get(entity);
    const wide = fixed.size ? 1 : Math.sqrt(aspect);
    return boxOf(entity, lookOf(entity), { x: x * wide, y: y / wide, held, id: entity.id });
  });
  pushApart(boxes);
  return new Map(boxes.map((box) => [box.id, { x: Math.round(box.x), y: Math.round(box.y) }]));
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

function pull(spots, joined) {
  const all = [...spots.values()];
  for (let round = 0; round < 220; round += 1) {
    const heat = BETWEEN * 0.35 * (1 - round / 220);
    for (const spot of all) { spot.dx = -spot.x * 0.02; spot.dy = -spot.y * 0.02; }
    for (let i = 0; i < all.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const x = all[i].x - all[j].x || 0.01 * (i - j);
        const y = all[i].y - all[j].y || 0.01;
        const force = Math.min((BETWEEN * BETWEEN) / (x * x + y * y), 20);
        all[i].dx += x * force; all[i].dy += y * force;
        all[j].dx -= x * force; all[j].dy -= y * force;
      }
    }
    for (const [one, other] of joined) {
      const [x, y] = [one.x - other.x, one.y - other.y];
      const force = Math.hypot(x, y) / BETWEEN;
      one.dx -= x * force; one.dy -= y * force;
      other.dx += x * force; other.dy += y * force;
    }
    for (const spot of all) {
      if (spot.held) continue;
      const length = Math.hypot(spot.dx, spot.dy) || 1;
      spot.x += (spot.dx / length) * Math.min(length, heat);
      spot.y += (spot.dy / length) * Math.min(length, heat);
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
        const axis = overY <= overX ? "y" : "x";
        const way = (Math.min(overX, overY) + 1) * (one[axis] >= other[axis] ? 1 : -1);
        one[axis] += one.held ? 0 : other.held ? way : way / 2;
        other[axis] -= other.held ? 0 : one.held ? way : way / 2;
      }
    }
    if (!moved) return;
  }
}
