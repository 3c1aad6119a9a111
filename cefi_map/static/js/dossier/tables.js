/** Tables: made, grown, cut; the caret goes from cell to cell. Cells never span others. */

import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  selectedRect,
  TextSelection,
} from "../../vendor/prosemirror.js";
import { isHeaded } from "./blocks.js";
import { schema } from "./schema.js";

/**
 * @import { Command, EditorState, EditorView, NodeType } from "../../vendor/prosemirror.js"
 * @import { Dispatch } from "./lists.js"
 */
const { table, table_row: row, table_cell: cell, table_header: header, paragraph } = schema.nodes;
const COLUMNS = 12;

/** A table of empty cells after the block of the caret, with the caret in its first cell.
 * @param {number} rows @param {number} columns @param {boolean} headed @returns {Command} */
export function insertTable(rows, columns, headed) {
  return (state, dispatch) => {
    if (isInTable(state)) return false;
    const line = (/** @type {NodeType} */ type) =>
      row.create(
        null,
        Array.from({ length: columns }, () => type.create(null, paragraph.create())),
      );
    const made = table.create(
      null,
      Array.from({ length: rows }, (_, i) => line(headed && !i ? header : cell)),
    );
    const { $to } = state.selection;
    const block = $to.depth ? $to.node(1) : null;
    const at = $to.depth ? $to.after(1) : $to.pos;
    const tr = state.tr;
    const start = block?.isTextblock && !block.content.size ? $to.before(1) : at;
    tr.replaceWith(start, at, start + made.nodeSize >= tr.doc.content.size ? [made, paragraph.create()] : [made]);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView());
    return true;
  };
}

/** Tab: the next cell; in the last one, a new row.
 * @param {EditorState} state @param {Dispatch} [dispatch] @param {EditorView} [view] */
export function nextCell(state, dispatch, view) {
  if (!isInTable(state)) return false;
  if (!dispatch || !view || goToNextCell(1)(state, dispatch)) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, view.dispatch);
}

/** @param {EditorState} state @param {Dispatch} [dispatch] */
export function previousCell(state, dispatch) {
  return isInTable(state) && (goToNextCell(-1)(state, dispatch) || true);
}

export const addRow = { before: addRowBefore, after: addRowAfter };
export const addColumn = { before: widened(addColumnBefore), after: widened(addColumnAfter) };
export { deleteColumn, deleteRow, deleteTable, isInTable };

/** @param {Command} command @returns {Command} */
function widened(command) {
  return (state, dispatch) => isInTable(state) && selectedRect(state).map.width < COLUMNS && command(state, dispatch);
}

/** The first row heads the columns, or is a row like the others.
 * @param {EditorState} state @param {Dispatch} [dispatch] */
export function toggleHeader(state, dispatch) {
  if (!isInTable(state)) return false;
  const { table: node, tableStart } = selectedRect(state);
  const type = isHeaded(node) ? cell : header;
  const tr = state.tr;
  node.firstChild?.forEach((_, offset) => tr.setNodeMarkup(tableStart + 1 + offset, type));
  dispatch?.(tr);
  return true;
}

/** @param {EditorState} state */
export function hasHeader(state) {
  return isInTable(state) && isHeaded(selectedRect(state).table);
}
