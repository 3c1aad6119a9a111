/** What is drawn over the text stands where the server counted it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { docOf, placedBlocks } from "../../../cefi_map/static/js/dossier/blocks.js";
import { rangeOf } from "../../../cefi_map/static/js/dossier/marks.js";

const content = [{ text: "un ", bold: true }, { note: [{ text: "note" }] }, { text: "mot\ndit" }];
const doc = docOf([
  { type: "heading", content: [{ text: "Titre" }], level: 1 },
  { type: "paragraph", content },
]);
const [, placed] = placedBlocks(doc);

const STRETCHES = [
  ["within a run", 0, 2, "un"],
  ["after a note, which counts for nothing", 3, 6, "mot"],
  ["across styles and a line break", 0, 10, "un mot\ndit"],
];

for (const [name, start, end, wanted] of STRETCHES)
  test(`a stretch of a block: ${name}`, () => {
    const [from, to] = rangeOf(placed, start, end);
    const leaf = (node) => (node.type.name === "break" ? "\n" : "");
    assert.equal(doc.textBetween(from, to, "", leaf), wanted);
  });

test("a stretch of what is not there any more is nowhere", () => {
  assert.equal(rangeOf(placed, 8, 20), null);
  assert.equal(rangeOf(undefined, 0, 1), null);
});
