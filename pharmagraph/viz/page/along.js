// What stands on a line: its words, or the bar that says it is denied. vis-network would put either half way from
// middle to middle, over or under whatever node lies there; here it stands in the middle of the longest part of the
// line that is clear of all nodes, their names, and the words of other lines: the bar under the nodes, the words above
// all. Words that have no room even when they are small are left out, and a denied line then has its bar instead.

const STEPS = 60;
const BAR = 8; // half its length
const LARGEST = 12; // pixels of the words on the screen, also where the picture is small; no larger than the names
const LEAST = 0.75; // of it where there is little room
const HEAD = 12; // pixels of a line that its arrow takes

let laid = []; // what stands where, found once for each drawing

function strike(pen) {
  laid = [...alongLines(pen)];
  for (const place of laid.filter(({ line, size }) => line.denied && !size)) {
    turned(pen, place, () => {
      pen.beginPath();
      pen.moveTo(0, -BAR);
      pen.lineTo(0, BAR);
      pen.strokeStyle = place.line.color.color;
      pen.lineWidth = Math.max(place.line.width, 2) + 0.5;
      pen.stroke();
    });
  }
}

function word(pen) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  for (const place of laid.filter(({ size }) => size)) {
    turned(pen, place, () => {
      pen.font = `${place.size}px system-ui, sans-serif`;
      if (Math.abs(place.angle) > Math.PI / 2) pen.rotate(Math.PI); // never upside down
      pen.strokeStyle = paper();
      pen.strokeText(place.line.label, 0, 0);
      pen.fillStyle = ink();
      pen.fillText(place.line.label, 0, 0);
    });
  }
}

// Draw with the pen at a place of a line, and turned along it.
function turned(pen, { line, at, angle }, draw) {
  pen.save();
  pen.globalAlpha = line.color.opacity;
  pen.translate(at.x, at.y);
  pen.rotate(angle);
  draw();
  pen.restore();
}

// Each line that has words or a bar: where they stand, and the size of the words, 0 if they have no room.
function* alongLines(pen) {
  const chosen = lines.get({ filter: (line) => line.worded || line.denied });
  if (!chosen.length) return;
  const largest = Math.min(LARGEST / Math.min(canvas.getScale(), 1), fontSize(false));
  const boxes = nodes.getIds().flatMap((id) => taken(id, largest / 2 + 2));
  for (const line of chosen) {
    const drawn = canvas.body.edges[line.id];
    if (!drawn?.connected) continue; // its nodes are not there yet
    const points = Array.from({ length: STEPS + 1 }, (_, step) => drawn.edgeType.getPoint(step / STEPS));
    const ends = [line.from, line.to];
    const around = boxes.map((box) => (ends.includes(box.id) ? box.own : box));
    const { middle, first, last } = longest(points.map((point) => !around.some((box) => within(point, box))));
    const [before, after] = [points[Math.max(middle - 1, 0)], points[Math.min(middle + 1, STEPS)]];
    const place = { line, at: points[middle], angle: Math.atan2(after.y - before.y, after.x - before.x), size: 0 };
    if (line.worded) {
      const wide = widthOf(pen, line.label, largest);
      place.size = fitting(largest, wide, Math.hypot(points[last].x - points[first].x, points[last].y - points[first].y));
      if (place.size) boxes.push(...under(place, (wide * place.size) / largest, largest));
    }
    yield place;
  }
}

function widthOf(pen, text, size) {
  pen.font = `${size}px system-ui, sans-serif`;
  return pen.measureText(text).width;
}

// The size in which words so wide have room on so many pixels; 0 if in none.
function fitting(largest, wide, room) {
  const size = Math.min(largest, (largest * (room - HEAD)) / wide);
  return size < LEAST * largest ? 0 : size;
}

// Small boxes all along words, as wide as two lines of them, for what comes after to keep clear of.
function under({ at, angle }, wide, height) {
  const count = Math.ceil(wide / height);
  return Array.from({ length: count + 1 }, (_, step) => {
    const [x, y] = [Math.cos(angle), Math.sin(angle)].map((way) => way * wide * (step / count - 0.5));
    return { left: at.x + x - height, right: at.x + x + height, top: at.y + y - height, bottom: at.y + y + height };
  });
}

const within = ({ x, y }, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;

// The longest run of true: its first, its last and its middle; half way, and of no length, if there is none.
function longest(seen) {
  const half = Math.floor(STEPS / 2);
  let best = { middle: half, first: half, last: half };
  let [length, start] = [0, 0];
  for (let at = 0; at <= seen.length; at += 1) {
    if (seen[at]) continue;
    if (at - start > length) {
      length = at - start;
      best = { middle: Math.floor((start + at - 1) / 2), first: start, last: at - 1 };
    }
    start = at + 1;
  }
  return best;
}
