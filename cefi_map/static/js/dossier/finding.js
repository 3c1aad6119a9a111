/** Finding words in a text, over the borders of its styles, in its notes and captions too, and putting others in their
 * place. Pure. */

import { dressed, inRuns, spansOf } from "../mindmap/finding.js";
import { schema, textOf } from "./schema.js";

/**
 * @import { Node, Transaction } from "../../vendor/prosemirror.js"
 * @import { Query } from "../mindmap/finding.js"
 *
 * @typedef {object} Hit A passage.
 * @property {number} at where what says it begins: a paragraph, a cell's one, a note, a figure
 * @property {string} text all that this says
 * @property {number} from in that text
 * @property {number} to
 * @property {number} start of what is shown of it in the document; a note or a figure is shown whole
 * @property {number} end
 */
const { figure, note } = schema.nodes;

/** Every passage of a document that says the words; those of a paragraph come before those of its notes.
 * @param {Node} doc @param {Query} query */
export function hitsIn(doc, query) {
  /** @type {Hit[]} */
  const hits = [];
  doc.descendants((node, at) => {
    const text = said(node);
    const place = (/** @type {number} */ offset, whole = 0) => at + (node.isTextblock ? 1 + offset : whole);
    for (const { from, to } of spansOf(text, query))
      hits.push({ at, text, from, to, start: place(from), end: place(to, node.nodeSize) });
  });
  return hits;
}

/** What a node says itself, a letter for each place of a paragraph.
 * @param {Node} node */
function said(node) {
  if (node.type === note) return textOf(node.attrs.runs);
  if (node.type === figure) return node.attrs.caption;
  if (!node.isTextblock) return "";
  return node.textBetween(0, node.content.size, null, (leaf) => (leaf.type === note ? "\ufffc" : "\n"));
}

/** Puts other words in the place of passages, in the style of their first letter; a capital stays one.
 * @param {Transaction} tr @param {Hit[]} hits in their order @param {string} words */
export function replace(tr, hits, words) {
  for (const { at, text, from, to, start, end } of [...hits].reverse()) {
    const put = dressed(words, text.slice(from, to));
    const node = /** @type {Node} */ (tr.doc.nodeAt(at));
    if (node.isTextblock) tr.replaceWith(start, end, put ? schema.text(put, tr.doc.nodeAt(start)?.marks) : []);
    else if (node.type === note)
      tr.setNodeAttribute(at, "runs", inRuns(node.attrs.runs, 0, [{ from, to, words: put }]));
    else tr.setNodeAttribute(at, "caption", node.attrs.caption.slice(0, from) + put + node.attrs.caption.slice(to));
  }
  return tr;
}
