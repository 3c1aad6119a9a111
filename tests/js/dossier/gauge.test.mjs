/** The bars of the gauge: one a page asked for, one for what is over. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bars, guessed, weightOf } from "../../../cefi_map/static/js/dossier/gauge.js";

const tenths = (values) => values.map((value) => Math.round(value * 10));

test("a part of a page fills a part of its bar", () => {
  assert.deepEqual(tenths(bars(4.6, 5)), [10, 10, 10, 10, 6, 0]);
});

test("what is over fills the last bar", () => {
  assert.deepEqual(tenths(bars(5.4, 5)), [10, 10, 10, 10, 10, 4]);
});

test("without a count the last one is moved by what was written since", () => {
  const block = (text) => ({ type: "paragraph", content: [{ text }] });
  const [short, long] = [1000, 3240].map((letters) => [block("a".repeat(letters))]);
  const counted = { length: 2, weight: weightOf(short) };
  assert.equal(guessed(counted, weightOf(short)), 2);
  assert.equal(guessed(counted, weightOf(long)), 6.1);
  assert.equal(guessed({ length: 0.2, weight: 0 }, weightOf(short)), 0.2);
});
