/** How a map first shows: whole where it is new or can be read so, else its centre and its first stage. */

import { each } from "../mindmap/model.js";
import { EVEN, SMALLEST, setFor } from "./overview.js";
import { union } from "./view.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {import("./canvas.js").Canvas} Canvas
 */

const READING = 0.96; // 12 px letters
const WHOLE = 0.78; // of texts that read at 10 px, under titles of 11: a map that fits so is better seen whole

/** Sets the view of a canvas that is measured: on a node, where one is named and the whole could not be read.
 * @param {Canvas} canvas @param {{root: Node}} map @param {string | null} [key] */
export function openOn(canvas, { root }, key = "") {
  canvas.drawAs(canvas.base);
  const isNew = root.children.every((head) => !head.children.length);
  if (isNew) canvas.setting = EVEN; // its questions are all there is to read beside the titles
  const scale = canvas.scaleFor(canvas.bounds);
  if (isNew || scale >= SMALLEST) canvas.fit(canvas.bounds);
  else if (scale >= WHOLE && !key) canvas.fit();
  else if (key && canvas.rectOf(key)) canvas.center(key, READING);
  else showFirst(canvas, root);
}

/** The centre and the first stage's branch, where its texts can then be read; else what of that branch is next to it. A
 * large map is laid out once, and shows its centre where both are too far from each other.
 * @param {Canvas} canvas @param {Node} root */
function showFirst(canvas, root) {
  const head = firstOf(canvas, root);
  const parts = [branchRect, titlesRect, titleRect].map(
    (rectIn) => () => union(/** @type {Rect} */ (canvas.rectOf(root.key)), rectIn(canvas, head)),
  );
  const scaleOf = (/** @type {() => Rect} */ part) =>
    canvas.isLarge ? canvas.scaleFor(part()) : setFor(canvas, part, READING);
  const shown = parts.find((part) => scaleOf(part) >= SMALLEST);
  if (shown || !canvas.isLarge) canvas.fit((shown ?? parts[2])(), READING);
  else canvas.center(root.key, READING);
}

/** The branch of the lowest stage, else the first one.
 * @param {Canvas} canvas @param {Node} root */
function firstOf(canvas, { children }) {
  const stage = (/** @type {Node} */ head) => canvas.byKey.get(head.key)?.stage || Infinity;
  return children.reduce((a, b) => (stage(b) < stage(a) ? b : a));
}

/** That of a branch's title.
 * @param {Canvas} canvas @param {Node} head @returns {Rect | null} */
function titleRect(canvas, head) {
  return canvas.rectOf(head.key);
}

/** The same, as wide as the titles under it.
 * @param {Canvas} canvas @param {Node} head @returns {Rect | null} */
function titlesRect(canvas, head) {
  const own = canvas.rectOf(head.key);
  const below = head.children
    .map(({ key }) => canvas.rectOf(key))
    .reduce((a, b) => (a && b ? union(a, b) : (a ?? b)), null);
  return own && below && union(own, [below[0], own[1], below[2], own[3]]);
}

/** The rectangle of a node with all that is drawn below it: [left, top, right, bottom].
 * @param {Pick<Canvas, "rectOf">} canvas @param {Node} node @returns {Rect | null} */
export function branchRect(canvas, node) {
  /** @type {Rect | null} */
  let found = null;
  each(node, (one) => {
    const rect = canvas.rectOf(one.key);
    if (rect) found = found ? union(found, rect) : rect;
  });
  return found;
}
