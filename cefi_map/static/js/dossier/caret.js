/** What stands at the caret: its block, its styles, its link; and putting characters there. */

/** @import { Attrs, Command, EditorState, Mark, MarkType, NodeType } from "../../vendor/prosemirror.js" */

/** The mark around the caret, at its edge, or over the choice.
 * @param {EditorState} state @param {MarkType} type @returns {Mark | null} */
export function markAt(state, type) {
  const { $from, from, to, empty } = state.selection;
  if (empty) {
    const beside = [$from.marks(), $from.nodeBefore?.marks ?? [], $from.nodeAfter?.marks ?? []];
    return beside.map((set) => type.isInSet(set)).find(Boolean) ?? null;
  }
  /** @type {Mark | null} */
  let found = null;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= type.isInSet(node.marks) ?? null;
  });
  return found;
}

/** The choice, or all that bears the mark around the caret, whatever its other styles.
 * @param {EditorState} state @param {MarkType} type @returns {{from: number, to: number}} */
export function around(state, type) {
  const { selection } = state;
  const mark = markAt(state, type);
  if (!selection.empty || !mark) return selection;
  const { $from } = selection;
  const { children } = $from.parent;
  let [first, end] = [$from.index(), $from.indexAfter()];
  while (first > 0 && mark.isInSet(children[first - 1].marks)) first--;
  while (end < children.length && mark.isInSet(children[end].marks)) end++;
  return { from: $from.posAtIndex(first), to: $from.posAtIndex(end) };
}

/** Whether the block of the caret is of a kind, with these attributes.
 * @param {EditorState} state @param {NodeType} type @param {Attrs} [attrs] */
export function isBlock(state, type, attrs = {}) {
  const { $from } = state.selection;
  return $from.depth > 0 && $from.node(1).hasMarkup(type, { ...$from.node(1).attrs, ...attrs });
}

/** Whether what is typed next, or what is chosen, bears a style.
 * @param {EditorState} state @param {MarkType} type */
export function isStyled(state, type) {
  const { empty, $from, from, to } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** The command that puts characters at the caret.
 * @param {string} text @returns {Command} */
export function insert(text) {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
}
