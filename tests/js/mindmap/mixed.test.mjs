/** Every command in an order that a seed decides: all undone, all done again; the layout follows each. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromData, toData } from "../../../cefi_map/static/js/mindmap/codec.js";
import * as c from "../../../cefi_map/static/js/mindmap/commands.js";
import { passagesIn, replace } from "../../../cefi_map/static/js/mindmap/finding.js";
import { layout } from "../../../cefi_map/static/js/mindmap/geometry/layout.js";
import { SCREEN } from "../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { History } from "../../../cefi_map/static/js/mindmap/history.js";
import { isWithin } from "../../../cefi_map/static/js/mindmap/model.js";
import "./geometry/laid.mjs";

const SIX = JSON.parse(readFileSync(new URL("../../geometry/fixtures/six.json", import.meta.url), "utf-8")).map;
const BELOW = [{ data: { text: "collé", note: "n" }, children: [{ data: { text: "dessous" }, children: [] }] }];

/** Changes of any node of a map, those that the root cannot have left out for it. */
function actionsOn(map, random, any) {
  const below = (change) => (t, node) => node.parent && change(t, node);
  return [
    (t, node) => c.addChild(t, node, { text: "idée" }),
    below((t, node) => c.addSibling(t, node)),
    below((t, node) => c.addParent(t, [node], "p")),
    below((t, node) => map.size > 8 && c.remove(t, [node])),
    below((t, node) => c.dissolve(t, node)),
    below((t, node) => c.shift(t, [node], random(2) ? 1 : -1)),
    below((t, node) => c.promote(t, [node])),
    below((t, node) => c.demote(t, [node])),
    below((t, node) => c.duplicate(t, [node])),
    (t, node) => c.paste(t, BELOW, node),
    (t, node) => t.set(node, { text: `texte ${random(99)}`, note: "parce que" }),
    (t, node) => c.restyle(t, [node], { color: "#112233" }),
    (t, node) => c.retag(t, node, "etape", ["E3"]),
    (t) => c.foldFrom(t, 1 + random(3)),
    (t, node) => c.split(t, node, "tête", "queue"),
    below((t, node) => c.join(t, node.parent, node)),
    (t, node) => t.set(node, { arrows: [{ target: any().key }], icons: ["idea"], link: "#x" }),
    (t, node) => c.pointTo(t, node, [any(), any()], { ends: "both" }),
    (t, node) => node.data.arrows.length && c.repoint(t, node, 0, random(2) ? { line: "dots" } : null),
    (t, node) => replace(t, passagesIn(node, { words: "te" }), `mot ${random(9)}`),
    below((t, node) => {
      const to = any();
      if (!isWithin(to, node)) c.moveTo(t, [node], to, 0, "left");
    }),
  ];
}

test("two hundred mixed actions come undone to the byte, and back", () => {
  let seed = 7;
  const random = (most) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % most;
  };
  const map = fromData(SIX);
  const history = new History(map);
  const any = () => [...map.byKey.values()][random(map.size)];
  const actions = actionsOn(map, random, any);
  const text = () => JSON.stringify(toData(map));
  const states = [text()];
  for (let i = 0; i < 200; i++) {
    const node = any();
    if (history.run("action", (t) => actions[i % actions.length](t, node))) states.push(text());
    assert.deepEqual(
      places(map),
      places(fromData(toData(map))),
      "a layout that kept branches is what a first one gives",
    );
  }
  assert.ok(states.length > 150);
  for (let i = states.length - 2; i >= 0; i--) {
    history.undo();
    assert.equal(text(), states[i]);
  }
  assert.equal(history.undo(), null);
  for (const state of states.slice(1)) {
    history.redo();
    assert.equal(text(), state);
  }
  assert.equal(history.redo(), null);
});

const STAGES = new Map([["n1", [3]]]);

function places(map) {
  return layout(map, SCREEN, { stages: STAGES, numbers: true }).boxes.map(
    ({ key, x, y, side, depth, parent, face }) => ({ key, x, y, side, depth, parent: parent?.key, face }),
  );
}
