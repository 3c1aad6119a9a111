/** The map while it is edited: a tree of nodes, each with a frozen record of what it says. No DOM here. */

const NONE = Object.freeze([]);

/** What a node says when nothing is said: the fields of the map's JSON, in its order. */
export const BLANK = Object.freeze({
  text: "",
  note: "",
  details: "",
  icons: NONE,
  link: "",
  arrows: NONE,
  attributes: NONE,
  style: Object.freeze({}),
  side: "",
  folded: false,
});

export const STAGE_TAG = "etape";
export const REQUIREMENT_TAG = "exigence";

/** A node in the tree. `data` is frozen and replaced whole; `parent` and `children` change by commands only. */
export class Node {
  constructor(key, data = BLANK) {
    this.key = key;
    this.data = data;
    this.parent = null;
    this.children = [];
    this.face = null; // what the layout measured; it alone reads and writes it
    this.laid = null; // the same for the whole branch; a change inside takes it away
  }

  get text() {
    return this.data.text;
  }

  get stageTags() {
    return tagsOf(this, STAGE_TAG);
  }

  /** Requirements the author tied to this node: [{id, reason}]. */
  get claims() {
    return tagsOf(this, REQUIREMENT_TAG).map((tag) => {
      const [id, ...reason] = tag.split(" ");
      return { id, reason: reason.join(" ").trim() };
    });
  }
}

/** A map: its root and every node by key. */
export class MindMap {
  constructor(root) {
    this.root = root;
    this.byKey = new Map();
    each(root, (node) => this.byKey.set(node.key, node));
  }

  get size() {
    return this.byKey.size;
  }

  get(key) {
    return this.byKey.get(key);
  }

  has(key) {
    return this.byKey.has(key);
  }
}

/** The record with some fields changed, frozen. */
export function record(base, changes) {
  return Object.freeze({ ...base, ...changes });
}

/** Calls `visit(node, depth)` for the node and all below it, in document order, without recursion. */
export function each(top, visit) {
  const stack = [top];
  const depths = [0];
  while (stack.length) {
    const node = stack.pop();
    const depth = depths.pop();
    visit(node, depth);
    for (let i = node.children.length - 1; i >= 0; i--) {
      stack.push(node.children[i]);
      depths.push(depth + 1);
    }
  }
}

/** How many nodes the branch holds, its head included. */
export function branchSize(top) {
  let size = 0;
  each(top, () => {
    size++;
  });
  return size;
}

/** What the layout kept of the branches that hold a node is true no more. */
export function unlay(node) {
  for (let at = node; at.parent; at = at.parent) at.laid = null;
}

export function indexOf(node) {
  return node.parent ? node.parent.children.indexOf(node) : 0;
}

/** « 3.2.1 »: the place of a node among its siblings, from the root down; "" for the root. */
export function numberOf(node) {
  const ranks = [];
  for (let at = node; at.parent; at = at.parent) ranks.push(indexOf(at) + 1);
  return ranks.reverse().join(".");
}

export function isWithin(node, top) {
  for (let at = node; at; at = at.parent) if (at === top) return true;
  return false;
}

/** The nodes of `keys` that stand, in document order, without those under another of them, without the root. */
export function tops(map, keys) {
  const wanted = new Set(keys);
  const found = [];
  const chosen = new Set();
  each(map.root, (node) => {
    if (node.parent && chosen.has(node.parent)) chosen.add(node);
    else if (wanted.has(node.key) && node.parent) {
      chosen.add(node);
      found.push(node);
    }
  });
  return found;
}

/** A new key, in the form FreeMind gives its own, free in the map. */
export function freshKey(map) {
  for (;;) {
    const key = `ID_${1000000000 + Math.floor(Math.random() * 1000000000)}`;
    if (!map.has(key)) return key;
  }
}

/** A tree of new nodes from a sketch `{data, children}`; keys are fresh, arrows inside the sketch follow them. */
export function grow(map, sketch) {
  const renamed = new Map();
  const taken = { has: (key) => map.has(key) || renamed.has(key) };
  const made = new Set();
  const build = (part) => {
    let key = freshKey(taken);
    while (made.has(key)) key = freshKey(taken);
    made.add(key);
    if (part.key) renamed.set(part.key, key);
    return new Node(key, record(BLANK, part.data));
  };
  const top = build(sketch);
  const waiting = [[sketch, top]];
  while (waiting.length) {
    const [part, node] = waiting.pop();
    for (const below of part.children || []) {
      const child = build(below);
      child.parent = node;
      node.children.push(child);
      waiting.push([below, child]);
    }
  }
  each(top, (node) => {
    if (!node.data.arrows.length) return;
    const arrows = node.data.arrows.map((arrow) => ({ ...arrow, target: renamed.get(arrow.target) || arrow.target }));
    node.data = record(node.data, {
      arrows: arrows.filter((arrow) => map.has(arrow.target) || made.has(arrow.target)),
    });
  });
  return top;
}

/** The sketch of a branch: what a clipboard carries. */
export function sketchOf(top) {
  const whole = { key: top.key, data: top.data, children: [] };
  const waiting = [[top, whole]];
  while (waiting.length) {
    const [node, part] = waiting.pop();
    for (const child of node.children) {
      const below = { key: child.key, data: child.data, children: [] };
      part.children.push(below);
      waiting.push([child, below]);
    }
  }
  return whole;
}

function tagsOf(node, name) {
  if (!node.data.attributes.length) return NONE;
  return node.data.attributes.filter((pair) => pair[0] === name).map((pair) => pair[1].trim());
}
