// What stands on a line: its words, or the bar that says it is denied. vis-network would put either half way from
// middle to middle, over or under whatever node lies there; here it stands in the middle of the longest part of the
// line that can be seen: the bar under the nodes, the words above all.

const STEPS = 24;
const BAR = 8; // half its length

function strike(pen) {
  along(pen, (line) => line.struck, (line) => {
    pen.beginPath();
    pen.moveTo(0, -BAR);
    pen.lineTo(0, BAR);
    pen.strokeStyle = line.color.color;
    pen.lineWidth = Math.max(line.width, 2) + 0.5;
    pen.stroke();
  });
}

function word(pen) {
  pen.font = "12px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  along(pen, (line) => line.worded, (line, angle) => {
    if (Math.abs(angle) > Math.PI / 2) pen.rotate(Math.PI); // never upside down
    pen.strokeStyle = paper();
    pen.strokeText(line.label, 0, 0);
    pen.fillStyle = ink();
    pen.fillText(line.label, 0, 0);
  });
}

// Calls `draw` for each such line, with the pen at its place and turned along it.
function along(pen, wanted, draw) {
  const chosen = lines.get({ filter: wanted });
  if (!chosen.length) return;
  const boxes = nodes.getIds().map((id) => canvas.getBoundingBox(id));
  for (const line of chosen) {
    const drawn = canvas.body.edges[line.id];
    if (!drawn?.connected) continue; // its nodes are not there yet
    const points = Array.from({ length: STEPS + 1 }, (_, step) => drawn.edgeType.getPoint(step / STEPS));
    const at = middleOfLongest(points.map((point) => !boxes.some((box) => within(point, box))));
    const [before, after] = [points[Math.max(at - 1, 0)], points[Math.min(at + 1, STEPS)]];
    const angle = Math.atan2(after.y - before.y, after.x - before.x);
    pen.save();
    pen.globalAlpha = line.color.opacity;
    pen.translate(points[at].x, points[at].y);
    pen.rotate(angle);
    draw(line, angle);
    pen.restore();
  }
}

const within = ({ x, y }, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;

// Where the longest run of true has its middle; half way if there is none.
function middleOfLongest(seen) {
  let [best, length, start] = [Math.floor(STEPS / 2), 0, 0];
  for (let at = 0; at <= seen.length; at += 1) {
    if (seen[at]) continue;
    if (at - start > length) [best, length] = [Math.floor((start + at - 1) / 2), at - start];
    start = at + 1;
  }
  return best;
}
