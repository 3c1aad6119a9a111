/** A save whose answer never came is known again. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAmong, remembering } from "../../../cefi_map/static/js/remote/unanswered.js";

const map = (/** @type {string} */ text) => ({ version: 1, nodes: [{ key: "a", parent: null, text }] });
const MAP = map("61 jeunes sans permis");

test("a text that was sent is among them, one that differs by a letter is not", () => {
  const names = remembering(remembering([], MAP), map("61 jeunes"));
  assert.ok(isAmong(names, MAP));
  assert.ok(isAmong(names, map("61 jeunes")));
  assert.ok(!isAmong(names, map("16 jeunes sans permis")));
  assert.ok(!isAmong([], MAP));
});

test("the order of fields is no difference", () => {
  const [{ key, parent, text }] = MAP.nodes;
  assert.ok(isAmong(remembering([], MAP), { nodes: [{ text, parent, key }], version: 1 }));
  assert.ok(!isAmong(remembering([], [1, 2]), [2, 1]));
});

test("no two of many near texts have one name, and the same is there once", () => {
  const names = Array.from({ length: 150 }, (_, i) => map(`${100 + i} jeunes`)).reduce(
    (all, one) => remembering(all, one),
    [],
  );
  assert.equal(new Set(names).size, 150);
  assert.deepEqual(remembering(names, map("249 jeunes")), names);
});

test("the oldest go first", () => {
  const texts = Array.from({ length: 260 }, (_, i) => `text ${i}`);
  const names = texts.reduce((all, one) => remembering(all, one), []);
  assert.ok(!isAmong(names, "text 0"));
  assert.ok(isAmong(names, "text 259"));
  assert.equal(names.length, 200);
});
