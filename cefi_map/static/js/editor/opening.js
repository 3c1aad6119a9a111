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

const ENOUGH = 0.6 * LETTERS; // the scale from which all is read: letters of 7.5 px
const TITLES = 2; // the deepest level whose nodes are titles
const LEVELS = [Infinity, TITLES, 1]; // how many are shown, the most that can be read

/** Sets the view of a canvas that is measured: the whole map where its titles can be read, else its first levels, from
 * which one unfolds; on a node, where one is named and all could not be read. `folds`: what a person left hidden of it.
 * @param {Canvas} canvas @param {State} state @param {string | null} [key] @param {string[] | null} [folds] */
export function openOn(canvas, state, key = "", folds = null) {
  canvas.drawAs(canvas.base);
  const { map } = state;
  const { root } = map;
  const isNew = root.children.every((head) => !head.children.length);
  if (isNew) canvas.setting = EVEN; // its questions are all there is to read beside the titles
  const isRead = isNew || canvas.scaleFor(canvas.bounds) >= SMALLEST;
  if (!isRead && key && canvas.rectOf(key)) canvas.center(key, READING);
  else if (!isRead && folds) {
    state.shut(
      folds.filter((one) => map.has(one)).map((one) => map.get(one)),
      true,
    );
    if (canvas.isLarge) canvas.center(root.key, READING);
    else canvas.fit();
  } else if (isRead || LEVELS.some((level) => isReadable(canvas, state, level))) canvas.fit(canvas.bounds);
  else canvas.center(root.key, READING);
}

/** Hides what is below a level; gives whether the rest can be read, all of it as titles or at its scale. It is laid out
 * so.
 * @param {Canvas} canvas @param {State} state @param {number} level */
function isReadable(canvas, state, level) {
  /** @type {Node[]} */
  const nodes = [];
  each(state.map.root, (node, depth) => {
    if (depth >= level && node.children.length) nodes.push(node);
  });
  state.shut(nodes, true);
  if (canvas.isLarge) return false;
  if (level <= TITLES && setFor(canvas) && canvas.setting.least > 0 && canvas.setting.depth >= level) return true;
  return setFor(canvas, ENOUGH) >= ENOUGH;
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
