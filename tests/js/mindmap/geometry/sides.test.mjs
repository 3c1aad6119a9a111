/** Which branches stand right of the root, which left. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sides } from "../../../../cefi_map/static/js/mindmap/geometry/sides.js";

/** Heads told as « left 3 of 40 »: side, stage, height. */
const heads = (...told) => told.map(([side, stage, height]) => ({ side, stage, height }));

const CASES = [
  ["no branch", heads(), [[], []]],
  ["one branch stands right", heads(["", 0, 10]), [[0], []]],
  [
    "without stages, they go round",
    heads(["", 0, 10], ["", 0, 10], ["", 0, 10], ["", 0, 10]),
    [
      [0, 1],
      [3, 2],
    ],
  ],
  ["the larger half stands right", heads(["", 0, 10], ["", 0, 10], ["", 0, 10]), [[0, 1], [2]]],
  [
    "stages 1 to 3 right, 4 to 6 left",
    heads(["", 6, 1], ["", 1, 1], ["", 3, 1], ["", 4, 1]),
    [
      [1, 2],
      [3, 0],
    ],
  ],
  [
    "one without stage where there is less",
    heads(["", 1, 50], ["", 0, 10], ["", 5, 20], ["", 0, 60]),
    [[0], [3, 2, 1]],
  ],
  [
    "a side that is given is kept, the others share",
    heads(["left", 1, 30], ["", 0, 10], ["right", 5, 5]),
    [[1, 2], [0]],
  ],
  ["given sides read from the top", heads(["left", 0, 1], ["left", 0, 1], ["right", 0, 1]), [[2], [0, 1]]],
];
for (const [title, given, wanted] of CASES) {
  test(title, () => assert.deepEqual(sides(given), wanted));
}
