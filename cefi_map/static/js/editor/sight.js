/** Which boxes can be seen, and which one is under a point: by arithmetic, since most are not in the page. Whether the
 * chosen node, or some others, are in sight. */

import { PX } from "../mindmap/geometry/presets.js";
import { union } from "./view.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {Pick<import("./canvas.js").Canvas, "host" | "view" | "boxes" | "state" | "sight" | "titles">} Canvas
 * @typedef {Pick<import("./canvas.js").Canvas, "view" | "inset" | "state" | "drawn" | "rectOf" | "scaleFor" | "pan">} Window
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

/** Whether all of the chosen node is within the map's window, as it was last measured.
 * @param {Window} canvas */
export function isInView(canvas) {
  const rect = canvas.rectOf(canvas.state.key);
  return rect !== null && !isOutside(canvas, rect);
}

/** The same, and that the page is not scrolled away from it.
 * @param {Window} canvas */
export function isInSight(canvas) {
  const drawn = canvas.drawn.get(canvas.state.key);
  return drawn !== undefined && isInView(canvas) && !beyond(drawn.group);
}

/** Brings nodes into sight of which none is: all of them where they fit at this scale, else the first.
 * @param {Window} canvas @param {string[]} keys */
export function revealSome(canvas, keys) {
  const { view, inset } = canvas;
  const rects = keys.map((key) => canvas.rectOf(key)).filter((rect) => rect !== null);
  if (!rects.length || !view.width || !rects.every((rect) => isOutside(canvas, rect))) return;
  const all = rects.reduce(union);
  canvas.pan(...view.reveal(canvas.scaleFor(all) >= view.k ? all : rects[0], inset));
}

/** How far the page would be scrolled for all of an element to be seen; 0 when it is.
 * @param {Element} element */
export function beyond(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const tabs = document.querySelector(".tabs");
  const end = tabs && getComputedStyle(tabs).position === "fixed" ? tabs.getBoundingClientRect().top : innerHeight;
  if (top >= 0 && bottom <= end) return 0;
  return top < 0 || bottom - top > end ? top : bottom - end;
}

/** @param {Pick<Window, "view" | "inset">} canvas @param {Rect} rect */
function isOutside({ view, inset }, rect) {
  return view.reveal(rect, inset).some(Boolean);
}
