/** From node to node in reading order, as a list of what no fold hides: the same whatever is drawn where. */

/** @typedef {import("./model.js").Node} Node */

/** Whether the nodes below can be gone to. The root is never folded.
 * @param {Node} node */
export function isOpen(node) {
  return node.children.length > 0 && !(node.parent && node.isFolded);
}

/** @param {Node} node @returns {Node | null} */
export function nextOf(node) {
  if (isOpen(node)) return node.children[0];
  for (let at = node; at.parent; at = at.parent) {
    const next = at.parent.children[at.parent.children.indexOf(at) + 1];
    if (next) return next;
  }
  return null;
}

/** @param {Node} node @returns {Node | null} */
export function previousOf(node) {
  if (!node.parent) return null;
  const before = node.parent.children[node.parent.children.indexOf(node) - 1];
  return before ? lastOf(before) : node.parent;
}

/** The last node of a branch.
 * @param {Node} top */
export function lastOf(top) {
  let at = top;
  while (isOpen(at)) at = at.children[at.children.length - 1];
  return at;
}

/** The next node for which `is` holds, from the start again after the end; null for none but perhaps the node itself.
 * @param {Node} root @param {Node} node @param {(node: Node) => boolean} is */
export function nextThat(root, node, is) {
  for (let at = nextOf(node); at; at = nextOf(at)) if (is(at)) return at;
  for (let at = /** @type {Node | null} */ (root); at && at !== node; at = nextOf(at)) if (is(at)) return at;
  return null;
}
