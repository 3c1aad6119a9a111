/** The four ways a map changes. Each is applied at once and leaves the step that takes it back. */

import { above, each, record, unlay } from "./model.js";

/**
 * @typedef {import("./model.js").MindMap} MindMap
 * @typedef {import("./model.js").Node} Node
 * @typedef {import("./model.js").Data} Data
 *
 * @typedef {{op: "set", key: string, data: Readonly<Data>}} SetStep
 * @typedef {{op: "insert", parent: string, index: number, node: Node}} InsertStep
 * @typedef {{op: "remove", key: string}} RemoveStep
 * @typedef {{op: "move", key: string, parent: string, index: number}} MoveStep
 * @typedef {SetStep | InsertStep | RemoveStep | MoveStep} Step Nodes are named by their keys, so that a step holds
 *   after a branch was taken away and grown again.
 */

const STEPS = {
  /** @param {MindMap} map @param {SetStep} step @returns {Step} */
  set(map, { key, data }) {
    const node = map.get(key);
    const back = /** @type {const} */ ({ op: "set", key, data: node.data });
    node.data = data;
    unlay(node);
    return back;
  },
  /** @param {MindMap} map @param {InsertStep} step @returns {Step} */
  insert(map, { parent, index, node }) {
    const over = map.get(parent);
    over.children.splice(index, 0, node);
    node.parent = over;
    unlay(node);
    each(node, (one) => map.byKey.set(one.key, one));
    return { op: "remove", key: node.key };
  },
  /** @param {MindMap} map @param {RemoveStep} step @returns {Step} */
  remove(map, { key }) {
    const node = map.get(key);
    const parent = above(node);
    unlay(node);
    const index = parent.children.indexOf(node);
    parent.children.splice(index, 1);
    node.parent = null;
    each(node, (one) => map.byKey.delete(one.key));
    return { op: "insert", parent: parent.key, index, node };
  },
  /** @param {MindMap} map @param {MoveStep} step @returns {Step} */
  move(map, { key, parent, index }) {
    const node = map.get(key);
    const from = above(node);
    unlay(node);
    const at = from.children.indexOf(node);
    from.children.splice(at, 1);
    const to = map.get(parent);
    to.children.splice(index, 0, node);
    node.parent = to;
    unlay(to);
    return { op: "move", key, parent: from.key, index: at };
  },
};

/** Applies one step; gives the step that takes it back.
 * @param {MindMap} map @param {Step} step @returns {Step} */
export function apply(map, step) {
  return STEPS[step.op](map, /** @type {any} */ (step));
}

/** Steps applied one after the other, with the way back. */
export class Transaction {
  /** @param {MindMap} map */
  constructor(map) {
    this.map = map;
    /** @type {Step[]} */
    this.back = [];
  }

  /** Changes fields of a node; nothing is recorded when they are the same.
   * @param {Node} node @param {Partial<Data>} changes */
  set(node, changes) {
    const names = /** @type {(keyof Data)[]} */ (Object.keys(changes));
    if (names.every((name) => node.data[name] === changes[name])) return;
    this.#run({ op: "set", key: node.key, data: record(node.data, changes) });
  }

  /** Puts a branch under `parent`, at `index` among its children (default: last).
   * @param {Node} parent @param {Node} node @param {number} [index] */
  insert(parent, node, index = parent.children.length) {
    this.#run({ op: "insert", parent: parent.key, index: Math.max(0, Math.min(index, parent.children.length)), node });
    return node;
  }

  /** Takes a branch away, and the arrows that pointed into it.
   * @param {Node} node */
  remove(node) {
    const gone = new Set();
    each(node, (one) => gone.add(one.key));
    this.#run({ op: "remove", key: node.key });
    for (const other of this.map.byKey.values()) {
      const { arrows } = other.data;
      if (arrows.length && arrows.some((arrow) => gone.has(arrow.target))) {
        this.set(other, { arrows: arrows.filter((arrow) => !gone.has(arrow.target)) });
      }
    }
  }

  /** Moves a branch under `parent`; `index` counts the other children.
   * @param {Node} node @param {Node} parent @param {number} index */
  move(node, parent, index) {
    if (node.parent === parent && parent.children.indexOf(node) === index) return;
    this.#run({ op: "move", key: node.key, parent: parent.key, index });
  }

  /** Takes every step back. */
  rollback() {
    for (let step = this.back.pop(); step; step = this.back.pop()) apply(this.map, step);
  }

  /** @param {Step} step */
  #run(step) {
    this.back.push(apply(this.map, step));
  }
}
