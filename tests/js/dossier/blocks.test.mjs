/** Blocks become a document, and the same blocks again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, docOf } from "../../../cefi_map/static/js/dossier/blocks.js";
import { forAny } from "./texts.mjs";

test("any blocks become a document and the same blocks", () => {
  forAny((blocks) => {
    const doc = docOf(blocks);
    doc.check();
    assert.deepEqual(blocksOf(doc), blocks);
  });
});

test("the first row of a table heads it, or none does", () => {
  const rows = [[[{ text: "Qui" }]], [[{ text: "Camille" }]]];
  const kinds = (header) => {
    const [table] = docOf([{ type: "table", header, rows }]).content.content;
    return table.content.content.map((row) => row.firstChild.type.name).join(" ");
  };
  assert.equal(kinds(true), "table_header table_cell");
  assert.equal(kinds(false), "table_cell table_cell");
});
