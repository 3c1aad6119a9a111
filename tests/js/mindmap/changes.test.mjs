/** What others changed comes in beside what is written here. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bring, fieldsThatDiffer } from "../../../cefi_map/static/js/mindmap/changes.js";
import { nodesOf, opened, outline } from "./maps.mjs";

const BEFORE = `
  Projet
    a
      sous a
    b
    c`;

/** The outline after others made `theirs` of the version that became `ours` here; `said` are fields of each side. */
function brought(ours, theirs, said = {}) {
  const nodes = (text, own) => nodesOf(outline(text), own);
  const work = opened(ours, said.ours);
  work.run((t) => bring(t, nodes(BEFORE, said.before), nodes(theirs, said.theirs)));
  return work;
}

test("their changes and ours stand together", () => {
  const ours = `
    Projet
      a
        sous a
      b
        à nous
      c`;
  const theirs = `
    Projet
      c
        à elles
      a
        sous a
      b`;
  const { lines, history, data } = brought(ours, theirs);
  const after = `
    Projet
      c
        à elles
      a
        sous a
      b
        à nous`;
  assert.equal(lines(), outline(after));
  history.undo();
  assert.equal(data(), opened(ours).data());
});

test("a field that both wrote stays as it is here, another one comes", () => {
  const said = { ours: { a: { text: "A nous" } }, theirs: { a: { text: "A elles", note: "n" } } };
  const { map } = brought(BEFORE, BEFORE, said);
  assert.equal(map.get("a").text, "A nous");
  assert.equal(map.get("a").data.note, "n");
});

test("what nobody changed is no change", () => {
  assert.equal(brought(BEFORE, BEFORE).history.canUndo, false);
});

test("a branch that they moved moves, unless it was moved here, or would go into itself", () => {
  const theirs = `
    Projet
      b
        a
          sous a
      c`;
  assert.equal(brought(BEFORE, theirs).lines(), outline(theirs));
  const moved = `
    Projet
      b
      c
        a
          sous a`;
  assert.equal(brought(moved, theirs).lines(), outline(moved));
  const inside = `
    Projet
      a
        sous a
        b
      c`;
  assert.equal(brought(inside, theirs).lines(), outline(inside));
});

test("a node that they took away goes with what is under it", () => {
  const theirs = `
    Projet
      b
      c`;
  assert.equal(brought(BEFORE, theirs).lines(), outline(theirs));
});

test("a node that they took away stays where something was written under it or in it", () => {
  const theirs = `
    Projet
      b
      c`;
  const ours = `
    Projet
      a
        sous a
          à nous
      b
      c`;
  assert.match(brought(ours, theirs).lines(), /à nous/);
  assert.equal(brought(ours, theirs, { ours: { "à nous": { text: "" } } }).map.has("à nous"), true, "nothing yet");
  assert.match(brought(BEFORE, theirs, { ours: { a: { note: "écrit ici" } } }).lines(), /^Projet\n {2}a/);
});

test("their order comes in where ours did not change", () => {
  const theirs = `
    Projet
      c
      b
      a
        sous a`;
  assert.equal(brought(BEFORE, theirs).lines(), outline(theirs));
  const ours = `
    Projet
      b
      a
        sous a
      c`;
  assert.equal(brought(ours, theirs).lines(), outline(ours));
});

test("a new node whose parent is gone here stands under the root, after the sibling that it followed", () => {
  const theirs = `
    Projet
      a
        sous a
        neuf
      b
        perdu
      c`;
  const ours = `
    Projet
      a
        sous a
      c`;
  const { lines } = brought(ours, theirs);
  assert.match(lines(), /sous a\n {4}neuf/);
  assert.match(lines(), /^ {2}perdu$/m);
});

test("fields differ by what they say", () => {
  const a = { key: "a", text: "t", style: { bold: true }, icons: ["x"] };
  assert.deepEqual(fieldsThatDiffer(a, { ...a, style: { bold: true } }), []);
  assert.deepEqual(fieldsThatDiffer(a, { key: "a", text: "u", style: { bold: true }, folded: true }), [
    "text",
    "icons",
    "folded",
  ]);
});
