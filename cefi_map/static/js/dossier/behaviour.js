/** How the text behaves, as plugins: keys, French typography, what is pasted, history, what is drawn over it. */

import {
  baseKeymap,
  chainCommands,
  deleteSelection,
  dropCursor,
  gapCursor,
  joinBackward,
  keymap,
  Plugin,
  selectNodeBackward,
  tableEditing,
} from "../../vendor/prosemirror.js";
import * as lists from "./lists.js";
import { marks } from "./marks.js";
import { undoing } from "./past.js";
import { pasting } from "./pasting.js";
import * as rooms from "./rooms.js";
import { schema } from "./schema.js";
import { shortcuts } from "./shortcuts.js";
import { nextCell, previousCell } from "./tables.js";
import { typography } from "./typography.js";

/**
 * @import { Command } from "../../vendor/prosemirror.js"
 * @import { Text } from "./text.js"
 */
/** The plugins of a text.
 * @param {Text} text */
export function behaviour(text) {
  const { app } = text;
  return [
    new Plugin({ props: { handleKeyDown: (_, event) => text.keydown(event) } }),
    keymap({
      Enter: chainCommands(() => text.openChosen(), lists.enter, rooms.enter),
      "Shift-Enter": breakLine,
      Backspace: chainCommands(deleteSelection, lists.backspace, joinBackward, selectNodeBackward),
      Tab: unless(() => text.leaving, chainCommands(nextCell, lists.nest(1))),
      "Shift-Tab": unless(() => text.leaving, chainCommands(previousCell, lists.nest(-1))),
    }),
    keymap(baseKeymap),
    typography(() => app.options.typography),
    shortcuts(),
    pasting(
      (key) => app.lineOf(key) !== undefined,
      () => app.picturesLeft(),
    ),
    undoing,
    lists.numbers(),
    rooms.rooms(app.boot.guides),
    marks(),
    dropCursor({ class: "drop-cursor" }),
    gapCursor(),
    tableEditing(),
  ];
}

/** @param {() => boolean} isOff @param {Command} command @returns {Command} */
function unless(isOff, command) {
  return (...given) => !isOff() && command(...given);
}

/** A line break within the block.
 * @type {Command} */
function breakLine(state, dispatch) {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.break.create(), true).scrollIntoView());
  return true;
}
