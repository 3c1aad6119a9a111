/** The map's JSON: the same bytes as the server's, and nothing that is not a tree. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dataOf, fromData, toData } from "../../../cefi_map/static/js/mindmap/codec.js";
import { BLANK } from "../../../cefi_map/static/js/mindmap/model.js";

const FIXTURES = new URL("../../geometry/fixtures/", import.meta.url);

for (const name of readdirSync(FIXTURES)) {
  test(`the server's JSON of ${name} comes back as it was`, () => {
    const { map } = JSON.parse(readFileSync(new URL(name, FIXTURES), "utf-8"));
    assert.equal(JSON.stringify(toData(fromData(map))), JSON.stringify(map));
  });
}

test("what says nothing is not written", () => {
  const nodes = [
    { key: "r", parent: null, text: "R", note: "", icons: [], style: {}, folded: false, side: "", details: [] },
    { key: "a", parent: "r", text: "A", note: "n", icons: ["idea"], style: { bold: true }, folded: true },
  ];
  assert.deepEqual(toData(fromData({ nodes })).nodes, [{ key: "r", parent: null, text: "R" }, nodes[1]]);
});

test("what is no field of a node is left out, a missing text is an empty one", () => {
  const item = JSON.parse('{"key": "a", "__proto__": {"x": 1}, "constructor": "x", "unknown": 1, "link": "l"}');
  assert.deepEqual(dataOf({ ...item, note: undefined, text: null }), { ...BLANK, link: "l" });
  assert.throws(() => {
    dataOf(item).text = "autre";
  }, TypeError);
});

const BROKEN = [
  ["two roots", [{ key: "a" }, { key: "b" }], /two roots/],
  [
    "no root",
    [
      { key: "a", parent: "b" },
      { key: "b", parent: "a" },
    ],
    /no root/,
  ],
  ["no node at all", [], /no root/],
  ["a parent that is not there", [{ key: "a" }, { key: "b", parent: "c" }], /no parent c/],
];
for (const [title, nodes, told] of BROKEN) {
  test(`${title}: refused`, () => {
    assert.throws(() => fromData({ nodes }), told);
  });
}
