/** A place to write under every heading: an empty paragraph, which is kept nowhere, and the pale question in it. */

import { Decoration, DecorationSet, Plugin, TextSelection } from "../../vendor/prosemirror.js";
import { guideOf } from "./guide.js";
import { schema } from "./schema.js";

/**
 * @import { EditorState, Node, Transaction } from "../../vendor/prosemirror.js"
 * @import { Advice } from "./guide.js"
 *
 * @typedef {{pos: number, node: Node, head: Node | null}} Room An empty paragraph, and the heading above it; null in an
 *   empty text.
 */
const { heading, paragraph } = schema.nodes;
const ANY = "Écrivez ici…";

/** The nodes of a document, with a paragraph after each heading that has nothing below it.
 * @param {Node[]} nodes */
export function withRooms(nodes) {
  return nodes.flatMap((node, i) => (isBare(node, nodes[i + 1]) ? [node, paragraph.create()] : [node]));
}

/** Whether the heading of a part stands before the next part, or at the end.
 * @param {Node} node @param {Node | null} [next] */
function isBare(node, next) {
  return node.type === heading && (!next || (next.type === heading && next.attrs.level <= node.attrs.level));
}

/** Whether it is an empty paragraph.
 * @param {Node | null} [node] */
export function isEmpty(node) {
  return node?.type === paragraph && node.content.size === 0;
}

/** Where the caret goes for the block at a place: to what is written, or is to be, below a heading; else to the block
 * itself.
 * @param {Node} doc @param {number} pos where a block begins */
export function caretOf(doc, pos) {
  for (let node = doc.nodeAt(pos); node?.type === heading; node = doc.nodeAt(pos)) pos += node.nodeSize;
  return pos + 1;
}

/** Where parts with nothing in them are written.
 * @param {Node} doc */
export function roomsOf(doc) {
  /** @type {Room[]} */
  const out = [];
  /** @type {Room | null} */
  let room = null;
  /** @type {Node | null} */
  let before = null;
  doc.forEach((node, pos) => {
    if (node.type === heading) room = null;
    else if (!isEmpty(node)) {
      if (room) out.pop();
      room = null;
    } else if (before?.type === heading || !before) out.push((room = { pos, node, head: before }));
    before = node;
  });
  return out;
}

/** Empty paragraphs between a heading and text that arrived below it go.
 * @param {Transaction} tr */
export function withoutSpent(tr) {
  /** @type {number[]} */
  const spent = [];
  tr.doc.forEach((node, pos, i) => {
    const [above, below] = [tr.doc.maybeChild(i - 1), tr.doc.maybeChild(i + 1)];
    if (isEmpty(node) && above?.type === heading && below && below.type !== heading && !isEmpty(below)) spent.push(pos);
  });
  for (const pos of spent.reverse()) tr.delete(pos, pos + 2);
  return tr;
}

/** Enter at the end of a heading goes to the empty paragraph below it.
 * @param {EditorState} state @param {(tr: Transaction) => void} [dispatch] */
export function enter(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== heading || $from.parentOffset < $from.parent.content.size) return false;
  const below = $from.after();
  if (!isEmpty(state.doc.resolve(below).nodeAfter)) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, below + 1)).scrollIntoView());
  return true;
}

/** Keeps the rooms, and shows in each the first question of its part's guide.
 * @param {Advice[]} guides @returns {Plugin<DecorationSet>} */
export function rooms(guides) {
  return new Plugin({
    state: {
      init: (_, { doc }) => drawn(doc, guides),
      apply: (tr, old) => (tr.docChanged ? drawn(tr.doc, guides) : old),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
    appendTransaction(changes, _, { doc, tr }) {
      if (!changes.some((change) => change.docChanged)) return null;
      /** @type {number[]} */
      const bare = [];
      doc.forEach((node, pos, i) => {
        if (isBare(node, doc.maybeChild(i + 1))) bare.push(pos + node.nodeSize);
      });
      for (const pos of bare.reverse()) tr.insert(pos, paragraph.create());
      return bare.length ? tr : null;
    },
  });
}

/** @param {Node} doc @param {Advice[]} guides */
function drawn(doc, guides) {
  const hints = roomsOf(doc).map(({ pos, node, head }) =>
    Decoration.node(pos, pos + node.nodeSize, { class: "room", "data-hint": asked(guides, head) }),
  );
  return DecorationSet.create(doc, hints);
}

/** @param {Advice[]} guides @param {Node | null} head */
function asked(guides, head) {
  return (head?.attrs.level === 1 && guideOf(guides, head.textContent)?.questions[0]) || ANY;
}
