/** What a person does to a map: each function takes a transaction, does it, and gives the keys to select after. */

import {
  above,
  allAbove,
  BLANK,
  DENIED_TAG,
  each,
  freshKey,
  grow,
  indexOf,
  isWithin,
  Node,
  REQUIREMENT_TAG,
  record,
  sketchOf,
} from "./model.js";

/**
 * @typedef {import("./transaction.js").Transaction} Transaction
 * @typedef {import("./model.js").Data} Data
 * @typedef {import("./model.js").Sketch} Sketch
 * @typedef {import("./model.js").Style} Style
 * @typedef {import("./model.js").Arrow} Arrow
 */

/** Shows what is below a node, wherever it stands.
 * @param {Transaction} t @param {Node} node */
function open(t, node) {
  for (const one of [node, ...allAbove(node)]) {
    one.isShut = false;
    t.set(one, { folded: false });
  }
}

/** A new node under `parent`, at `index` (default: last). It opens what was folded, there and above.
 * @param {Transaction} t @param {Node} parent
 * @param {{text?: string, index?: number, data?: Partial<Data>}} [options] */
export function addChild(t, parent, { text = "", index, data = {} } = {}) {
  open(t, parent);
  const node = new Node(freshKey(t.map), record(BLANK, { text, ...data }));
  t.insert(parent, node, index);
  return [node.key];
}

/** A new node after `node` (or before it), on the same side.
 * @param {Transaction} t @param {Node} node one that is not the root
 * @param {{before?: boolean, text?: string}} [options] */
export function addSibling(t, node, { before = false, text = "" } = {}) {
  const data = node.data.side ? { side: node.data.side } : {};
  return addChild(t, above(node), { text, index: indexOf(node) + (before ? 0 : 1), data });
}

/** A new node between some siblings and their parent.
 * @param {Transaction} t @param {Node[]} nodes siblings @param {string} [text] */
export function addParent(t, nodes, text = "") {
  const [first] = nodes;
  const [key] = addSibling(t, first, { before: true, text });
  const made = t.map.get(key);
  for (const node of nodes) {
    if (node.data.side) t.set(node, { side: "" });
    t.move(node, made, made.children.length);
  }
  return [key];
}

/** Takes branches away; selects what stands where the first one was.
 * @param {Transaction} t @param {Node[]} nodes without the root */
export function remove(t, nodes) {
  const [first] = nodes;
  const parent = above(first);
  const gone = new Set(nodes);
  const index = indexOf(first);
  const after = parent.children.slice(index).find((node) => !gone.has(node));
  const before = parent.children
    .slice(0, index)
    .reverse()
    .find((node) => !gone.has(node));
  for (const node of nodes) t.remove(node);
  return [(after || before || parent).key];
}

/** Takes nodes away and leaves what was under them in their place.
 * @param {Transaction} t @param {Node} node one that is not the root */
export function dissolve(t, node) {
  const parent = above(node);
  const index = indexOf(node);
  const below = [...node.children];
  below.forEach((child, i) => t.move(child, parent, index + 1 + i));
  t.remove(node);
  return [(below[0] || parent).key];
}

/** Moves branches under `parent`, the first at `index` among the children that do not move; `side` for level 1.
 * @param {Transaction} t @param {Node[]} nodes @param {Node} parent @param {number} [index]
 * @param {Data["side"]} [side] */
export function moveTo(t, nodes, parent, index, side = "") {
  if (nodes.some((node) => isWithin(parent, node))) throw new RangeError("a branch cannot go under itself");
  const moving = new Set(nodes);
  const staying = parent.children.filter((child) => !moving.has(child));
  const next = staying[index ?? staying.length];
  open(t, parent);
  for (const node of nodes) {
    const wanted = parent.parent ? "" : side || node.data.side;
    if (node.data.side !== wanted) t.set(node, { side: wanted });
    const others = parent.children.filter((child) => child !== node);
    t.move(node, parent, next ? others.indexOf(next) : others.length);
  }
  return nodes.map((node) => node.key);
}

/** One place up (-1) or down (1) among siblings; `isPeer` says which siblings count (the same side).
 * @param {Transaction} t @param {Node[]} nodes without the root @param {number} by
 * @param {(node: Node) => boolean} [isPeer] */
export function shift(t, nodes, by, isPeer = () => true) {
  const moving = new Set(nodes);
  const list = by < 0 ? nodes : [...nodes].reverse();
  for (const node of list) {
    const parent = above(node);
    const peers = parent.children.filter((one) => one === node || isPeer(one));
    const beside = peers[peers.indexOf(node) + by];
    if (!beside || moving.has(beside)) continue;
    const others = parent.children.filter((one) => one !== node);
    t.move(node, parent, others.indexOf(beside) + (by < 0 ? 0 : 1));
  }
  return nodes.map((node) => node.key);
}

/** One level up: after what was the parent.
 * @param {Transaction} t @param {Node[]} nodes @param {Data["side"]} [side] */
export function promote(t, nodes, side = "") {
  /** @type {Node | null} */
  let after = null;
  for (const node of nodes) {
    const { parent } = node;
    if (!parent?.parent) continue;
    const over = parent.parent;
    /** @type {Node} */
    const anchor = after && after.parent === over ? after : parent;
    if (!over.parent) t.set(node, { side: side || parent.data.side });
    t.move(node, over, over.children.indexOf(anchor) + 1);
    after = node;
  }
  return nodes.map((node) => node.key);
}

/** One level down: under the sibling before.
 * @param {Transaction} t @param {Node[]} nodes without the root @param {(node: Node) => boolean} [isPeer] */
export function demote(t, nodes, isPeer = () => true) {
  const moving = new Set(nodes);
  for (const node of nodes) {
    const before = above(node)
      .children.slice(0, indexOf(node))
      .reverse()
      .find((one) => !moving.has(one) && isPeer(one));
    if (!before) continue;
    open(t, before);
    if (node.data.side) t.set(node, { side: "" });
    t.move(node, before, before.children.length);
  }
  return nodes.map((node) => node.key);
}

/** Copies of branches, each after its original.
 * @param {Transaction} t @param {Node[]} nodes without the root */
export function duplicate(t, nodes) {
  return nodes.map((node) => {
    const copy = grow(t.map, sketchOf(node));
    t.insert(above(node), copy, indexOf(node) + 1);
    return copy.key;
  });
}

/** Sketches (from a clipboard or a file) as branches under `parent`.
 * @param {Transaction} t @param {Sketch[]} sketches @param {Node} parent @param {number} [index] */
export function paste(t, sketches, parent, index) {
  open(t, parent);
  let at = index ?? parent.children.length;
  return sketches.map((sketch) => {
    const node = grow(t.map, sketch);
    if (parent.parent && node.data.side) node.data = record(node.data, { side: "" });
    t.insert(parent, node, at++);
    return node.key;
  });
}

/** Changes the look of nodes; null takes a part of it away.
 * @param {Transaction} t @param {Node[]} nodes @param {{[Name in keyof Style]: Style[Name] | null}} style */
export function restyle(t, nodes, style) {
  for (const node of nodes) {
    const said = Object.entries({ ...node.data.style, ...style }).filter(([, value]) => value !== "" && value !== null);
    t.set(node, { style: Object.fromEntries(said) });
  }
  return nodes.map((node) => node.key);
}

/** An arrow from a node to each of others, but where one leads there already.
 * @param {Transaction} t @param {Node} node @param {Node[]} targets @param {Partial<Arrow>} [said] */
export function pointTo(t, node, targets, said = {}) {
  const there = new Set(node.data.arrows.map(({ target }) => target));
  const made = targets.filter(({ key }) => !there.has(key)).map(({ key }) => ({ target: key, ...said }));
  if (made.length) t.set(node, { arrows: [...node.data.arrows, ...made] });
  return [node.key];
}

/** Says otherwise of the arrow at a place among those of a node: what is "" is as without; null takes it away.
 * @param {Transaction} t @param {Node} node @param {number} at @param {Partial<Arrow> | null} said */
export function repoint(t, node, at, said) {
  const arrows = [...node.data.arrows];
  const kept = said && Object.entries({ ...arrows[at], ...said }).filter(([, value]) => value);
  arrows.splice(at, 1, ...(kept ? [/** @type {Arrow} */ (Object.fromEntries(kept))] : []));
  t.set(node, { arrows });
  return [node.key];
}

/** The title of a node; line ends are line feeds, and it keeps none at its ends. Nothing else is chosen by it.
 * @param {Transaction} t @param {Node} node @param {string} text */
export function rename(t, node, text) {
  t.set(node, { text: text.replace(/\r\n?/g, "\n").replace(/^\n+|(?<!\n)\n+$/g, "") });
}

/** The node's tags of that name replaced; other attributes stay in their place.
 * @param {Transaction} t @param {Node} node @param {string} name @param {string[]} values */
export function retag(t, node, name, values) {
  const others = node.data.attributes.filter((pair) => pair[0] !== name);
  t.set(node, { attributes: [...others, ...values.map((value) => /** @type {const} */ ([name, value]))] });
  return [node.key];
}

/** Ties a node to a requirement, with a reason (null takes the tie away); the tag travels in the file as an attribute.
 * @param {Transaction} t @param {Node} node @param {string} id @param {string | null} reason */
export function tie(t, node, id, reason) {
  const others = node.claims.filter((one) => one.id !== id);
  const all = reason === null ? others : [...others, { id, reason }];
  const tags = all.map((one) => `${one.id} ${one.reason}`.trim());
  return retag(t, node, REQUIREMENT_TAG, tags);
}

/** Remembers that a node does not answer a requirement: it is not asked about again.
 * @param {Transaction} t @param {Node} node @param {string} id */
export function deny(t, node, id) {
  return retag(t, node, DENIED_TAG, [...new Set([...node.denied, id])]);
}

/** Folds every node at `level` that has children, opens those above.
 * @param {Transaction} t @param {number} level */
export function foldFrom(t, level) {
  each(t.map.root, (node, depth) => {
    const folded = depth > 0 && depth >= level && node.children.length > 0;
    if (node.data.folded !== folded) t.set(node, { folded });
  });
}

const CARRIED = /** @type {const} */ (["note", "details", "icons", "link", "arrows", "attributes", "picture"]);

/** @param {Node} node @param {typeof CARRIED[number]} name */
function isSaid({ data }, name) {
  const value = data[name];
  return Boolean(value && (typeof value !== "object" || !("length" in value) || value.length));
}

/** Cuts a title in two: the end goes into a new node after it (under it when it is the root).
 * @param {Transaction} t @param {Node} node @param {string} head @param {string} tail */
export function split(t, node, head, tail) {
  t.set(node, { text: head });
  if (!node.parent) return addChild(t, node, { text: tail, index: 0 });
  if (node.children.length && !node.data.folded) return addChild(t, node, { text: tail, index: 0 });
  return addSibling(t, node, { text: tail });
}

/** What else than its words a node says, that the one it is joined to says too, so that one of them would be lost.
 * @param {Node} before @param {Node} node */
export function clashing(before, node) {
  return CARRIED.filter((name) => isSaid(before, name) && isSaid(node, name));
}

/** Joins a node to the one that stands before it in the outline: texts in one, what it carries and its children brought
 * along.
 * @param {Transaction} t @param {Node} before @param {Node} node one that is not the root, nothing of which clashes */
export function join(t, before, node) {
  const below = [...node.children];
  const carried = CARRIED.filter((name) => isSaid(node, name)).map((name) => [name, node.data[name]]);
  const text = before.data.text + (before.data.text && node.data.text ? " " : "") + node.data.text;
  t.set(before, { ...Object.fromEntries(carried), text });
  below.forEach((child) => t.move(child, before, before.children.length));
  t.remove(node);
  return [before.key];
}
