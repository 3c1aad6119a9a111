/** The map's JSON (a flat list of nodes with their parents, defaults left out) <-> the tree. */

import { BLANK, each, MindMap, Node } from "./model.js";

/**
 * @typedef {import("./model.js").Data} Data
 * @typedef {{key: string, parent?: string | null} & Partial<Data>} NodeData One node of the JSON.
 * @typedef {{version?: number, nodes: NodeData[]}} MapData schemas/mindmap.schema.json
 */

const FIELDS = /** @type {(keyof Data)[]} */ (Object.keys(BLANK).filter((name) => name !== "text"));

/** The tree of a map's JSON; throws when it is not one tree.
 * @param {MapData} data */
export function fromData(data) {
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  for (const item of data.nodes) nodes.set(item.key, new Node(item.key, dataOf(item)));
  let root = null;
  for (const item of data.nodes) {
    const node = /** @type {Node} */ (nodes.get(item.key));
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

/** The JSON of a map, nodes in document order: the same bytes as the server writes for the same map. `without` are keys
 * of nodes that have nothing below and are left out.
 * @param {MindMap} map @param {string[]} [without] @returns {MapData} */
export function toData(map, without = []) {
  /** @type {NodeData[]} */
  const nodes = [];
  each(map.root, (node) => {
    if (!without.includes(node.key)) nodes.push(nodeData(node));
  });
  return { version: 1, nodes };
}

/** One node of that JSON.
 * @param {Node} node @returns {NodeData} */
function nodeData(node) {
  const { data } = node;
  /** @type {NodeData} */
  const out = { key: node.key, parent: node.parent ? node.parent.key : null, text: data.text };
  if (data === BLANK) return out;
  for (const name of FIELDS) {
    const value = data[name];
    if (isSaid(value)) Object.assign(out, { [name]: value });
  }
  return out;
}

/** The frozen record of one node of the JSON.
 * @param {Partial<NodeData>} item @returns {Readonly<Data>} */
export function dataOf(item) {
  const given = /** @type {Record<string, any>} */ (item);
  /** @type {Record<string, any> & Data} */
  const data = { ...BLANK };
  for (const name in given) if (Object.hasOwn(BLANK, name) && given[name] !== undefined) data[name] = given[name];
  data.text ||= "";
  return Object.freeze(data);
}

/** Whether a field is written: it is not the default.
 * @param {any} value */
function isSaid(value) {
  if (Array.isArray(value)) return value.length > 0;
  if (value && typeof value === "object") return Object.keys(value).length > 0;
  return Boolean(value);
}
