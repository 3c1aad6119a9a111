/** The tree: walks, places, keys, branches that are copied. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as m from "../../../cefi_map/static/js/mindmap/model.js";
import { mapOf } from "./maps.mjs";

const PROJECT = `Projet
  Contexte
    jeunes
      ruraux
    élus
  Suite`;

test("a node is told by its place among its siblings, the root by nothing", () => {
  const map = mapOf(PROJECT);
  assert.equal(m.numberOf(map.get("ruraux")), "1.1.1");
  assert.equal(m.numberOf(map.get("Suite")), "2");
  assert.equal(m.numberOf(map.root), "");
  assert.equal(m.indexOf(map.root), 0);
});

test("a walk goes through the branch in the document's order, and counts it", () => {
  const map = mapOf(PROJECT);
  const seen = [];
  m.each(map.get("Contexte"), (node, depth) => seen.push(`${depth} ${node.text}`));
  assert.deepEqual(seen, ["0 Contexte", "1 jeunes", "2 ruraux", "1 élus"]);
  assert.equal(m.branchSize(map.root), map.size);
});

test("a chain of ten thousand nodes is walked, copied and grown", () => {
  const nodes = Array.from({ length: 10_000 }, (_, i) => new m.Node(`k${i}`));
  for (let i = 1; i < nodes.length; i++) {
    nodes[i].parent = nodes[i - 1];
    nodes[i - 1].children.push(nodes[i]);
  }
  const map = new m.MindMap(nodes[0]);
  assert.equal(m.branchSize(m.grow(map, m.sketchOf(nodes[0]))), 10_000);
});

test("of chosen nodes, those under another one and the root do not count", () => {
  const map = mapOf(PROJECT);
  const chosen = m.tops(map, ["élus", "ruraux", "Projet", "jeunes", "nulle part"]);
  assert.deepEqual(
    chosen.map((node) => node.key),
    ["jeunes", "élus"],
  );
  assert.deepEqual(
    m.tops(map, ["ruraux", "Contexte"]).map((node) => node.key),
    ["Contexte"],
  );
});

test("a node is within itself and those above it, not beside", () => {
  const map = mapOf(PROJECT);
  const [ruraux, contexte, suite] = ["ruraux", "Contexte", "Suite"].map((key) => map.get(key));
  assert.equal(m.isWithin(ruraux, contexte), true);
  assert.equal(m.isWithin(contexte, contexte), true);
  assert.equal(m.isWithin(contexte, ruraux), false);
  assert.equal(m.isWithin(ruraux, suite), false);
});

test("tags of the author's stages and requirements are read", () => {
  const attributes = [
    ["etape", " E3 "],
    ["exigence", "C5 chiffres  de l’INSEE"],
    ["exigence", "C6"],
    ["autre", "x"],
  ];
  const map = mapOf(PROJECT, { jeunes: { attributes } });
  assert.deepEqual(map.get("jeunes").stageTags, ["E3"]);
  assert.deepEqual(map.get("jeunes").claims, [
    { id: "C5", reason: "chiffres  de l’INSEE" },
    { id: "C6", reason: "" },
  ]);
  assert.deepEqual(map.get("Suite").claims, []);
});

test("a fresh key is one that the map has not", () => {
  const asked = [];
  const key = m.freshKey({ has: (one) => asked.push(one) < 3 });
  assert.equal(asked.length, 3);
  assert.equal(key, asked[2]);
  assert.match(key, /^ID_\d{10}$/);
});

test("a sketch that grows keeps arrows to where they lead: inside it, or to nodes of the map", () => {
  const map = mapOf(PROJECT);
  const arrows = [{ target: "b", label: "mène à" }, { target: "Suite" }, { target: "perdu" }];
  const sketch = { key: "a", data: { text: "un", arrows }, children: [{ key: "b", data: { text: "deux" } }] };
  const top = m.grow(map, sketch);
  assert.deepEqual(top.data.arrows, [{ target: top.children[0].key, label: "mène à" }, { target: "Suite" }]);
  assert.equal(top.children[0].parent, top);
});

test("what a layout kept of a branch is forgotten up to the root's child", () => {
  const map = mapOf(PROJECT);
  m.each(map.root, (node) => {
    node.laid = node.key;
  });
  m.unlay(map.get("ruraux"));
  assert.deepEqual(
    [...map.byKey.values()].filter((node) => node.laid).map((node) => node.key),
    ["Projet", "élus", "Suite"],
  );
});
