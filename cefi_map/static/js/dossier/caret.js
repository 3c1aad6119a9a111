/** What stands at the caret: its block, its styles, its link; and putting characters there. */

/** The mark around the caret, at its edge, or over the choice. */
export function markAt(state, type) {
  const { $from, from, to, empty } = state.selection;
  if (empty) {
    const beside = [$from.marks(), $from.nodeBefore?.marks ?? [], $from.nodeAfter?.marks ?? []];
    return beside.map((set) => type.isInSet(set)).find(Boolean) ?? null;
  }
  let found = null;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= type.isInSet(node.marks) ?? null;
  });
  return found;
}

/** Whether the block of the caret is of a kind, with these attributes. */
export function isBlock(state, type, attrs = {}) {
  const { $from } = state.selection;
  return $from.depth > 0 && $from.node(1).hasMarkup(type, { ...$from.node(1).attrs, ...attrs });
}

/** Whether what is typed next, or what is chosen, bears a style. */
export function isStyled(state, type) {
  const { empty, $from, from, to } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** The command that puts characters at the caret. */
export function insert(text) {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.insertText(text).scrollIntoView());
    return true;
  };
}
