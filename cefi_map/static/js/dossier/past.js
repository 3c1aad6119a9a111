/** What can be undone of a text while this tab shows another page, and where one was writing: the document itself is kept,
 * with its empty paragraphs and the space before the next word, which no block has. */

import { closeHistory, EditorState, history, redo, Selection, Step, undo } from "../../vendor/prosemirror.js";
import { keepPast as keep } from "../remote/past.js";
import { isSame } from "../remote/unanswered.js";
import { bring } from "./replace.js";
import { schema } from "./schema.js";

/**
 * @import { Command, Node, Transaction } from "../../vendor/prosemirror.js"
 * @import { App } from "./app.js"
 * @import { Data } from "./work.js"
 *
 * @typedef {object} Change As JSON can hold it.
 * @property {object[]} steps those that take it back, or do it again
 * @property {object} chosen what is chosen then
 *
 * @typedef {object} Past
 * @property {object} doc
 * @property {object | null} chosen what is, null where nobody went into the text
 * @property {Change[]} done the last one first
 * @property {Change[]} undone
 */

/** The one history of the text, which one state takes over from another. */
export const undoing = history();

const MOST = 400_000; // characters of what is kept of each; what is older is in the versions

/** Takes up what this tab could undo of a text when it left it, and keeps it again when it leaves.
 * @param {Pick<App, "sync" | "takeSettings" | "text">} app */
export function keepPast(app) {
  const { text, sync } = app;
  keep(
    sync,
    () => pastOf(text.state, text.view.hasFocus()),
    (/** @type {{data: Data, past: Past}} */ { data, past: left }, isNewer) => {
      let state = restored(left);
      if (isNewer) app.takeSettings(data);
      else if (!isSame(data.blocks, text.blocks))
        state = state.apply(bring(state.tr, text.blocks).setMeta("addToHistory", false));
      text.turn(state, { remote: !isNewer });
      const { anchor, head } = state.selection;
      if (left.chosen) text.goTo(anchor, { to: head });
    },
  );
}

/** A text with what can be undone of it.
 * @param {EditorState} state @param {boolean} isWriting @returns {Past} */
export function pastOf(state, isWriting) {
  const { doc, selection } = state;
  const alone = state.reconfigure({ plugins: [undoing] });
  const chosen = isWriting || !selection.eq(Selection.atStart(doc)) ? selection.toJSON() : null;
  return { doc: doc.toJSON(), chosen, done: changesBy(undo, alone), undone: changesBy(redo, alone) };
}

/** What a command does, again and again, as far as there is room.
 * @param {Command} command @param {EditorState} state */
function changesBy(command, state) {
  /** @type {Change[]} */
  const changes = [];
  let room = MOST;
  const take = (/** @type {Transaction} */ tr) => {
    const change = { steps: tr.steps.map((step) => step.toJSON()), chosen: tr.selection.toJSON() };
    room -= JSON.stringify(change).length;
    if (room > 0 && tr.docChanged) changes.push(change);
    state = state.apply(tr);
  };
  while (room > 0 && command(state, take));
  return changes;
}

/** The text as it was left, with what could be undone then; with nothing where that does not lead to this very text.
 * @param {Past} kept */
export function restored(kept) {
  const doc = schema.nodeFromJSON(kept.doc);
  doc.check();
  let state = EditorState.create({ doc, plugins: [undoing] });
  try {
    const written = rewritten(kept, doc);
    if (written.doc.eq(doc)) state = written;
  } catch {
    // steps of another version of this page
  }
  return kept.chosen ? state.apply(choosing(state, kept.chosen)) : state;
}

/** Goes back to where the first change began, makes all of them again, and takes back what was undone.
 * @param {Past} kept @param {Node} doc */
function rewritten({ done, undone }, doc) {
  let state = EditorState.create({ doc, plugins: [undoing] });
  /** @type {[Step[], object][]} */
  const forward = [];
  for (const { steps, chosen } of done) {
    const tr = stepped(state.tr, steps.map(stepOf));
    forward.unshift([tr.steps.map((step, i) => step.invert(tr.docs[i])).reverse(), chosen]);
    state = state.apply(tr);
  }
  state = EditorState.create({ doc: state.doc, plugins: [undoing] });
  for (const [steps, chosen] of forward) state = changed(state.apply(choosing(state, chosen)), steps);
  for (const { steps, chosen } of undone) {
    state = changed(state, steps.map(stepOf));
    state = state.apply(choosing(state, chosen));
  }
  for (const _ of undone) undo(state, (tr) => (state = state.apply(tr)));
  return state;
}

/** @param {EditorState} state @param {Step[]} steps */
function changed(state, steps) {
  return state.apply(stepped(closeHistory(state.tr), steps));
}

/** @param {Transaction} tr @param {Step[]} steps */
function stepped(tr, steps) {
  for (const step of steps) tr.step(step);
  return tr;
}

/** @param {object} data */
function stepOf(data) {
  return Step.fromJSON(schema, data);
}

/** @param {EditorState} state @param {object} chosen */
function choosing({ doc, tr }, chosen) {
  return tr.setSelection(Selection.fromJSON(doc, chosen));
}
