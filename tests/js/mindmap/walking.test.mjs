// From node to node in reading order.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MindMap, Node } from "../../../cefi_map/static/js/mindmap/model.js";
import { lastOf, nextOf, nextThat, previousOf } from "../../../cefi_map/static/js/mindmap/walking.js";

const node = (text, children = [], folded = false) => {
  const made = new Node(text);
  made.data = Object.freeze({ ...made.data, text, folded });
  for (const child of children) child.parent = made;
  made.children = children;
  return made;
};

const map = new MindMap(
  node("centre", [node("a", [node("a1"), node("a2")]), node("b", [node("b1", [node("b11")])], true), node("c")], true),
);
const at = (text) => map.get(text);

test("down and up meet every node that no fold hides, in the order of the document", () => {
  const down = [];
  for (let one = map.root; one; one = nextOf(one)) down.push(one.text);
  assert.deepEqual(down, ["centre", "a", "a1", "a2", "b", "c"]);
  const up = [];
  for (let one = lastOf(map.root); one; one = previousOf(one)) up.push(one.text);
  assert.deepEqual(up, down.reverse());
});

test("from inside a folded branch one comes out of it", () => {
  assert.equal(nextOf(at("b11")), at("c"));
  assert.equal(previousOf(at("b1")), at("b"));
});

test("a search goes round, and ends where there is nothing", () => {
  const begins = (letter) => (one) => one.text.startsWith(letter);
  assert.equal(nextThat(map.root, at("c"), begins("a")), at("a"));
  assert.equal(nextThat(map.root, at("a"), begins("a")), at("a1"));
  assert.equal(nextThat(map.root, at("c"), begins("c")), at("centre"));
  assert.equal(nextThat(map.root, at("c"), begins("z")), null);
  assert.equal(nextThat(map.root, at("b11"), begins("z")), null, "from a node that is hidden too");
});
