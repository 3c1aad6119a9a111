/** How a map first shows: whole when that can be read, else a part of it at a size one can read. */

import { each } from "../mindmap/model.js";
import { union } from "./view.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {Pick<import("./canvas.js").Canvas, "fit" | "view" | "rectOf" | "center" | "scaleFor">} Canvas
 */

const SMALLEST = 0.88; // 11 px letters: below this scale a whole map is looked at, not read
const READING = 0.96; // 12 px letters

/** Sets the view of a canvas that is laid out and measured: on a node, else on the root with the first branch that
 * fits.
 * @param {Canvas} canvas @param {{root: Node}} map @param {string | null} [key] */
export function openOn(canvas, { root }, key = "") {
  canvas.fit();
  if (canvas.view.k >= SMALLEST) return;
  if (key && canvas.rectOf(key)) {
    canvas.center(key, READING);
    return;
  }
  const middle = /** @type {Rect} */ (canvas.rectOf(root.key)); // every map drawn so has its root in it
  const withRoot = (/** @type {Rect | null} */ rect) => union(middle, rect);
  const fits = (/** @type {Rect} */ rect) => canvas.scaleFor(rect) >= SMALLEST;
  const near = root.children.filter(({ key }) => fits(withRoot(canvas.rectOf(key))));
  const shown = near.map((head) => withRoot(branchRect(canvas, head))).find(fits);
  if (shown || near.length) canvas.fit(shown || withRoot(canvas.rectOf(near[0].key)), READING);
  else canvas.center(root.key, READING);
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
