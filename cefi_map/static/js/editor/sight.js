/** Which boxes can be seen, and which one is under a point: by arithmetic, since most are not in the page. */

import { PX } from "../mindmap/geometry/presets.js";

/** Whether a box, or the edge that leads to it, can be seen in what the canvas draws around the window. */
export function isSeen(canvas, box, far) {
  if (box.key === canvas.state.key || canvas.state.chosen.has(box.key)) return true;
  if (far) return box.depth < 2;
  const [left, top, right, bottom] = canvas.box;
  const { parent } = box;
  const x = box.x / PX;
  const y = box.y / PX;
  const low = parent ? Math.min(y, parent.y / PX) : y;
  const high = parent
    ? Math.max(box.y + box.face.height, parent.y + parent.face.height) / PX
    : (box.y + box.face.height) / PX;
  if (low > bottom || high < top) return false;
  const start = parent ? Math.min(box.x, parent.x) / PX : x;
  const end = parent
    ? Math.max(box.x + box.face.width, parent.x + parent.face.width) / PX
    : (box.x + box.face.width) / PX;
  return start < right && end > left;
}

/** The box at a point of the window (client coordinates), and whether it is its folding pill: {box, fold}, or null. */
export function boxAt(canvas, clientX, clientY) {
  const { left, top } = canvas.host.getBoundingClientRect();
  const [x, y] = canvas.view.toMap(clientX - left, clientY - top).map((value) => value * PX);
  const reach = (4 / canvas.view.k) * PX;
  for (let i = canvas.boxes.length - 1; i >= 0; i--) {
    const box = canvas.boxes[i];
    if (y < box.y - reach || y > box.y + box.face.height + reach) continue;
    if (x >= box.x - reach && x <= box.x + box.face.width + reach) return { box, fold: false };
    if (!box.face.fold) continue;
    const start = box.side >= 0 ? box.x + box.face.width : box.x - box.face.fold;
    if (x >= start && x <= start + box.face.fold) return { box, fold: true };
  }
  return null;
}
