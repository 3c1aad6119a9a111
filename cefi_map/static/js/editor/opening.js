/** How a map first shows: whole when that can be read, else its root and its first stage at a size one can read. */

import { each } from "../mindmap/model.js";

const SMALLEST = 0.64; // 8 px letters: below this scale nobody reads a whole map
const READING = 0.8; // 10 px letters

/** Sets the view of a canvas that is laid out and measured. */
export function openOn(canvas, map) {
  canvas.fit();
  if (canvas.view.k >= SMALLEST) return;
  const root = canvas.rectOf(map.root.key);
  const [head] = map.root.children;
  const wanted = head ? [union(root, branchRect(canvas, head)), union(root, canvas.rectOf(head.key))] : [];
  const shown = wanted.find((rect) => canvas.scaleFor(rect) >= SMALLEST);
  if (shown) canvas.fit(shown, READING);
  else canvas.center(map.root.key, READING);
}

/** The rectangle of a node with all that is drawn below it: [left, top, right, bottom]. */
export function branchRect(canvas, node) {
  let found = null;
  each(node, (one) => {
    const rect = canvas.rectOf(one.key);
    if (rect) found = found ? union(found, rect) : rect;
  });
  return found;
}

function union(a, b) {
  return b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : a;
}
