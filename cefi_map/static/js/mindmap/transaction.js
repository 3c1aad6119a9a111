/** The four ways a map changes. Each is applied at once and leaves the step that takes it back. */

import { each, record, unlay } from "./model.js";

const STEPS = {
  set(map, { key, data }) {
    const node = map.get(key);
    const back = { op: "set", key, data: node.data };
    node.data = data;
    unlay(node);
    return back;
  },
  insert(map, { parent, index, node }) {
    const above = map.get(parent);
    above.children.splice(index, 0, node);
    node.parent = above;
    unlay(node);
    each(node, (one) => map.byKey.set(one.key, one));
    return { op: "remove", key: node.key };
  },
  remove(map, { key }) {
    const node = map.get(key);
    const { parent } = node;
    unlay(node);
    const index = parent.children.indexOf(node);
    parent.children.splice(index, 1);
    node.parent = null;
    each(node, (one) => map.byKey.delete(one.key));
    return { op: "insert", parent: parent.key, index, node };
  },
  move(map, { key, parent, index }) {
    const node = map.get(key);
    const from = node.parent;
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

/** Applies one step; gives the step that takes it back. */
export function apply(map, step) {
  return STEPS[step.op](map, step);
}

/** Steps applied one after the other, with the way back. */
export class Transaction {
  constructor(map) {
    this.map = map;
    this.back = [];
  }

  /** Changes fields of a node; nothing is recorded when they are the same. */
  set(node, changes) {
    if (Object.entries(changes).every(([name, value]) => node.data[name] === value)) return;
    this.#run({ op: "set", key: node.key, data: record(node.data, changes) });
  }

  /** Puts a branch under `parent`, at `index` among its children (default: last). */
  insert(parent, node, index = parent.children.length) {
    this.#run({ op: "insert", parent: parent.key, index: Math.max(0, Math.min(index, parent.children.length)), node });
    return node;
  }

  /** Takes a branch away, and the arrows that pointed into it. */
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

  /** Moves a branch under `parent`; `index` counts the other children. */
  move(node, parent, index) {
    if (node.parent === parent && parent.children.indexOf(node) === index) return;
    this.#run({ op: "move", key: node.key, parent: parent.key, index });
  }

  /** Takes every step back. */
  rollback() {
    while (this.back.length) apply(this.map, this.back.pop());
  }

  #run(step) {
    this.back.push(apply(this.map, step));
  }
}
