/** Lists as flat items: making, nesting, leaving them; the numbers that ordered ones show. */

import { Decoration, DecorationSet, Plugin, setBlockType, splitBlockAs } from "../../vendor/prosemirror.js";
import { DEPTHS, schema } from "./schema.js";

/**
 * @import { Command, EditorState, EditorView, Node, Transaction } from "../../vendor/prosemirror.js"
 *
 * @typedef {(tr: Transaction) => void} Dispatch
 */
const { item, paragraph, quote } = schema.nodes;

/** Text blocks of the selection, each with its place; those of tables are left alone.
 * @param {EditorState} state */
function chosenBlocks({ doc, selection }) {
  /** @type {{node: Node, pos: number}[]} */
  const out = [];
  doc.nodesBetween(selection.from, selection.to, (node, pos, parent) => {
    if (parent === doc && node.isTextblock) out.push({ node, pos });
    return parent === null || node === doc;
  });
  return out;
}

/** Makes items of the chosen blocks, or text again when they all are such items.
 * @param {boolean} ordered @returns {Command} */
export function toggleList(ordered) {
  return (state, dispatch) => {
    const blocks = chosenBlocks(state);
    if (!blocks.length) return false;
    if (isList(state, ordered)) return setBlockType(paragraph)(state, dispatch);
    const tr = state.tr;
    for (const { node, pos } of blocks)
      tr.setNodeMarkup(pos, item, { ordered, depth: node.type === item ? node.attrs.depth : 0 });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** @param {EditorState} state @param {boolean} ordered */
export function isList(state, ordered) {
  const blocks = chosenBlocks(state);
  return blocks.length > 0 && blocks.every(({ node }) => node.type === item && node.attrs.ordered === ordered);
}

/** One level deeper or shallower; an item goes at most one level under the one before it.
 * @param {1 | -1} step @returns {Command} */
export function nest(step) {
  return (state, dispatch) => {
    const items = chosenBlocks(state).filter(({ node }) => node.type === item);
    if (!items.length) return false;
    const tr = state.tr;
    for (const { pos } of items) {
      const { nodeAfter: node, nodeBefore: before } = tr.doc.resolve(pos);
      if (!node) continue;
      const deepest = before?.type === item ? Math.min(before.attrs.depth + 1, DEPTHS - 1) : 0;
      const depth = Math.max(0, Math.min(node.attrs.depth + step, deepest));
      if (depth !== node.attrs.depth) tr.setNodeMarkup(pos, null, { ...node.attrs, depth });
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return true; // Tab stays in the list even where nothing moves
  };
}

/** Enter: the next item or quotation; in an empty one, a step out.
 * @param {EditorState} state @param {Dispatch} [dispatch] @param {EditorView} [view] */
export function enter(state, dispatch, view) {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if ($from.depth !== 1 || (parent.type !== item && parent.type !== quote)) return false;
  if (empty && !parent.content.size) return stepOut(state, dispatch);
  return splitBlockAs((node) => ({ type: node.type, attrs: node.attrs }))(state, dispatch, view);
}

/** Backspace at the start of an item or a quotation: a step out.
 * @param {EditorState} state @param {Dispatch} [dispatch] */
export function backspace(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset || $from.depth !== 1) return false;
  return stepOut(state, dispatch);
}

/** @param {EditorState} state @param {Dispatch} [dispatch] */
function stepOut(state, dispatch) {
  const { parent } = state.selection.$from;
  if (parent.type === item && parent.attrs.depth) return nest(-1)(state, dispatch);
  return parent.type === item || parent.type === quote ? setBlockType(paragraph)(state, dispatch) : false;
}

/** Shows the number of each ordered item.
 * @returns {Plugin<DecorationSet>} */
export function numbers() {
  return new Plugin({
    state: {
      init: (_, { doc }) => numbered(doc),
      apply: (tr, old) => (tr.docChanged ? numbered(tr.doc) : old),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

/** @param {Node} doc */
function numbered(doc) {
  /** @type {Decoration[]} */
  const out = [];
  /** @type {number[]} */
  const counts = []; // by depth; what follows a shallower item or other text starts again
  doc.forEach((node, pos) => {
    if (node.type !== item) {
      counts.length = 0;
      return;
    }
    const { depth, ordered } = node.attrs;
    counts.length = depth + 1;
    counts[depth] = ordered ? (counts[depth] || 0) + 1 : 0;
    if (ordered && counts[depth] > 1)
      out.push(Decoration.node(pos, pos + node.nodeSize, { start: String(counts[depth]) }));
  });
  return DecorationSet.create(doc, out);
}
