/** Versions that contradict each other are settled by the person's answers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "../../../cefi_map/static/js/dossier/conflict.js";
import { weave } from "../../../cefi_map/static/js/dossier/merge.js";
import { line, saidBy } from "./texts.mjs";

test("only what both changed is asked for; what one side changed is in already", () => {
  const [base, mine, theirs] = ["a b c d e", "A B c D e", "a x c y e f"].map((text) => text.split(" ").map(line));
  const parts = weave(base, mine, theirs);
  const points = parts.filter((part) => part.theirs);
  assert.deepEqual(
    points.map((point) => saidBy(point.blocks)),
    ["B", "D"],
  );
  const [one, other] = points;
  const choices = new Map([
    [one, { side: "theirs", both: false }],
    [other, { side: "mine", both: true }],
  ]);
  assert.equal(saidBy(settle(parts, choices)), "A x c D y e f");
});
