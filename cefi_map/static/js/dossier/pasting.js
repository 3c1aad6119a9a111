/** What is pasted and copied: only what a dossier holds comes in; lists go out as real lists. */

import { DOMParser, DOMSerializer, Plugin } from "../../vendor/prosemirror.js";
import { clean, disarmed } from "./clean.js";
import { schema } from "./schema.js";

/** `knows(key)`: whether the map has that node. `left(pictures)` is told of pictures that stayed outside. */
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
  constructor(knows, left) {
    super(schema, DOMParser.schemaRules(schema));
    this.knows = knows;
    this.left = left;
  }

  parseSlice(dom, options) {
    const { pictures } = clean(dom, this.knows);
    if (pictures) this.left(pictures);
    return super.parseSlice(dom, options);
  }
}

class WithLists extends DOMSerializer {
  serializeFragment(fragment, options, target) {
    const made = super.serializeFragment(fragment, options, target);
    if (!target) joinLists(made);
    return made;
  }
}

/** Items that follow one another share a list; a deeper one lies in the item before it. */
function joinLists(root) {
  let before = null; // the list that the next item may join
  for (const list of [...root.children]) {
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
      if (before && Number(before.dataset.depth) < depth) before.lastElementChild.append(list);
      before = list;
    }
  }
}
