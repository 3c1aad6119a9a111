/** The page's layouts are the server's, to the unit; what they keep from one to the next is what a first one gives. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fromData, toData } from "../../../../cefi_map/static/js/mindmap/codec.js";
import { edgeOf, layout } from "../../../../cefi_map/static/js/mindmap/geometry/layout.js";
import { PHONE, SCREEN, SCREENS } from "../../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { History } from "../../../../cefi_map/static/js/mindmap/history.js";
import { Node } from "../../../../cefi_map/static/js/mindmap/model.js";
import { mapOf } from "../maps.mjs";
import { laid } from "./laid.mjs";

const FIXTURES = new URL("../../../geometry/fixtures/", import.meta.url);
const PRESETS = { screen: SCREEN, phone: PHONE };
const byKey = (values) => values && new Map(Object.entries(values));

for (const name of readdirSync(FIXTURES)) {
  const { map: data, stages, layouts } = JSON.parse(readFileSync(new URL(name, FIXTURES), "utf-8"));
  describe(`the boxes, edges and relations of ${name} are the server's`, () => {
    for (const { preset, changes, only, ...wanted } of layouts) {
      if (preset === "paper") continue; // the server's alone
      test(JSON.stringify({ preset, ...changes, only }), () => {
        const options = { stages: byKey(stages), only: only && new Set(only), numbers: changes?.numbers };
        const made = laid(fromData(data), { ...PRESETS[preset], ...changes }, options);
        assert.deepEqual(made, { relations: [], ...wanted });
      });
    }
  });
}

const PROJECT = `Projet
  Contexte
    jeunes
      sans permis ni véhicule à plus de vingt kilomètres
    élus
  Budget
    salaires
  Suite`;

test("a branch in which nothing changed keeps its boxes", () => {
  const map = mapOf(PROJECT);
  const history = new History(map);
  const before = layout(map).boxes;
  assert.deepEqual(
    layout(map).boxes.map((box, i) => box === before[i]),
    before.map(() => true),
  );
  history.run("titre", (t) => t.set(map.get("jeunes"), { text: "Jeunes" }));
  const after = new Map(layout(map).boxes.map((box) => [box.key, box]));
  const kept = before.filter((box) => after.get(box.key) === box).map((box) => box.key);
  assert.deepEqual(kept, ["Projet", "Budget", "salaires", "Suite"]);
});

const LOOKS = [
  ["another preset", { ...SCREEN, gaps: SCREEN.steps }, {}],
  ["numbers", SCREEN, { numbers: true }],
  ["stages", SCREEN, { stages: new Map([["Contexte", [2]]]) }],
  ["no stage left", SCREEN, { stages: new Map([["Contexte", []]]) }],
  ["the root's own stage", SCREEN, { stages: new Map([["Projet", [4]]]) }],
  ["questions", SCREEN, { ghosts: new Map([["Suite", [new Node("?1"), new Node("?2")]]]) }],
  ["nothing but the map", SCREEN, {}],
];
test("what is kept from one way of looking is not shown in another", () => {
  const map = mapOf(PROJECT, { élus: { note: "n" } });
  for (const [title, preset, options] of LOOKS) {
    const first = laid(mapOf(PROJECT, { élus: { note: "n" } }), preset, options);
    assert.deepEqual(laid(map, preset, options), first, title);
  }
});

test("questions stand under a branch, after its children, without a number, and are no nodes of the map", () => {
  const map = mapOf(PROJECT);
  const ghost = (key) => Object.assign(new Node(key), { isGhost: true });
  const ghosts = new Map([
    ["Suite", [ghost("?1"), ghost("?2")]],
    ["Budget", [ghost("?3")]],
  ]);
  const { boxes } = layout(map, SCREEN, { ghosts, numbers: true });
  const asked = boxes.filter((box) => box.key.startsWith("?"));
  assert.deepEqual(
    asked.map((box) => [box.key, box.parent.key, box.depth]),
    [
      ["?3", "Budget", 2],
      ["?1", "Suite", 2],
      ["?2", "Suite", 2],
    ],
  );
  const numbers = boxes.flatMap(({ face }) =>
    face.marks.filter((mark) => mark.kind === "number").map(({ text }) => text),
  );
  assert.ok(numbers.includes("2.1") && !numbers.includes("2.2"));
  assert.equal(
    boxes.findIndex((box) => box.key === "?3"),
    boxes.findIndex((box) => box.key === "salaires") + 1,
  );
  assert.equal(map.size, 8);
});

test("only the branches that are asked for are drawn", () => {
  for (const preset of [...Object.values(SCREENS), PRESETS.phone]) {
    const { boxes } = layout(mapOf(PROJECT), preset, { only: new Set(["Budget"]) });
    const keys = boxes.map((box) => box.key).filter((key) => key !== "Projet");
    assert.deepEqual(keys, ["Budget", "salaires"]);
  }
});

test("the first box has no edge", () => {
  const [root, child] = layout(mapOf(PROJECT)).boxes;
  assert.equal(edgeOf(root), null);
  assert.equal(edgeOf(child).kind, "taper");
});

describe("two boxes never stand on each other", () => {
  for (const [name, preset] of [...Object.entries(SCREENS), ...Object.entries(PRESETS)]) {
    test(name, () => {
      const map = grown(400);
      const { boxes } = layout(map, preset);
      const rows = [...boxes].sort((a, b) => a.x - b.x);
      rows.forEach((a, i) => {
        for (let j = i + 1; j < rows.length && rows[j].x < a.x + a.face.width; j++) {
          const b = rows[j];
          assert.ok(b.y >= a.y + a.face.height || a.y >= b.y + b.face.height, `${a.key} on ${b.key}`);
        }
      });
      assert.equal(boxes.length, map.size);
    });
  }
});

/** A map of so many nodes, by a rule: the same each time. */
function grown(count) {
  const nodes = [{ key: "k0", parent: null, text: "Projet" }];
  let state = 7;
  for (let i = 1; i < count; i++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    const text = "atelier ".repeat(1 + ((state >> 8) % 12)).trim();
    nodes.push({ key: `k${i}`, parent: `k${(state >> 16) % Math.min(i, 60)}`, text });
  }
  return fromData(toData(fromData({ nodes })));
}
