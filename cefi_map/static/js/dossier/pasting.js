/** What is pasted and copied: only what a dossier holds comes in; lists go out as real lists. */

import { DOMParser, DOMSerializer, Plugin, TextSelection } from "../../vendor/prosemirror.js";
import { clean, disarmed } from "./clean.js";
import { schema } from "./schema.js";

/** @import { EditorView, Fragment, ParseOptions, Slice, Transaction } from "../../vendor/prosemirror.js" */
const STANDING = new Set(["heading", "item", "quote"]);

/** `knows(key)`: whether the map has that node. `left` is told that pictures stayed outside.
 * @param {(key: string) => boolean} knows @param {() => void} left */
export function pasting(knows, left) {
  return new Plugin({
    props: {
      transformPastedHTML: disarmed,
      clipboardParser: new Cleaning(knows, left),
      handlePaste: (view, event, slice) => stand(view, slice, isOurs(event)),
      clipboardSerializer: new WithLists(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema)),
    },
  });
}

/** @param {ClipboardEvent} event */
function isOurs(event) {
  return Boolean(event.clipboardData?.getData("text/html").includes("data-pm-slice"));
}

/** A heading, an item or a quotation pasted into a paragraph stands beside it, rather than lend it its words. Some words
 * alone of one, copied here or put in mid-sentence, are words.
 * @param {EditorView} view @param {Slice} slice @param {boolean} ours */
function stand({ state, dispatch }, { content, openStart }, ours) {
  const { $from, $to } = state.selection;
  const { parent } = $from;
  const first = content.firstChild;
  if (!first || !STANDING.has(first.type.name) || !openStart) return false;
  if ($from.depth !== 1 || parent !== $to.parent || parent.content.size === $to.pos - $from.pos) return false;
  const isAtEdge = !$from.parentOffset || $to.parentOffset === parent.content.size;
  if (content.childCount === 1 && (ours || !isAtEdge)) return false;
  const tr = state.tr.deleteSelection();
  const at = edge(tr);
  tr.insert(at, content).setSelection(TextSelection.near(tr.doc.resolve(at + content.size), -1));
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
