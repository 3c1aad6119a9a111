/** A frame of the drawn map: what is seen is in the page and up to date, what is seen no more is out of it. */

import { svg } from "../ui/dom.js";
import { drawArrows } from "./arrows.js";
import { FAR, farPaths } from "./far.js";
import { place } from "./placing.js";
import { isSeen, sightOf } from "./sight.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */

const MARGIN = 300; // screen pixels drawn around what is seen, so that a small pan draws nothing

/** Draws what was asked for; the focus goes to the chosen node with `follow`, when the map has it.
 * @param {Canvas} canvas */
export function frame(canvas, follow = true) {
  const { view, svg, state, drawn } = canvas;
  canvas.plan = null;
  // of the picture as a whole: inside it, each step of a zoom would have every letter set anew
  svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`;
  const far = view.k < FAR;
  if (canvas.full || far !== canvas.isFar || !isCovered(canvas)) render(canvas, far, follow);
  // a ring is about as wide at every scale
  for (const key of state.chosen) drawn.get(key)?.group.style.setProperty("--px", `${Math.ceil(8 / view.k) / 8}px`);
  if (canvas.isToShow) canvas.show();
  canvas.onframe?.();
}

/** Whether all that the window shows is within what was drawn around it.
 * @param {Canvas} canvas */
function isCovered({ box, view }) {
  const [left, top, right, bottom] = view.frame();
  return box !== undefined && left >= box[0] && top >= box[1] && right <= box[2] && bottom <= box[3];
}

/** @param {Canvas} canvas @param {boolean} far @param {boolean} follow */
function render(canvas, far, follow) {
  const isFirst = !canvas.box;
  const hasFocus = follow && canvas.hasFocus;
  canvas.full = false;
  canvas.isFar = far;
  canvas.box = canvas.view.frame(isFirst ? 0 : MARGIN); // the first frame draws only what it shows
  canvas.sight = sightOf(canvas.box);
  if (isFirst) setTimeout(() => canvas.schedule(true), 10);
  fill(canvas, far);
  if (hasFocus) refocus(canvas);
  drawFar(canvas, far);
  drawArrows(canvas, canvas.arrows);
}

/** Nodes that are seen, in document order.
 * @param {Canvas} canvas @param {boolean} far */
function fill(canvas, far) {
  const { root } = canvas.tree;
  const seen = canvas.boxes.filter((box) => isSeen(canvas, box, far));
  drop(canvas, new Set(seen.map(({ key }) => key)));
  /** @type {SVGGElement | null} */
  let before = null;
  for (const box of seen) {
    const group = place(canvas, box);
    if (!group.parentNode) root.insertBefore(group, before ? before.nextSibling : root.firstChild);
    before = group;
  }
  canvas.tree.schedule();
}

/** Takes out of the page what is no longer seen.
 * @param {Canvas} canvas @param {Set<string>} seen */
function drop(canvas, seen) {
  for (const [key, item] of canvas.drawn) {
    if (seen.has(key)) continue;
    item.edge?.remove();
    canvas.drawn.delete(key);
    canvas.tree.undraw(key);
  }
}

/** @param {Canvas} canvas */
function refocus({ drawn, state }) {
  const cursor = drawn.get(state.key)?.group;
  if (cursor && document.activeElement !== cursor) cursor.focus({ preventScroll: true });
}

/** @param {Canvas} canvas @param {boolean} far */
function drawFar(canvas, far) {
  if (!far || !canvas.far) canvas.farGroup?.remove();
  if (!far) return;
  if (!canvas.far || !canvas.farGroup) {
    canvas.far = true;
    const paths = farPaths(canvas, canvas.base.shape);
    canvas.farGroup = svg("g", { role: "presentation", "aria-hidden": "true" }, ...paths);
  }
  if (!canvas.farGroup.isConnected) canvas.edges.after(canvas.farGroup);
}
