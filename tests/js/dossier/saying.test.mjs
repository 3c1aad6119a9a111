/** Words are counted as a word processor counts them, passages as the server does. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { passagesOf, sayBlock, wordsOf } from "../../../cefi_map/static/js/dossier/saying.js";
import { heading, line } from "./texts.mjs";

const item = (text) => ({ type: "item", content: [{ text }], ordered: false, depth: 0 });
const quote = (text) => ({ type: "quote", content: [{ text }] });
const table = {
  type: "table",
  header: true,
  rows: [
    [[{ text: "Qui" }], [{ text: "Quoi" }]],
    [[{ text: "Lou" }], []],
  ],
};

test("signs alone are no words", () => {
  assert.equal(wordsOf([line("J’ai agi : « oui » !"), table]), 6);
});

test("a figure says its stage and its caption", () => {
  assert.equal(sayBlock({ type: "figure", stage: "E2", caption: "Le terrain" }), "[Carte, étape 2] Le terrain");
  assert.equal(sayBlock({ type: "figure", stage: "budget", caption: "" }), "[Budget]");
});

test("items in a row are one passage, quotations too", () => {
  const blocks = [heading("A", 1), item("un"), item("deux"), line("b"), quote("c"), quote("d"), item("trois")];
  assert.deepEqual(passagesOf(blocks), [1, 2, 2, 3, 4, 4, 5]);
});
