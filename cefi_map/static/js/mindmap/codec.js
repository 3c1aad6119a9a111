/** The map's JSON (a flat list of nodes with their parents, defaults left out) <-> the tree. */

import { BLANK, MindMap, Node, each } from "./model.js";

const FIELDS = Object.keys(BLANK).filter((name) => name !== "text");

/** The tree of a map's JSON; throws when it is not one tree. */
export function fromData(data) {
  const nodes = new Map();
  for (const item of data.nodes) nodes.set(item.key, new Node(item.key, dataOf(item)));
  let root = null;
  for (const item of data.nodes) {
    const node = nodes.get(item.key);
    if (item.parent === null || item.parent === undefined) {
      if (root) throw new Error("two roots");
      root = node;
      continue;
    }
    const parent = nodes.get(item.parent);
    if (!parent) throw new Error(`no parent ${item.parent}`);
    node.parent = parent;
    parent.children.push(node);
  }
  if (!root) throw new Error("no root");
  return new MindMap(root);
}

/** The JSON of a map, nodes in document order: the same bytes as the server writes for the same map. */
export function toData(map) {
  const nodes = [];
  each(map.root, (node) => nodes.push(nodeData(node)));
  return { version: 1, nodes };
}

/** One node of that JSON. */
export function nodeData(node) {
  const { data } = node;
  const out = { key: node.key, parent: node.parent ? node.parent.key : null, text: data.text };
  if (data === BLANK) return out;
  for (const name of FIELDS) {
    const value = data[name];
    if (isSaid(value)) out[name] = value;
  }
  return out;
}

/** The frozen record of one node of the JSON. */
export function dataOf(item) {
  const data = { ...BLANK };
  for (const name in item) if (Object.hasOwn(BLANK, name) && item[name] !== undefined) data[name] = item[name];
  data.text ||= "";
  return Object.freeze(data);
}

function isSaid(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (value && typeof value === "object") return Object.keys(value).length > 0;
  return Boolean(value);
}
