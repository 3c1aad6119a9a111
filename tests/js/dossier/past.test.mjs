/** What can be undone of a text comes through JSON, and takes back and does again the very same. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { docOf } from "../../../cefi_map/static/js/dossier/blocks.js";
import { pastOf, restored, undoing } from "../../../cefi_map/static/js/dossier/past.js";
import { bring } from "../../../cefi_map/static/js/dossier/replace.js";
import {
  closeHistory,
  EditorState,
  redo,
  redoDepth,
  TextSelection,
  undo,
  undoDepth,
} from "../../../cefi_map/static/vendor/prosemirror.js";
import { forAny, line } from "./texts.mjs";

function begun(blocks) {
  return EditorState.create({ doc: docOf(blocks), plugins: [undoing] });
}

function changed(state, blocks) {
  return state.apply(bring(closeHistory(state.tr), blocks));
}

/** The state after a command, with all that one sees of it. */
function by(command, state) {
  let now = state;
  command(state, (tr) => {
    now = state.apply(tr);
  });
  return now;
}

function through(state) {
  return restored(JSON.parse(JSON.stringify(pastOf(state, true))));
}

/** Every state that undo and redo lead to, one after the other: texts and what is chosen in them. */
function all(state) {
  const out = [];
  for (const command of [undo, redo])
    for (let now = by(command, state); now !== state; state = now, now = by(command, state))
      out.push(JSON.stringify([now.doc, now.selection]));
  return out;
}

test("any changes, one of them taken back", () => {
  let turn = 0;
  forAny((some, others) => {
    if (turn++ % 5) return; // each has a hundred texts
    let state = begun(some);
    for (const blocks of [others, [line("un"), ...some], [...others, line("deux")]]) state = changed(state, blocks);
    state = by(undo, state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc))));
    const again = through(state);
    assert.ok(again.doc.eq(state.doc));
    assert.ok(again.selection.eq(state.selection));
    assert.deepEqual([undoDepth(again), redoDepth(again)], [undoDepth(state), redoDepth(state)]);
    assert.deepEqual(all(again), all(state));
  });
});

test("what others wrote meanwhile is not taken back", () => {
  let state = changed(begun([line("un")]), [line("un"), line("deux")]);
  const theirs = [line("zéro"), ...[line("un"), line("deux")]];
  state = state.apply(bring(state.tr, theirs).setMeta("addToHistory", false));
  const again = by(undo, through(state));
  assert.equal(again.doc.textContent, "zéroun");
});

test("steps that do not fit leave the text, and nothing to undo", () => {
  const state = changed(begun([line("un")]), [line("deux")]);
  const kept = pastOf(state, true);
  for (const wrong of [
    { ...kept, done: [{ ...kept.done[0], steps: [{ stepType: "unknown" }] }] },
    { ...kept, done: [{ ...kept.done[0], steps: [{ stepType: "replace", from: 900, to: 901 }] }] },
  ]) {
    const again = restored(wrong);
    assert.ok(again.doc.eq(state.doc));
    assert.equal(undoDepth(again), 0);
  }
});

test("no more is kept than fits: the last changes", () => {
  let state = begun([line("un")]);
  for (const letter of ["b", "c", "d", "e"]) state = changed(state, [line(letter.repeat(150_000))]);
  const again = through(state);
  assert.equal(undoDepth(again), 2);
  assert.ok(by(undo, again).doc.eq(by(undo, state).doc));
});
