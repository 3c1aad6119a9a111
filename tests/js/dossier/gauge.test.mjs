/** The bars of the gauge: one a page asked for, one for what is over. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bars } from "../../../cefi_map/static/js/dossier/gauge.js";

const tenths = (values) => values.map((value) => Math.round(value * 10));

test("a part of a page fills a part of its bar", () => {
  assert.deepEqual(tenths(bars(4.6, 5)), [10, 10, 10, 10, 6, 0]);
});

test("what is over fills the last bar", () => {
  assert.deepEqual(tenths(bars(5.4, 5)), [10, 10, 10, 10, 10, 4]);
});
