/** A part moves whole, within the part that holds it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, docOf } from "../../../cefi_map/static/js/dossier/blocks.js";
import { moveSection, sectionsOf } from "../../../cefi_map/static/js/dossier/sections.js";
import { EditorState } from "../../../cefi_map/static/vendor/prosemirror.js";
import { heading, line, saidBy } from "./texts.mjs";

const MOVES = [
  ["up, with what is below it", "A a B b C c", "B", -1, "B b A a C c"],
  ["down", "A a B b C c", "A", 1, "B b A a C c"],
  ["a part within its part", "A 1x x 1y y B", "1y", -1, "A 1y y 1x x B"],
  ["not out of its part", "A 1x x B", "1x", -1, null],
  ["not before the first", "A a B", "A", -1, null],
];

for (const [name, text, which, step, wanted] of MOVES)
  test(`a part moves: ${name}`, () => {
    let state = EditorState.create({ doc: docOf(text.split(" ").map(blockOf)) });
    const { pos } = sectionsOf(state.doc).find((one) => one.text === which);
    const move = moveSection(step, pos);
    assert.equal(move(state), wanted !== null);
    const done = move(state, (tr) => {
      state = state.apply(tr);
    });
    assert.equal(done ? saidBy(blocksOf(state.doc)) : null, wanted);
  });

/** Capitals are parts, « 1x » a part of a part, small letters paragraphs. */
function blockOf(word) {
  if (/^[a-z]$/.test(word)) return line(word);
  return heading(word, /^[A-Z]$/.test(word) ? 1 : 2);
}
