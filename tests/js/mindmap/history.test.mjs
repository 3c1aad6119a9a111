/** Undo and redo: exact, one entry for what is one action, nothing half done. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromData, toData } from "../../../cefi_map/static/js/mindmap/codec.js";
import { History } from "../../../cefi_map/static/js/mindmap/history.js";

const PROJECT = {
  version: 1,
  nodes: [
    { key: "p", parent: null, text: "Projet" },
    { key: "a", parent: "p", text: "Contexte" },
    { key: "b", parent: "a", text: "Douze jeunes", arrows: [{ target: "c" }] },
    { key: "c", parent: "p", text: "Budget" },
  ],
};

function opened() {
  const map = fromData(PROJECT);
  return { map, history: new History(map), data: () => JSON.stringify(toData(map)) };
}

test("a branch that was taken away comes back with the arrows that pointed into it", () => {
  const { map, history, data } = opened();
  const before = data();
  history.run("suppression", (t) => t.remove(map.get("c")));
  assert.equal(map.get("b").data.arrows.length, 0);
  history.undo();
  assert.equal(data(), before);
  history.redo();
  assert.equal(map.has("c"), false);
});

test("entries in a row with one name to merge are one, until they are sealed", () => {
  const { map, history } = opened();
  const write = (text) => history.run("titre", (t) => t.set(map.get("a"), { text }), { merge: "title:a" });
  write("C");
  write("Co");
  history.seal();
  write("Con");
  history.undo();
  assert.equal(map.get("a").text, "Co");
  history.undo();
  assert.equal(map.get("a").text, "Contexte");
  assert.equal(history.canUndo, false);
});

test("a change that fails leaves the map as it was, and nothing to undo", () => {
  const { map, history, data } = opened();
  const before = data();
  const fail = (t) => {
    t.move(map.get("b"), map.get("p"), 0);
    throw new Error("no");
  };
  assert.throws(() => history.run("déplacement", fail), /no/);
  assert.equal(data(), before);
  assert.equal(history.canUndo, false);
});

test("a change that changes nothing is no entry, and keeps what can be done again", () => {
  const { map, history } = opened();
  history.run("titre", (t) => t.set(map.get("a"), { text: "Autre" }));
  history.undo();
  assert.equal(
    history.run("titre", (t) => t.set(map.get("a"), { text: "Contexte" })),
    null,
  );
  assert.equal(history.canRedo, true);
});

test("after a change, what was undone before it cannot be done again", () => {
  const { map, history } = opened();
  history.run("titre", (t) => t.set(map.get("a"), { text: "Autre" }));
  history.undo();
  history.run("titre", (t) => t.set(map.get("c"), { text: "Budget prévisionnel" }));
  assert.equal(history.canRedo, false);
});
