// What stands on a line: its words, or the bar that says it is denied. vis-network would put either half way from
// middle to middle, over or under whatever node lies there; here it stands in the middle of the longest part of the
// line that can be seen: the bar under the nodes, the words above all. Words that have no room even when they are
// small are left out, and a denied line then has its bar instead.

const STEPS = 24;
const BAR = 8; // half its length
const LARGEST = 12; // pixels of the words on the screen, also where the picture is small; no larger than the names
const LEAST = 0.75; // of it where there is little room
const HEAD = 12; // pixels of a line that its arrow takes

function strike(pen) {
  along(pen, (line) => line.denied, (line, _, room) => {
    if (line.worded && sizeOf(pen, line, room)) return; // they say "not"
    pen.beginPath();
    pen.moveTo(0, -BAR);
    pen.lineTo(0, BAR);
    pen.strokeStyle = line.color.color;
    pen.lineWidth = Math.max(line.width, 2) + 0.5;
    pen.stroke();
  });
}

function word(pen) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  along(pen, (line) => line.worded, (line, angle, room) => {
    if (!sizeOf(pen, line, room)) return;
    if (Math.abs(angle) > Math.PI / 2) pen.rotate(Math.PI); // never upside down
    pen.strokeStyle = paper();
    pen.strokeText(line.label, 0, 0);
    pen.fillStyle = ink();
    pen.fillText(line.label, 0, 0);
  });
}

// Sets the pen to the size in which the words of a line have room on it; 0 if in none.
function sizeOf(pen, line, room) {
  const largest = Math.min(LARGEST / Math.min(canvas.getScale(), 1), fontSize(false));
  pen.font = `${largest}px system-ui, sans-serif`;
  const size = Math.min(largest, (largest * (room - HEAD)) / pen.measureText(line.label).width);
  if (size < LEAST * largest) return 0;
  pen.font = `${size}px system-ui, sans-serif`;
  return size;
}

// Calls `draw` for each such line, with the pen at its place and turned along it, and with the pixels that it can take.
function along(pen, wanted, draw) {
  const chosen = lines.get({ filter: wanted });
  if (!chosen.length) return;
  const boxes = nodes.getIds().map((id) => canvas.getBoundingBox(id));
  for (const line of chosen) {
    const drawn = canvas.body.edges[line.id];
    if (!drawn?.connected) continue; // its nodes are not there yet
    const points = Array.from({ length: STEPS + 1 }, (_, step) => drawn.edgeType.getPoint(step / STEPS));
    const { at, first, last } = longest(points.map((point) => !boxes.some((box) => within(point, box))));
    const [before, after] = [points[Math.max(at - 1, 0)], points[Math.min(at + 1, STEPS)]];
    const angle = Math.atan2(after.y - before.y, after.x - before.x);
    pen.save();
    pen.globalAlpha = line.color.opacity;
    pen.translate(points[at].x, points[at].y);
    pen.rotate(angle);
    draw(line, angle, Math.hypot(points[last].x - points[first].x, points[last].y - points[first].y));
    pen.restore();
  }
}

const within = ({ x, y }, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;

// The longest run of true: its first, its last and its middle; half way, and of no length, if there is none.
function longest(seen) {
  const half = Math.floor(STEPS / 2);
  let best = { at: half, first: half, last: half };
  let [length, start] = [0, 0];
  for (let at = 0; at <= seen.length; at += 1) {
    if (seen[at]) continue;
    if (at - start > length) {
      length = at - start;
      best = { at: Math.floor((start + at - 1) / 2), first: start, last: at - 1 };
    }
    start = at + 1;
  }
  return best;
}
