/** What is pasted and copied: only what a dossier holds comes in; lists go out as real lists. */

import { DOMParser, DOMSerializer, Fragment, Plugin, Slice, TextSelection } from "../../vendor/prosemirror.js";
import { nodeOf } from "./blocks.js";
import { clean, disarmed } from "./clean.js";
import { blocksIn } from "./lines.js";
import { isEmpty } from "./rooms.js";
import { schema } from "./schema.js";

/** @import { EditorView, ParseOptions, ResolvedPos, Transaction } from "../../vendor/prosemirror.js" */
const STANDING = new Set(["heading", "item", "quote"]);

/** `knows(key)`: whether the map has that node. `left` is told that pictures stayed outside.
 * @param {(key: string) => boolean} knows @param {() => void} left */
export function pasting(knows, left) {
  return new Plugin({
    props: {
      transformPastedHTML: disarmed,
      transformCopied: asWords,
      clipboardParser: new Cleaning(knows, left),
      clipboardTextParser: (text, at, isPlain) => /** @type {Slice} */ (isPlain ? null : linesOf(text, at)),
      handlePaste: (view, event, slice) => stand(view, slice, isOurs(event)),
      clipboardSerializer: new WithLists(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema)),
    },
  });
}

/** Several lines by what their signs mean; null for one, and in a cell, which holds paragraphs alone.
 * @param {string} text @param {ResolvedPos} at */
function linesOf(text, at) {
  const blocks = at.depth === 1 ? blocksIn(text) : [];
  return blocks.length > 1 ? Slice.maxOpen(Fragment.from(blocks.map(nodeOf))) : null;
}

/** A part of one block leaves without its style, and takes that of where it goes.
 * @param {Slice} slice @param {EditorView} view */
function asWords(slice, { state }) {
  const { $from, $to } = state.selection;
  const { parent } = $from;
  const words = parent.content.cut($from.parentOffset, $to.parentOffset);
  if (!parent.inlineContent || parent !== $to.parent || words.size === parent.content.size) return slice;
  const { doc, paragraph } = schema.nodes;
  return doc.create(null, paragraph.create(null, words)).slice(1, words.size + 1, true);
}

/** @param {ClipboardEvent} event */
function isOurs(event) {
  return Boolean(event.clipboardData?.getData("text/html").includes("data-pm-slice"));
}

/** A heading, an item or a quotation pasted into a paragraph stands beside it, rather than lend it its words; so do several
 * blocks after a heading. Some words alone of one, copied here or put in mid-sentence, are words.
 * @param {EditorView} view @param {Slice} slice @param {boolean} ours */
function stand({ state, dispatch }, { content, openStart }, ours) {
  const { $from, $to } = state.selection;
  const { parent } = $from;
  const first = content.firstChild;
  const isAtEnd = $to.parentOffset === parent.content.size;
  const isBelow = parent.type === schema.nodes.heading && isAtEnd && content.childCount > 1;
  if (!first || !openStart || !(isBelow || STANDING.has(first.type.name))) return false;
  if ($from.depth !== 1 || parent !== $to.parent || parent.content.size === $to.pos - $from.pos) return false;
  if (content.childCount === 1 && (ours || ($from.parentOffset && !isAtEnd))) return false;
  const tr = state.tr.deleteSelection();
  const at = edge(tr);
  const spent = isBelow && isEmpty(tr.doc.nodeAt(at)) ? 2 : 0; // the place to write below a heading
  tr.replaceWith(at, at + spent, content).setSelection(TextSelection.near(tr.doc.resolve(at + content.size), -1));
  dispatch(tr.scrollIntoView().setMeta("paste", true));
  return true;
}

/** The place between two blocks at the caret: before, after, or in the midst of its own, which is parted.
 * @param {Transaction} tr */
function edge(tr) {
  const { $from } = tr.selection;
  if (!$from.parentOffset) return $from.before();
  if ($from.parentOffset < $from.parent.content.size) tr.split($from.pos);
  return $from.pos + 1;
}

class Cleaning extends DOMParser {
  /** @param {(key: string) => boolean} knows @param {() => void} left */
  constructor(knows, left) {
    super(schema, DOMParser.fromSchema(schema).rules);
    this.knows = knows;
    this.left = left;
  }

  /** @param {Node} dom what the clipboard held, in an element @param {ParseOptions} [options] */
  parseSlice(dom, options) {
    const { pictures } = clean(/** @type {Element} */ (dom), this.knows);
    if (pictures) this.left();
    return super.parseSlice(dom, options);
  }
}

class WithLists extends DOMSerializer {
  /** @param {Fragment} fragment @param {{document?: Document}} [options] @param {HTMLElement | DocumentFragment} [target] */
  serializeFragment(fragment, options, target) {
    const made = super.serializeFragment(fragment, options, target);
    if (!target) joinLists(made);
    return made;
  }
}

/** Items that follow one another share a list; a deeper one lies in the item before it.
 * @param {ParentNode} root */
function joinLists(root) {
  /** @type {HTMLElement | null} */
  let before = null; // the list that the next item may join
  for (const list of /** @type {HTMLElement[]} */ ([...root.children])) {
    if (!/^[OU]L$/.test(list.tagName)) {
      before = null;
      continue;
    }
    const depth = Number(list.dataset.depth);
    while (before && Number(before.dataset.depth) > depth) before = before.parentElement?.closest("ul, ol") ?? null;
    if (before && Number(before.dataset.depth) === depth && before.tagName === list.tagName) {
      before.append(...list.children);
      list.remove();
    } else {
      if (before && Number(before.dataset.depth) < depth) before.lastElementChild?.append(list);
      before = list;
    }
  }
}
