/** What is pasted and copied: only what a dossier holds comes in; lists go out as real lists. */

import { DOMParser, DOMSerializer, Plugin } from "../../vendor/prosemirror.js";
import { clean, disarmed } from "./clean.js";
import { schema } from "./schema.js";

/** @import { Fragment, ParseOptions } from "../../vendor/prosemirror.js" */
/** `knows(key)`: whether the map has that node. `left` is told that pictures stayed outside.
 * @param {(key: string) => boolean} knows @param {() => void} left */
export function pasting(knows, left) {
  return new Plugin({
    props: {
      transformPastedHTML: disarmed,
      clipboardParser: new Cleaning(knows, left),
      clipboardSerializer: new WithLists(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema)),
    },
  });
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
