/** The sections of a text: a heading and what follows it up to the next one of its level. Pure. */

import { TextSelection } from "../../vendor/prosemirror.js";
import { schema } from "./schema.js";

/**
 * @import { Command, Node } from "../../vendor/prosemirror.js"
 *
 * @typedef {object} Section
 * @property {number} pos where its heading stands
 * @property {number} end
 * @property {number} index of the heading among the document's nodes
 * @property {number} level
 * @property {string} text of the heading
 */
const { heading } = schema.nodes;

/** In reading order.
 * @param {Node} doc */
export function sectionsOf(doc) {
  /** @type {Section[]} */
  const out = [];
  doc.forEach((node, pos, index) => {
    if (node.type === heading)
      out.push({ pos, index, level: node.attrs.level, text: node.textContent.trim(), end: doc.content.size });
  });
  out.forEach((one, i) => {
    one.end = out.slice(i + 1).find((next) => next.level <= one.level)?.pos ?? doc.content.size;
  });
  return out;
}

/** The section that holds a place, the innermost one, or null before the first heading.
 * @param {Section[]} sections @param {number} pos */
export function sectionAt(sections, pos) {
  return sections.findLast((one) => one.pos <= pos && pos <= one.end) ?? null;
}

/** Moves the section that holds the caret before the one above it, or after the one below it; `at`: the section of that place instead.
 * @param {1 | -1} step @param {number | null} [at] @returns {Command} */
export function moveSection(step, at = null) {
  return (state, dispatch) => {
    const sections = sectionsOf(state.doc);
    const one = sectionAt(sections, at ?? state.selection.from);
    const other = one && neighbour(sections, one, step);
    if (!other) return false;
    const [first, second] = step < 0 ? [other, one] : [one, other];
    if (dispatch) {
      const head = state.doc.slice(first.pos, first.end).content;
      const tail = state.doc.slice(second.pos, second.end).content;
      const tr = state.tr.replaceWith(first.pos, second.end, tail.append(head));
      const start = step < 0 ? first.pos : first.pos + tail.size;
      const offset = Math.max(1, state.selection.from - one.pos);
      const caret = at === null && state.selection.from <= one.end ? start + offset : start + 1;
      tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size))));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** The section of the same level just before or after, within the same parent section.
 * @param {Section[]} sections @param {Section} one @param {1 | -1} step */
function neighbour(sections, one, step) {
  const i = sections.indexOf(one);
  const others = step < 0 ? sections.slice(0, i).reverse() : sections.slice(i + 1);
  const next = others.find((each) => each.level <= one.level);
  return next?.level === one.level ? next : null;
}
