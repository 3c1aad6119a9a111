/** What is drawn over the text without being in it: evidence, language hints, where pages start. */

import { Decoration, DecorationSet, Plugin, PluginKey } from "../../vendor/prosemirror.js";
import { el } from "../ui/dom.js";
import { placedBlocks } from "./blocks.js";

const key = new PluginKey("marks");
const NONE = { evidence: [], hints: [], starts: [] };

/** Marks stay with their text while it changes, until `mark` sets new ones. */
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
        return tr.docChanged ? { ...old, set: old.set.map(tr.mapping, tr.doc) } : old;
      },
    },
    props: {
      decorations(state) {
        return key.getState(state).set;
      },
    },
  });
}

/** `evidence`: [{block, weak}]; `hints`: [{block, start, end, kind}]; `starts`: the page of each block. Blocks count
 * from 0 among those that say something. */
export function mark(view, given) {
  view.dispatch(view.state.tr.setMeta(key, given).setMeta("addToHistory", false));
}

function drawn(doc, { evidence, hints, starts }) {
  const placed = placedBlocks(doc);
  const out = [];
  for (const { block, weak } of evidence) {
    const at = placed[block];
    if (at) out.push(Decoration.node(at.pos, at.pos + at.node.nodeSize, { class: weak ? "proof weak" : "proof" }));
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
  let page = 1;
  starts.forEach((start, i) => {
    if (start > page && placed[i])
      out.push(Decoration.widget(placed[i].pos, () => pageMark(start), { side: -1, key: `page-${start}` }));
    page = Math.max(page, start);
  });
  return out;
}

/** Places in the document of a stretch of a block's plain text (its runs, without notes). */
export function rangeOf(placed, start, end) {
  if (!placed?.node.isTextblock) return null;
  let said = 0;
  let from = null;
  let to = null;
  placed.node.forEach((child, offset) => {
    const length = child.isText ? child.text.length : child.type.name === "break" ? 1 : 0;
    const at = placed.pos + 1 + offset;
    if (from === null && start < said + length) from = at + start - said;
    if (to === null && end <= said + length) to = at + end - said;
    said += length;
  });
  return from !== null && to !== null && from < to ? [from, to] : null;
}

function pageMark(number) {
  return el("span", { class: "page-mark", contenteditable: "false" }, el("span", {}, `Page ${number}`));
}
