/** How a map first shows: whole where it is new or its titles can be read, else its first levels. */

import { each } from "../mindmap/model.js";
import { EVEN, LETTERS, READING, SMALLEST, setFor } from "./overview.js";
import { union } from "./view.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./view.js").Rect} Rect
 * @typedef {import("./canvas.js").Canvas} Canvas
 * @typedef {Pick<import("./state.js").State, "map" | "shut">} State
 */

const ENOUGH = 0.6 * LETTERS; // the scale of a map's first levels that need no larger titles
const LEVELS = [2, 1]; // how many are shown of a map whose titles would be too small

/** Sets the view of a canvas that is measured: the whole map where its titles can be read, else its first levels, from
 * which one unfolds; on a node, where one is named and all could not be read.
 * @param {Canvas} canvas @param {State} state @param {string | null} [key] */
export function openOn(canvas, state, key = "") {
  canvas.drawAs(canvas.base);
  const { root } = state.map;
  const isNew = root.children.every((head) => !head.children.length);
  if (isNew) canvas.setting = EVEN; // its questions are all there is to read beside the titles
  const isRead = isNew || canvas.scaleFor(canvas.bounds) >= SMALLEST;
  if (!isRead && key && canvas.rectOf(key)) canvas.center(key, READING);
  else if (isRead || isReadable(canvas) || LEVELS.some((depth) => showLevels(canvas, state, depth)))
    canvas.fit(canvas.bounds);
  else canvas.center(root.key, READING);
}

/** Whether titles of levels 1 and 2 are read where all is seen, or all is seen at a scale; it is laid out so.
 * @param {Canvas} canvas @param {number} [enough] */
function isReadable(canvas, enough = Infinity) {
  if (canvas.isLarge) return false;
  return setFor(canvas) >= enough || (canvas.setting.least > 0 && canvas.setting.depth > 1);
}

/** Hides what is below a level; gives whether the rest can be read.
 * @param {Canvas} canvas @param {State} state @param {number} level */
function showLevels(canvas, state, level) {
  /** @type {Node[]} */
  const nodes = [];
  each(state.map.root, (node, depth) => {
    if (depth >= level && node.children.length) nodes.push(node);
  });
  state.shut(nodes, true);
  return isReadable(canvas, ENOUGH);
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
