/** Which boxes can be seen, and which one is under a point: by arithmetic, since most are not in the page. */

import { PX } from "../mindmap/geometry/presets.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {Pick<import("./canvas.js").Canvas, "host" | "view" | "boxes" | "state" | "sight" | "titles">} Canvas
 *
 * @typedef {import("../mindmap/geometry/layout.js").Box} Box
 * @typedef {import("../mindmap/geometry/face.js").Face} Face
 * @typedef {import("../mindmap/geometry/face.js").Mark} Mark
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Sight What is drawn around the window.
 * @typedef {{box: Box, fold: boolean}} Hit What is under a point; `fold`: its folding pill.
 */

/** Whether a box, or the edge that leads to it, can be seen in what the canvas draws around the window.
 * @param {Canvas} canvas @param {Box} box @param {boolean} far */
export function isSeen(canvas, box, far) {
  const isDrawn = !far || (box.depth > 1 && box.depth <= canvas.titles);
  if (isDrawn ? touches(canvas.sight, box, box.parent || box) : box.depth < 2) return true;
  return box.key === canvas.state.key || canvas.state.chosen.has(box.key);
}

/** What a canvas draws around the window, in units, from pixels [left, top, right, bottom].
 * @param {Rect} rect @returns {Sight} */
export function sightOf([left, top, right, bottom]) {
  return { left: left * PX, top: top * PX, right: right * PX, bottom: bottom * PX };
}

/** Whether the rectangle around two boxes touches what is seen.
 * @param {Sight} sight @param {Box} a @param {Box} b */
function touches(sight, a, b) {
  if (a.y > sight.bottom && b.y > sight.bottom) return false;
  if (a.y + a.face.height < sight.top && b.y + b.face.height < sight.top) return false;
  if (a.x >= sight.right && b.x >= sight.right) return false;
  return a.x + a.face.width > sight.left || b.x + b.face.width > sight.left;
}

/** The box at a point of the window (client coordinates), and whether it is its folding pill; null where there is none.
 * @param {Canvas} canvas @param {number} clientX @param {number} clientY @returns {Hit | null} */
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
