/** The map for those who hear it: an item for each node in reading order, whatever is drawn, far away or folded. */

import { branchSize, each, indexOf, numberOf } from "../mindmap/model.js";
import { late, put, putAfter, svg } from "../ui/dom.js";
import { nameOf, tiesOf } from "./naming.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./canvas.js").Canvas, "state" | "drawn" | "hasFocus" | "comments" | "isPale">} Canvas
 *
 * @typedef {object} Item What the page holds of a node, and what it was last told to be.
 * @property {SVGGElement} group drawn in where the node is seen, else empty
 * @property {readonly unknown[]} told
 *
 * @typedef {object} Place Where a node stands.
 * @property {Node} node
 * @property {number} depth
 * @property {string} number « 3.1.2 »
 * @property {number} rank among its siblings, from 1
 * @property {number} stage
 */

const WHOLE = 2000; // nodes; of a larger map, the branch where one is, and what stands beside the way there
const AT_ONCE = 400; // items made in one go: 5 ms

export class Tree {
  /** @param {Canvas} canvas @param {string} label */
  constructor(canvas, label) {
    this.canvas = canvas;
    const told = { "aria-label": label, "aria-multiselectable": "true", "aria-describedby": "map-keys" };
    /** @type {SVGGElement} */
    this.root = svg("g", { class: "nodes", role: "tree", ...told });
    /** @type {Map<string, Item>} */
    this.items = new Map();
    /** @type {Map<string, string[]> | null} */
    this.ties = null; // key -> what is said of its arrows; null: to be looked for
    this.schedule = late(() => this.update());
  }

  /** The item of a node, made when it is first asked for.
   * @param {string} key */
  item(key) {
    let item = this.items.get(key);
    if (!item) {
      item = { group: svg("g", { role: "treeitem", "data-key": key }), told: [] };
      this.items.set(key, item);
    }
    return item;
  }

  /** What is no longer drawn stays as an empty group, where it is of the map.
   * @param {string} key */
  undraw(key) {
    const { group } = this.item(key);
    if (this.canvas.state.map.has(key)) {
      group.replaceChildren();
      for (const name of ["class", "transform"]) group.removeAttribute(name);
    } else this.remove(key);
  }

  /** @param {string} key */
  remove(key) {
    this.items.get(key)?.group.remove();
    this.items.delete(key);
  }

  /** Every item in its place, as it is now; what is new in large numbers comes over several frames. */
  update() {
    const { state, drawn } = this.canvas;
    const places = placesOf(state.map, state.key, state.stages, drawn);
    const wanted = new Set(places.map(({ node }) => node.key));
    for (const key of this.items.keys()) if (!wanted.has(key) && !drawn.has(key)) this.remove(key);
    const { hasFocus } = this.canvas;
    let made = 0;
    /** @type {SVGGElement | null} */
    let before = null;
    for (const place of places) {
      if (!this.items.has(place.node.key) && ++made > AT_ONCE) continue;
      before = putAfter(this.root, this.tell(place), before);
    }
    const cursor = this.items.get(state.key)?.group;
    if (hasFocus && !this.canvas.hasFocus) cursor?.focus({ preventScroll: true }); // it stood elsewhere
    if (made > AT_ONCE) this.schedule();
  }

  /** What is said of the arrows of a node.
   * @param {Node} node @returns {string[] | undefined} */
  tiesOf(node) {
    this.ties ??= tiesOf(this.canvas.state.map);
    return this.ties.get(node.key);
  }

  /** Brings an item up to date; nothing is written where nothing differs.
   * @param {Place} place */
  tell({ node, depth, number, rank, stage }) {
    const { state } = this.canvas;
    const item = this.item(node.key);
    const many = state.chosen.size > 1;
    const chosen = state.chosen.has(node.key);
    const size = node.parent ? node.parent.children.length : 1;
    const proofs = state.proofs.get(node.key);
    const ties = this.tiesOf(node);
    const parent = node.children.length > 0 && depth > 0;
    const cursor = node.key === state.key;
    const pale = this.canvas.isPale(node.key);
    const comments = this.canvas.comments.get(node.key) ?? 0;
    const told = [
      node.data,
      depth,
      number,
      rank,
      size,
      stage,
      many && chosen,
      many,
      cursor,
      parent,
      String(proofs),
      String(ties),
      pale,
      comments,
    ];
    if (told.every((value, at) => value === item.told[at])) return item.group;
    item.told = told;
    const { group } = item;
    put(group, "aria-label", nameOf(node, { number, stage, proofs, ties, comments, pale }));
    put(group, "lang", node.language || null);
    put(group, "aria-level", depth + 1);
    put(group, "aria-setsize", size);
    put(group, "aria-posinset", rank);
    put(group, "aria-selected", many ? chosen : null); // alone, the focus says it: a reader would hear both
    put(group, "aria-expanded", parent ? !node.isFolded : null);
    put(group, "tabindex", cursor ? 0 : -1);
    return group;
  }
}

/** Where a node stands, found from itself.
 * @param {Node} node @param {number} depth @param {number} stage @returns {Place} */
export function placeOf(node, depth, stage) {
  const rank = node.parent ? node.parent.children.indexOf(node) + 1 : 1;
  return { node, depth, number: numberOf(node), rank, stage };
}

/** The places of a map in document order; of a very large one, those that are open around the node of a key, and those
 * that are drawn.
 * @param {import("../mindmap/model.js").MindMap} map @param {string} key @param {Map<string, number[]>} stages
 * @param {{has: (key: string) => boolean}} drawn */
function placesOf(map, key, stages, drawn) {
  const isOpen = map.size > WHOLE ? around(map.get(key)) : () => true;
  /** @type {Place[]} */
  const found = [];
  /** @type {Place[]} */
  const stack = [{ node: map.root, depth: 0, number: "", rank: 1, stage: stages.get(map.root.key)?.[0] ?? 0 }];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { node, depth, number } = place;
    if (isOpen(place) || drawn.has(node.key)) found.push(place);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      const own = stages.get(child.key);
      stack.push({
        node: child,
        depth: depth + 1,
        number: number ? `${number}.${i + 1}` : String(i + 1),
        rank: i + 1,
        stage: own ? own[0] || 0 : place.stage,
      });
    }
  }
  return found;
}

/** Tells which places are open around a node: the largest branch over it that can be whole, every node above, and
 * their nearest children; those of the node itself where its branch cannot.
 * @param {Node} node @returns {(place: Place) => boolean} */
function around(node) {
  let top = node;
  while (top.parent && branchSize(top.parent) <= WHOLE) top = top.parent;
  const inside = new Set();
  if (branchSize(top) <= WHOLE) each(top, (one) => inside.add(one));
  /** @type {Map<Node | null, number>} */
  const above = new Map([[top, 1]]); // to the rank of its child on the way
  for (let at = top; at; at = /** @type {Node} */ (at.parent)) above.set(at.parent, indexOf(at) + 1);
  return ({ node: one, rank }) =>
    inside.has(one) || Math.abs(rank - (above.get(one.parent) ?? Number.POSITIVE_INFINITY)) < WHOLE / 2;
}
