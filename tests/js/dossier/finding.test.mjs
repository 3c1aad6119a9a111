/** Words are found over the borders of styles, in cells, notes and captions; others take their place. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { blocksOf, docOf } from "../../../cefi_map/static/js/dossier/blocks.js";
import { hitsIn, replace } from "../../../cefi_map/static/js/dossier/finding.js";
import { EditorState } from "../../../cefi_map/static/vendor/prosemirror.js";
import { heading } from "./texts.mjs";

const HERE = [
  heading("Chez Nadia", 1),
  {
    type: "paragraph",
    content: [
      { text: "NADIA et Na", bold: true },
      { text: "dia, ou N\u00e1dia" },
      { note: [{ text: "Nadia, " }, { text: "Nadia", italic: true }] },
      { text: "\nnadia", link: "https://exemple.fr/" },
    ],
  },
  { type: "table", header: true, rows: [[[{ text: "Nadia" }], []]] },
  { type: "figure", stage: "E1", caption: "Vu par Nadia" },
];

const found = (words, query = {}) => hitsIn(docOf(HERE), { words, ...query });

describe("words are found", () => {
  test("in all that is written, in order", () => {
    const told = found("nadia").map(({ text, from, to }) => text.slice(from, to));
    assert.deepEqual(told, ["Nadia", "NADIA", "Nadia", "N\u00e1dia", "nadia", "Nadia", "Nadia", "Nadia", "Nadia"]);
  });

  test("where they stand in the document", () => {
    const doc = docOf(HERE);
    const shown = found("nadia").map(({ start, end }) => doc.textBetween(start, end, "", (leaf) => leaf.type.name));
    assert.deepEqual(shown, ["Nadia", "NADIA", "Nadia", "N\u00e1dia", "nadia", "note", "note", "Nadia", "figure"]);
  });

  test("never over a note or a line", () => {
    assert.deepEqual(found("n\u00e1dianadia"), []);
    assert.equal(found("nadia", { isExact: true }).length, 8);
    assert.equal(found("nad", { isWhole: true }).length, 0);
  });
});

/** What a text says after the passages of some words were replaced. */
function after(words, put, query = {}) {
  const { tr } = EditorState.create({ doc: docOf(HERE) });
  replace(tr, hitsIn(tr.doc, { words, ...query }), put);
  tr.doc.check();
  return blocksOf(tr.doc);
}

describe("others take their place", () => {
  test("everywhere, with their capitals, in the style of their first letter", () => {
    assert.deepEqual(after("nadia", "inès"), [
      heading("Chez Inès", 1),
      {
        type: "paragraph",
        content: [
          { text: "INÈS et Inès", bold: true },
          { text: ", ou Inès" },
          { note: [{ text: "Inès, " }, { text: "Inès", italic: true }] },
          { text: "\ninès", link: "https://exemple.fr/" },
        ],
      },
      { type: "table", header: true, rows: [[[{ text: "Inès" }], []]] },
      { type: "figure", stage: "E1", caption: "Vu par Inès" },
    ]);
  });

  test("or nothing", () => {
    const [head, text, , figure] = after(" nadia", "");
    assert.deepEqual([head.content, figure.caption], [[{ text: "Chez" }], "Vu par"]);
    assert.deepEqual(text.content[0], { text: "NADIA et", bold: true });
  });
});
