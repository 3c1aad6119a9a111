/** What is typed at the start of a line and means a list, a heading or a quotation: « - », « 1. », « # », « > ». */

import { closeHistory, Plugin } from "../../vendor/prosemirror.js";
import { schema } from "./schema.js";

/** @import { Attrs, NodeType } from "../../vendor/prosemirror.js" */
const { heading, item, paragraph, quote } = schema.nodes;

/** `[type, attrs]` that a line's first characters ask for when a space follows them, or null.
 * @param {string} start @returns {[NodeType, Attrs | null] | null} */
export function asked(start) {
  if (/^[-*•]$/.test(start)) return [item, { ordered: false, depth: 0 }];
  if (/^1[.)]$/.test(start)) return [item, { ordered: true, depth: 0 }];
  if (/^#{1,4}$/.test(start)) return [heading, { level: start.length }];
  if (start === ">") return [quote, null];
  return null;
}

export function shortcuts() {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const { $from } = view.state.selection;
        if (text !== " " || from !== to || $from.depth !== 1 || $from.parent.type !== paragraph) return false;
        const wanted = asked($from.parent.textBetween(0, $from.parentOffset));
        if (!wanted || $from.parent.childCount > 1) return false;
        view.dispatch(view.state.tr.insertText(" ", from));
        const start = $from.start();
        const tr = closeHistory(view.state.tr).delete(start, from + 1);
        view.dispatch(tr.setBlockType(start, start, ...wanted));
        return true;
      },
    },
  });
}
