/** A document is brought to say other blocks, by the smallest steps. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, docOf } from "../../../cefi_map/static/js/dossier/blocks.js";
import { bring } from "../../../cefi_map/static/js/dossier/replace.js";
import { EditorState } from "../../../cefi_map/static/vendor/prosemirror.js";
import { forAny, heading, line } from "./texts.mjs";

function begun(blocks) {
  return EditorState.create({ doc: docOf(blocks) }).tr;
}

test("a document is brought to say any other blocks", () => {
  const prove = (old, now) => {
    const { doc, steps } = bring(begun(old), now);
    doc.check();
    assert.deepEqual(blocksOf(doc), now);
    assert.ok(steps.every((step) => step.from <= step.to));
  };
  forAny((some, others) => {
    prove(some, others);
    prove(others, some);
  });
});

test("a step covers the word that changed: a caret elsewhere in its paragraph stays", () => {
  const old = [line("un deux trois"), line("quatre")];
  const { steps } = bring(begun(old), [line("un autre trois"), line("quatre")]);
  assert.deepEqual(
    steps.map((step) => [step.from, step.to]),
    [[4, 8]],
  );
});

test("text that arrives under a heading takes its empty place", () => {
  // Only parts that say nothing keep an empty paragraph; a part that opens with a part of its own needs none.
  const [head, below] = [heading("A", 1), heading("A", 2)];
  const kinds = (doc) => doc.content.content.map((node) => node.type.name[0]).join("");
  const tr = begun([head, head, below, head]);
  assert.equal(kinds(tr.doc), "hphhphp");
  assert.equal(kinds(bring(tr, [head, line("un"), head, below, line("deux"), head]).doc), "hphhphp");
});
