/** Where a key goes, on a drawing and along a list. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { along, neighbour } from "../../../cefi_map/desk/static/js/review/neighbour.js";

const [LEFT, RIGHT, UP, DOWN] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
];
const at = (x, y) => ({ x, y, width: 100, height: 20 });
const BOXES = new Map([
  ["centre", at(0, 0)],
  ["right", at(150, 10)],
  ["lower", at(140, 200)],
  ["far", at(400, 0)],
  ["below", at(20, 60)],
  ["left", at(-200, -10)],
]);

const CASES = [
  ["the nearest that way", "centre", RIGHT, "right"],
  ["what lies straight before what lies aside", "right", RIGHT, "far"],
  ["down among what is below", "centre", DOWN, "below"],
  ["up from below", "below", UP, "centre"],
  ["left over the centre", "right", LEFT, "centre"],
  ["nowhere where there is nothing", "left", LEFT, null],
  ["nowhere from what is not drawn", "lost", LEFT, null],
];
for (const [title, from, way, wanted] of CASES) {
  test(title, () => assert.equal(neighbour(from, BOXES, way), wanted));
}

const LIST = ["first", "second", "last"];
const KEYS = [
  ["down", "first", "ArrowDown", "second"],
  ["up", "last", "ArrowUp", "second"],
  ["to the beginning", "last", "Home", "first"],
  ["to the end", "first", "End", "last"],
  ["not past the end", "last", "ArrowDown", undefined],
  ["not before the beginning", "first", "ArrowUp", undefined],
  ["nowhere by another key", "first", "ArrowLeft", undefined],
];
for (const [title, from, key, wanted] of KEYS) {
  test(`along a list ${title}`, () => assert.equal(along(LIST, from, key), wanted));
}
