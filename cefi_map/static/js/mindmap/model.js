/** The map while it is edited: a tree of nodes, each with a frozen record of what it says. No DOM here. */

/**
 * @typedef {object} Run A piece of a note's text in one dress.
 * @property {string} text
 * @property {boolean} [bold]
 * @property {boolean} [italic]
 * @property {string} [link]
 *
 * @typedef {object} Block A paragraph, a line of a list or preformatted text of a note; `kind` is "p" when left out.
 * @property {string} [kind]
 * @property {number} [level]
 * @property {Run[]} runs
 *
 * @typedef {string | readonly Block[]} Rich Plain paragraphs as one text, else blocks.
 * @typedef {"" | "full" | "dots"} Line of an arrow; "" is dashes.
 * @typedef {"" | "both" | "start" | "none"} Ends Where an arrow has heads; "" is at its target.
 * @typedef {{target: string, label?: string, color?: string, line?: Line, ends?: Ends}} Arrow
 * @typedef {{color?: string, background?: string, edge?: string, cloud?: string, bold?: boolean, italic?: boolean,
 *   size?: number | null}} Style Colours are « #rrggbb ».
 *
 * @typedef {object} Picture A picture under a node's text, drawn `width` by `height` px. `hash` names what is kept of it,
 *   "" where only `source` is known: the place that a file gives it, and it did not come along.
 * @property {string} hash
 * @property {number} width
 * @property {number} height
 * @property {readonly [number, number]} [natural] its own size in px
 * @property {string} [alt] what it shows, in words
 * @property {string} [source]
 *
 * @typedef {object} Data What a node says, frozen.
 * @property {string} text
 * @property {Rich} note
 * @property {Rich} details
 * @property {readonly string[]} icons
 * @property {string} link
 * @property {readonly Arrow[]} arrows
 * @property {readonly (readonly [string, string])[]} attributes
 * @property {Style} style
 * @property {Picture | null} picture
 * @property {"" | "left" | "right"} side
 * @property {boolean} folded
 *
 * @typedef {object} Sketch A branch that is in no map: what a clipboard or a file carries. `key` is what arrows inside
 *   the sketch call the node.
 * @property {string} [key]
 * @property {Partial<Data>} data
 * @property {Sketch[]} [children]
 */

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/** What a node says when nothing is said: the fields of the map's JSON, in its order.
 * @type {Readonly<Data>} */
export const BLANK = Object.freeze({
  text: "",
  note: "",
  details: "",
  icons: NONE,
  link: "",
  arrows: NONE,
  attributes: NONE,
  style: Object.freeze({}),
  picture: null,
  side: "",
  folded: false,
});

export const STAGE_TAG = "etape";
export const REQUIREMENT_TAG = "exigence";
export const DENIED_TAG = "exigence-non";
export const LANGUAGE_TAG = "langue";

/** A node in the tree. `data` is frozen and replaced whole; `parent` and `children` change by commands only. */
export class Node {
  /** @param {string} key @param {Readonly<Data>} [data] */
  constructor(key, data = BLANK) {
    this.key = key;
    this.data = data;
    /** @type {Node | null} */
    this.parent = null;
    /** @type {Node[]} */
    this.children = [];
    this.isShut = false; // in this page alone: what is below is not shown yet, whatever the map says
    this.isGhost = false; // drawn, and in no map: a question that its stage does not answer yet
    /** @type {any} */
    this.face = null; // what the layout measured; it alone reads and writes it
    /** @type {any} */
    this.laid = null; // the same for the whole branch; a change inside takes it away
  }

  get text() {
    return this.data.text;
  }

  /** Whether what is below is hidden. */
  get isFolded() {
    return this.isShut || this.data.folded;
  }

  get stageTags() {
    return tagsOf(this, STAGE_TAG);
  }

  /** The language that its words are said to be in, « en »; "" for French. */
  get language() {
    const [said = ""] = tagsOf(this, LANGUAGE_TAG);
    return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(said) ? said : "";
  }

  /** Requirements that, as the author said when asked, this node does not answer. */
  get denied() {
    return tagsOf(this, DENIED_TAG);
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
  /** @param {Node} root */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Node>} */
    this.byKey = new Map();
    each(root, (node) => this.byKey.set(node.key, node));
  }

  get size() {
    return this.byKey.size;
  }

  /** The node of a key that is in the map; one that may not be is asked for with `has` first.
   * @param {string} key */
  get(key) {
    return /** @type {Node} */ (this.byKey.get(key));
  }

  /** @param {string | null | undefined} key @returns {key is string} */
  has(key) {
    return this.byKey.has(/** @type {string} */ (key));
  }
}

/** The record with some fields changed, frozen.
 * @param {Readonly<Data>} base @param {Partial<Data>} changes @returns {Readonly<Data>} */
export function record(base, changes) {
  return Object.freeze({ ...base, ...changes });
}

/** Calls `visit(node, depth)` for the node and all below it, in document order, without recursion.
 * @param {Node} top @param {(node: Node, depth: number) => void} visit */
export function each(top, visit) {
  const stack = [top];
  const depths = [0];
  while (stack.length) {
    const node = /** @type {Node} */ (stack.pop());
    const depth = /** @type {number} */ (depths.pop());
    visit(node, depth);
    for (let i = node.children.length - 1; i >= 0; i--) {
      stack.push(node.children[i]);
      depths.push(depth + 1);
    }
  }
}

/** How many nodes the branch holds, its head included.
 * @param {Node} top */
export function branchSize(top) {
  let size = 0;
  each(top, () => {
    size++;
  });
  return size;
}

/** What the layout kept of the branches that hold a node is true no more.
 * @param {Node} node */
export function unlay(node) {
  for (let at = node; at.parent; at = at.parent) at.laid = null;
}

/** The parent of a node that is not the root: the root is neither taken away nor moved.
 * @param {Node} node */
export function above(node) {
  return /** @type {Node} */ (node.parent);
}

/** All nodes above one, the nearest first.
 * @param {Node} node */
export function allAbove(node) {
  const found = [];
  for (let at = node.parent; at; at = at.parent) found.push(at);
  return found;
}

/** The main branch that holds a node; undefined for the root.
 * @param {Node} node */
export function mainBranch(node) {
  return [node, ...allAbove(node)].at(-2);
}

/** @param {Node} node */
export function indexOf(node) {
  return node.parent ? node.parent.children.indexOf(node) : 0;
}

/** « 3.2.1 »: the place of a node among its siblings, from the root down; "" for the root.
 * @param {Node} node */
export function numberOf(node) {
  const ranks = [];
  for (let at = node; at.parent; at = at.parent) ranks.push(indexOf(at) + 1);
  return ranks.reverse().join(".");
}

/** @param {Node} node @param {Node} top */
export function isWithin(node, top) {
  for (let at = /** @type {Node | null} */ (node); at; at = at.parent) if (at === top) return true;
  return false;
}

/** The nodes of `keys` that stand, in document order, without those under another of them, without the root.
 * @param {MindMap} map @param {Iterable<string>} keys */
export function tops(map, keys) {
  const wanted = new Set(keys);
  /** @type {Node[]} */
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

/** A new key, in the form FreeMind gives its own, free in the map.
 * @param {{has(key: string): boolean}} map */
export function freshKey(map) {
  for (;;) {
    const key = `ID_${1000000000 + Math.floor(Math.random() * 1000000000)}`;
    if (!map.has(key)) return key;
  }
}

/** A tree of new nodes from a sketch `{data, children}`; keys are fresh, arrows inside the sketch follow them.
 * @param {MindMap} map @param {Sketch} sketch @returns {Node} */
export function grow(map, sketch) {
  /** @type {Map<string, string>} */
  const renamed = new Map();
  const taken = { has: (/** @type {string} */ key) => map.has(key) || renamed.has(key) };
  const made = new Set();
  const build = (/** @type {Sketch} */ part) => {
    let key = freshKey(taken);
    while (made.has(key)) key = freshKey(taken);
    made.add(key);
    if (part.key) renamed.set(part.key, key);
    return new Node(key, record(BLANK, part.data));
  };
  const top = build(sketch);
  /** @type {[Sketch, Node][]} */
  const waiting = [[sketch, top]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, node] = next;
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

/** The sketch of a branch: what a clipboard carries.
 * @param {Node} top */
export function sketchOf(top) {
  const sketched = (/** @type {Node} */ node) => ({
    key: node.key,
    data: node.data,
    children: /** @type {Sketch[]} */ ([]),
  });
  const whole = sketched(top);
  /** @type {[Node, ReturnType<typeof sketched>][]} */
  const waiting = [[top, whole]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, part] = next;
    for (const child of node.children) {
      const below = sketched(child);
      part.children.push(below);
      waiting.push([child, below]);
    }
  }
  return whole;
}

/** @param {Node} node @param {string} name @returns {readonly string[]} */
function tagsOf(node, name) {
  if (!node.data.attributes.length) return NONE;
  return node.data.attributes.filter((pair) => pair[0] === name).map((pair) => pair[1].trim());
}
