/** What is drawn over the text without being in it: evidence, language hints, what a search found, where pages start. */

import { Decoration, DecorationSet, Plugin, PluginKey } from "../../vendor/prosemirror.js";
import { el } from "../ui/dom.js";
import { placedBlocks } from "./blocks.js";

/**
 * @import { EditorState, EditorView, Node } from "../../vendor/prosemirror.js"
 * @import { Placed } from "./blocks.js"
 * @import { Slip } from "./french.js"
 *
 * @typedef {object} Given What is drawn. Blocks count from 0 among those that say something.
 * @property {{block: number, weak: boolean}[]} evidence
 * @property {Pick<Slip, "block" | "start" | "end" | "kind">[]} hints
 * @property {number[]} talked blocks of which something is being said
 * @property {number[]} starts the page of each block
 * @property {{start: number, end: number, isHere: boolean}[]} hits what a search found, by places of the document
 * @property {Turn[] | null} turns where pages turn to the word; null: to the block, as `starts` says
 *
 * @typedef {object} Turn The first words of a page (dossier/turns.py).
 * @property {number} page
 * @property {number} block
 * @property {number} at in its plain text, or the row of a table
 */

/** @type {PluginKey<Given & {set: DecorationSet}>} */
const key = new PluginKey("marks");
/** @type {Given} */
const NONE = { evidence: [], hints: [], talked: [], starts: [], hits: [], turns: null };

/** Marks stay with their text while it changes, until `mark` sets new ones.
 * @returns {Plugin<Given & {set: DecorationSet}>} */
export function marks() {
  return new Plugin({
    key,
    state: {
      init: () => ({ ...NONE, set: DecorationSet.empty }),
      apply(tr, old) {
        const given = tr.getMeta(key);
        if (given) {
          const now = { ...old, ...given };
          return { ...now, set: DecorationSet.create(tr.doc, drawn(tr.doc, now)) };
        }
        return tr.docChanged ? { ...old, hits: [], set: old.set.map(tr.mapping, tr.doc) } : old; // it is searched anew
      },
    },
    props: {
      decorations(state) {
        return key.getState(state)?.set;
      },
    },
  });
}

/** Draws something else; what is not given stays.
 * @param {EditorView} view @param {Partial<Given>} given */
export function mark(view, given) {
  view.dispatch(view.state.tr.setMeta(key, given).setMeta("addToHistory", false));
}

/** What is drawn over a text.
 * @param {EditorState} state @returns {Given} */
export function drawnOver(state) {
  return key.getState(state) ?? NONE;
}

/** @param {Node} doc @param {Given} given */
function drawn(doc, { evidence, hints, talked, starts, hits, turns }) {
  const placed = placedBlocks(doc);
  /** @type {Decoration[]} */
  const out = [];
  for (const { block, weak } of evidence) {
    const at = placed[block];
    if (at) out.push(Decoration.node(at.pos, at.pos + at.node.nodeSize, { class: weak ? "proof weak" : "proof" }));
  }
  for (const block of new Set(talked)) {
    const at = placed[block];
    const told = { class: "talked", "aria-description": "Un échange porte sur ce paragraphe." };
    if (at) out.push(Decoration.node(at.pos, at.pos + at.node.nodeSize, told));
  }
  for (const hint of hints) {
    if (hint.kind === "readability") {
      const at = placed[hint.block];
      if (at) out.push(Decoration.node(at.pos, at.pos + at.node.nodeSize, { class: "hint heavy" }));
      continue;
    }
    const range = rangeOf(placed[hint.block], hint.start, hint.end);
    if (range) out.push(Decoration.inline(...range, { class: `hint ${hint.kind}` }));
  }
  for (const { start, end, isHere } of hits) {
    const look = { class: isHere ? "hit here" : "hit" };
    const isBlock = doc.resolve(start).nodeAfter?.isBlock;
    out.push(isBlock ? Decoration.node(start, end, look) : Decoration.inline(start, end, look));
  }
  for (const { page, block, at } of turns ?? turnsOf(starts)) {
    const here = placed[block];
    if (here) out.push(pageMark(here, page, at));
  }
  return out;
}

/** @param {number[]} starts the page of each block @returns {Turn[]} */
function turnsOf(starts) {
  return starts.flatMap((page, block) => (page > (starts[block - 1] ?? 1) ? [{ page, block, at: 0 }] : []));
}

/** What parts two pages: between blocks, between the rows of a table, or before a word.
 * @param {Placed} placed @param {number} page @param {number} at */
function pageMark({ node, pos, ...placed }, page, at) {
  const label = el("span", {}, `Page ${page}`);
  const attributes = { class: "page-mark", contenteditable: "false" };
  if (node.type.name === "table" && at && at < node.childCount) {
    let row = pos + 1;
    for (let rank = 0; rank < at; rank++) row += node.child(rank).nodeSize;
    const wide = { colspan: node.child(0).childCount };
    return widget(row, el("tr", attributes, el("td", wide, label)), page);
  }
  const word = at ? rangeOf({ ...placed, node, pos }, at, at + 1)?.[0] : undefined;
  return widget(word ?? pos, el("span", attributes, label), page);
}

/** @param {number} pos @param {HTMLElement} dom @param {number} page */
function widget(pos, dom, page) {
  return Decoration.widget(pos, () => dom, { side: -1, key: `page-${page}`, ignoreSelection: true });
}

/** Places in the document of a stretch of a block's plain text (its runs, without notes).
 * @param {Placed | undefined} placed @param {number} start @param {number} end @returns {[number, number] | null} */
export function rangeOf(placed, start, end) {
  if (!placed?.node.isTextblock) return null;
  let said = 0;
  let from = -1;
  let to = -1;
  placed.node.forEach((child, offset) => {
    const length = child.text?.length ?? (child.type.name === "break" ? 1 : 0);
    const at = placed.pos + 1 + offset;
    if (from < 0 && start < said + length) from = at + start - said;
    if (to < 0 && end <= said + length) to = at + end - said;
    said += length;
  });
  return from >= 0 && from < to ? [from, to] : null;
}
