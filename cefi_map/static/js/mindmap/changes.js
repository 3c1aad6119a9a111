/** Bringing what differs between two versions of a map into a third: other tabs, other devices, history.

 * Versions are flat lists of nodes as in the map's JSON. */

import { dataOf } from "./codec.js";
import { isWithin, Node } from "./model.js";

/**
 * @typedef {import("./codec.js").NodeData} NodeData
 * @typedef {import("./model.js").Data} Data
 * @typedef {import("./model.js").MindMap} MindMap
 * @typedef {import("./transaction.js").Transaction} Transaction
 * @typedef {Map<string, string | null>} Ranks Key -> key of the sibling before it.
 */

/** Brings what changed from `before` to `after` into the transaction's map; what was changed here meanwhile stays.
 * @param {Transaction} t @param {NodeData[]} before @param {NodeData[]} after */
export function bring(t, before, after) {
  const old = indexed(before);
  const now = indexed(after);
  const order = ranks(after);
  for (const [key, item] of now) {
    const was = old.get(key);
    const node = t.map.get(key);
    if (!was && !node) add(t, item, order);
    else if (was && node) alter(t, node, was, item, order);
  }
  for (const key of old.keys()) {
    const node = t.map.get(key);
    if (node?.parent && !now.has(key)) takeAway(t, node, old);
  }
  reorder(t, before, after);
}

/** @param {NodeData[]} nodes */
export function indexed(nodes) {
  return new Map(nodes.map((item) => [item.key, item]));
}

/** @param {NodeData} a @param {NodeData} b */
export function fieldsThatDiffer(a, b) {
  const x = dataOf(a);
  const y = dataOf(b);
  const names = /** @type {(keyof Data)[]} */ (Object.keys(x));
  return names.filter((name) => x[name] !== y[name] && JSON.stringify(x[name]) !== JSON.stringify(y[name]));
}

/** Key -> keys of the siblings that stand before it, nearest first is the last.
 * @param {NodeData[]} nodes @returns {Ranks} */
function ranks(nodes) {
  const before = new Map();
  const last = new Map();
  for (const item of nodes) {
    before.set(item.key, last.get(item.parent) ?? null);
    last.set(item.parent, item.key);
  }
  return before;
}

/** @param {MindMap} map @param {Node} parent @param {string} key @param {Ranks} order */
function placeOf(map, parent, key, order) {
  for (let at = order.get(key); at; at = order.get(at)) {
    const node = map.get(at);
    if (node && node.parent === parent) return parent.children.indexOf(node) + 1;
  }
  return 0;
}

/** @param {Transaction} t @param {NodeData} item @param {Ranks} order */
function add(t, item, order) {
  const parent = t.map.get(item.parent ?? "") || t.map.root;
  t.insert(parent, new Node(item.key, dataOf(item)), placeOf(t.map, parent, item.key, order));
}

/** @param {Transaction} t @param {Node} node @param {NodeData} was @param {NodeData} item @param {Ranks} order */
function alter(t, node, was, item, order) {
  const old = dataOf(was);
  const now = dataOf(item);
  /** @type {Partial<Record<keyof Data, any>>} */
  const changes = {};
  for (const name of fieldsThatDiffer(was, item)) {
    if (JSON.stringify(node.data[name]) === JSON.stringify(old[name])) changes[name] = now[name];
  }
  if (Object.keys(changes).length) t.set(node, changes);
  const parent = t.map.get(item.parent ?? "");
  if (
    was.parent !== item.parent &&
    node.parent &&
    node.parent.key === was.parent &&
    parent &&
    !isWithin(parent, node)
  ) {
    const place = placeOf(t.map, parent, item.key, order);
    t.move(node, parent, place);
  }
}

/** A node deleted elsewhere goes, unless something was written in it or under it here meanwhile.
 * @param {Transaction} t @param {Node} node @param {Map<string, NodeData>} old */
function takeAway(t, node, old) {
  const stack = [node];
  for (let one = stack.pop(); one; one = stack.pop()) {
    const was = old.get(one.key);
    if (!was || JSON.stringify(dataOf(was)) !== JSON.stringify(one.data)) return;
    stack.push(...one.children);
  }
  t.remove(node);
}

/** Siblings put in the order of `after`, where that order changed and ours did not.
 * @param {Transaction} t @param {NodeData[]} before @param {NodeData[]} after */
function reorder(t, before, after) {
  const old = sequences(before);
  for (const [key, wanted] of sequences(after)) {
    const parent = t.map.get(key);
    const was = old.get(key);
    if (!parent || !was) continue;
    const kept = new Set(wanted.filter((one) => was.includes(one)));
    const sameOrder = was.filter((one) => kept.has(one)).join() === wanted.filter((one) => kept.has(one)).join();
    const ours = parent.children.map((child) => child.key);
    const known = new Set(ours);
    const target = wanted.filter((one) => known.has(one));
    const present = ours.filter((one) => target.includes(one));
    const untouched =
      present.filter((one) => kept.has(one)).join() === was.filter((one) => kept.has(one) && known.has(one)).join();
    if (sameOrder || !untouched) continue;
    target.forEach((one, i) => {
      const node = t.map.get(one);
      const others = parent.children.filter((child) => child !== node);
      const previous = i ? others.indexOf(t.map.get(target[i - 1])) + 1 : 0;
      t.move(node, parent, previous);
    });
  }
}

/** Key -> the keys of its children.
 * @param {NodeData[]} nodes */
function sequences(nodes) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const item of nodes) {
    if (typeof item.parent !== "string") continue;
    const peers = found.get(item.parent);
    if (peers) peers.push(item.key);
    else found.set(item.parent, [item.key]);
  }
  return found;
}
