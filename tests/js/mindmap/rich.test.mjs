/** Notes: one text where they are plain, else blocks; and as plain text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, plainOf, richOf } from "../../../cefi_map/static/js/mindmap/rich.js";

const p = (...runs) => ({ kind: "p", level: 0, runs });

test("a text is its lines, nothing is no block", () => {
  assert.deepEqual(blocksOf("une\n\ndeux"), [p({ text: "une" }), p(), p({ text: "deux" })]);
  assert.deepEqual(blocksOf(""), []);
  assert.deepEqual(blocksOf(undefined), []);
});

test("blocks have their defaults", () => {
  assert.deepEqual(blocksOf([{ runs: [{ text: "a" }] }, { kind: "ul", level: 1 }]), [
    p({ text: "a" }),
    { kind: "ul", level: 1, runs: [] },
  ]);
});

test("as plain text, lists have their marks, and count anew after another paragraph", () => {
  const of = (kind, text, level = 0) => ({ kind, level, runs: [{ text }] });
  const blocks = [
    of("ol", "a"),
    of("ol", "b"),
    of("ul", "c", 1),
    of("ol", "d"),
    of("p", "e"),
    of("ol", "f"),
    of("pre", "g"),
  ];
  assert.equal(plainOf(blocks), "1. a\n2. b\n  - c\n3. d\ne\n1. f\ng");
  assert.equal(plainOf("tel quel"), "tel quel");
  assert.equal(plainOf(undefined), "");
});

const CASES = [
  ["plain paragraphs are one text", [p({ text: "a" }), p(), p({ text: "b" })], "a\n\nb"],
  ["empty blocks at both ends are gone", [p({ text: " " }), p({ text: "a" }), p()], "a"],
  ["nothing but blanks is nothing", [p({ text: " " }), p()], ""],
  ["runs in one dress are one", [p({ text: "a", bold: false }, { text: "" }, { text: "b" })], "ab"],
  [
    "a dress is kept, without what it is not",
    [
      p(
        { text: "a", bold: true, italic: false, link: "" },
        { text: "b", italic: true },
        { text: "c", link: "https://e.fr" },
      ),
    ],
    [
      {
        runs: [
          { text: "a", bold: true },
          { text: "b", italic: true },
          { text: "c", link: "https://e.fr" },
        ],
      },
    ],
  ],
  [
    "two links side by side are two",
    [p({ text: "a", link: "https://e.fr" }, { text: "b", link: "https://f.fr" })],
    [
      {
        runs: [
          { text: "a", link: "https://e.fr" },
          { text: "b", link: "https://f.fr" },
        ],
      },
    ],
  ],
  [
    "lists keep their kind and level",
    [{ kind: "ul", level: 1, runs: [{ text: "a" }] }],
    [{ kind: "ul", level: 1, runs: [{ text: "a" }] }],
  ],
  [
    "a paragraph that is moved in is no plain text",
    [{ kind: "p", level: 1, runs: [{ text: "a" }] }],
    [{ level: 1, runs: [{ text: "a" }] }],
  ],
];
for (const [title, blocks, wanted] of CASES) {
  test(title, () => {
    const stored = richOf(blocks);
    assert.deepEqual(stored, wanted);
    assert.deepEqual(richOf(blocksOf(stored)), wanted);
  });
}
