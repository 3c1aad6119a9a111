/** How the text behaves, as plugins: keys, French typography, what is pasted, history, what is drawn over it. */

import {
  baseKeymap,
  chainCommands,
  deleteSelection,
  dropCursor,
  gapCursor,
  history,
  joinBackward,
  keymap,
  Plugin,
  selectNodeBackward,
  tableEditing,
} from "../../vendor/prosemirror.js";
import * as lists from "./lists.js";
import { marks } from "./marks.js";
import { pasting } from "./pasting.js";
import * as rooms from "./rooms.js";
import { schema } from "./schema.js";
import { shortcuts } from "./shortcuts.js";
import { nextCell, previousCell } from "./tables.js";
import { typography } from "./typography.js";

/** The plugins of a text (text.js). */
export function behaviour(text) {
  const { app } = text;
  return [
    new Plugin({ props: { handleKeyDown: (_, event) => text.keydown(event) } }),
    keymap({
      Enter: (...given) => text.openChosen() || lists.enter(...given) || rooms.enter(...given),
      "Shift-Enter": breakLine,
      Backspace: chainCommands(deleteSelection, lists.backspace, joinBackward, selectNodeBackward),
      Tab: (...given) => !text.leaving && (nextCell(...given) || lists.nest(1)(...given)),
      "Shift-Tab": (...given) => !text.leaving && (previousCell(...given) || lists.nest(-1)(...given)),
    }),
    keymap(baseKeymap),
    typography(() => app.options.typography),
    shortcuts(),
    pasting(
      (key) => app.lineOf(key) !== undefined,
      (pictures) => app.picturesLeft(pictures),
    ),
    history(),
    lists.numbers(),
    rooms.rooms(app.boot.guides),
    marks(),
    dropCursor({ class: "drop-cursor" }),
    gapCursor(),
    tableEditing(),
  ];
}

/** A line break within the block. */
function breakLine(state, dispatch) {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.break.create(), true).scrollIntoView());
  return true;
}
