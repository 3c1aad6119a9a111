/** Three versions of a text made one, where they do not contradict each other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hunks, merge } from "../../../cefi_map/static/js/dossier/merge.js";
import { forAny, line, saidBy } from "./texts.mjs";

const CASES = [
  ["apart", "a b c", "A b c", "a b C", "A b C"],
  ["both add in different places", "a b", "x a b", "a b y", "x a b y"],
  ["the same change", "a b", "a B", "a B", "a B"],
  ["mine alone", "a b", "b", "a b", "b"],
  ["theirs takes away", "a b c", "a b c d", "a c", "a c d"],
  ["the same passage", "a b", "a X", "a Y", null],
  ["both add in one place", "a b", "a x b", "a y b", null],
  ["one changes what the other takes away", "a b c", "a B c", "a c", null],
];

for (const [name, base, mine, theirs, wanted] of CASES)
  test(`three versions made one: ${name}`, () => {
    const [first, second, third] = [base, mine, theirs].map((text) => text.split(" ").map(line));
    const merged = merge(first, second, third.map(reordered));
    assert.equal(merged && saidBy(merged), wanted);
  });

test("what differs between two texts, put in the first, gives the second", () => {
  forAny((old, now) => {
    const out = [...old];
    for (const { from, to, at, until } of hunks(old, now).reverse())
      out.splice(from, to - from, ...now.slice(at, until));
    assert.deepEqual(out, now);
  });
});

/** The server's JSON has its own order of names. */
function reordered(block) {
  return Object.fromEntries(Object.entries(block).reverse());
}
