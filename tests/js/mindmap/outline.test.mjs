/** Indented text becomes branches, and branches become text for other programs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countOf,
  forest,
  parseOutline,
  renderHtml,
  renderOutline,
} from "../../../cefi_map/static/js/mindmap/outline.js";
import { forestOf } from "./maps.mjs";

const CASES = [
  [
    "tabs",
    "a\n\tb\n\t\tc\n\td\ne",
    [
      [
        "a",
        [
          ["b", [["c", []]]],
          ["d", []],
        ],
      ],
      ["e", []],
    ],
  ],
  [
    "bullets and numbers",
    "• a\n  - b\n  2) c",
    [
      [
        "a",
        [
          ["b", []],
          ["c", []],
        ],
      ],
    ],
  ],
  ["one line", "seul", [["seul", []]]],
  ["blank lines", "\n\n a\n\n  b\n", [["a", [["b", []]]]]],
  [
    "line ends of other systems",
    "a\r\n b\rc",
    [
      ["a", [["b", []]]],
      ["c", []],
    ],
  ],
  ["spaces that do not break", "\u00a0a\u00a0", [["a", []]]],
  [
    "a level between two others",
    "    a\n  b\n   c",
    [
      ["a", []],
      ["b", [["c", []]]],
    ],
  ],
  [
    "numbers that are words",
    "2024 a été\n1 250 €",
    [
      ["2024 a été", []],
      ["1 250 €", []],
    ],
  ],
  ["nothing", " \n\t\n", []],
];
for (const [title, source, wanted] of CASES) {
  test(`text with ${title}`, () => {
    assert.deepEqual(forestOf(parseOutline(source)), wanted);
  });
}

test("a text deeper than a map can be is refused", () => {
  const rows = Array.from({ length: 300 }, (_, level) => ({ level, text: "x" }));
  assert.equal(countOf(forest(rows.slice(0, 256))), 256);
  assert.throws(() => forest(rows), RangeError);
});

const SKETCHES = [
  { data: { text: "un\nsur deux lignes", note: "n < 3" }, children: [{ data: { text: "dessous" }, children: [] }] },
  { data: { text: '"deux" & <trois>' } },
];

test("as text, a level is a tab and a node a line", () => {
  assert.equal(renderOutline(SKETCHES), 'un sur deux lignes\n\tdessous\n"deux" & <trois>');
  assert.deepEqual(forestOf(parseOutline(renderOutline(SKETCHES))), [
    ["un sur deux lignes", [["dessous", []]]],
    ['"deux" & <trois>', []],
  ]);
});

test("as HTML, nothing that a person wrote is markup", () => {
  assert.equal(
    renderHtml(SKETCHES),
    "<ul><li>un<br>sur deux lignes<br><small>n &#60; 3</small></li><ul><li>dessous</li></ul>" +
      "<li>&#34;deux&#34; &#38; &#60;trois&#62;</li></ul>",
  );
  assert.equal(renderHtml([]), "");
});

test("nodes of sketches are counted, those below too", () => {
  assert.equal(countOf(SKETCHES), 3);
});
