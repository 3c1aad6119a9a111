/** Undo and redo: exact, one entry for what is one action, nothing half done. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromData, toData } from "../../../cefi_map/static/js/mindmap/codec.js";
import { History } from "../../../cefi_map/static/js/mindmap/history.js";
import { Node } from "../../../cefi_map/static/js/mindmap/model.js";

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

test("what others wrote stays when one takes back one's own", () => {
  const { map, history } = opened();
  history.run("titre", (t) => t.set(map.get("a"), { text: "Le contexte" }));
  history.run("note", (t) => t.set(map.get("c"), { note: "à revoir" }));
  history.bring((t) => {
    t.set(map.get("a"), { note: "d’un autre" });
    t.set(map.get("c"), { text: "Le budget" });
  });
  history.undo();
  history.undo();
  assert.deepEqual([map.get("a").text, map.get("a").data.note], ["Contexte", "d’un autre"]);
  assert.deepEqual([map.get("c").text, map.get("c").data.note], ["Le budget", ""]);
  assert.equal(history.canUndo, false);
  history.redo();
  history.redo();
  assert.deepEqual([map.get("a").text, map.get("a").data.note], ["Le contexte", "d’un autre"]);
});

test("a title that another wrote over is not taken back, nor a branch in which another wrote", () => {
  const { map, history } = opened();
  history.run("titre", (t) => t.set(map.get("a"), { text: "Le contexte" }));
  history.bring((t) => t.set(map.get("a"), { text: "Leur contexte" }));
  assert.equal(history.undo().isKept, true);
  assert.equal(map.get("a").text, "Leur contexte");
  history.run("ajout", (t) => t.insert(map.get("p"), new Node("d"), 0));
  history.bring((t) => t.insert(map.get("d"), new Node("e"), 0));
  assert.equal(history.undo().isKept, true);
  assert.equal(map.has("e"), true);
});

test("what one takes away after another wrote in it comes back, and can be taken away again", () => {
  const { map, history } = opened();
  history.bring((t) => t.set(map.get("b"), { text: "Treize jeunes" }));
  history.run("suppression", (t) => t.remove(map.get("a")));
  history.undo();
  assert.equal(map.get("b").text, "Treize jeunes");
  history.redo();
  assert.equal(map.has("b"), false);
});

test("a step that others left without its place is passed over", () => {
  const { map, history } = opened();
  history.run("suppression", (t) => t.remove(map.get("b")));
  history.run("titre", (t) => t.set(map.get("c"), { text: "Les budgets" }));
  history.bring((t) => t.remove(map.get("c")));
  history.bring((t) => t.remove(map.get("a")));
  history.undo();
  history.undo();
  assert.deepEqual([...map.byKey.keys()], ["p"]);
});

test("a record of it, through JSON, undoes and redoes the same map read anew", () => {
  const { map, history, data } = opened();
  const states = [data()];
  const keep = () => states.push(data());
  history.run("suppression", (t) => t.remove(map.get("a")));
  keep();
  history.run("titre", (t) => t.set(map.get("c"), { text: "Budget serré" }));
  keep();
  history.run("ajout", (t) => t.insert(map.get("c"), new Node("d", map.get("c").data)));
  keep();
  history.undo();
  const record = JSON.parse(JSON.stringify(history.record));
  const again = fromData(JSON.parse(data()));
  const other = new History(again);
  other.recall(record);
  const now = () => JSON.stringify(toData(again));
  other.redo();
  assert.equal(now(), states[3]);
  for (const state of states.slice(0, 3).reverse()) {
    other.undo();
    assert.equal(now(), state);
  }
  assert.equal(other.canUndo, false);
});
