/** Nodes of the map are found by their words and by stage. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { found } from "../../../cefi_map/static/js/dossier/branches.js";

const LINES = [
  { key: "r", number: "", text: "Projet", depth: 0, stages: [] },
  { key: "a", number: "1", text: "Contexte", depth: 1, stages: ["E1"] },
  { key: "b", number: "1.1", text: "120 jeunes à l’écart", depth: 2, stages: [] },
  { key: "c", number: "2", text: "Suite", depth: 1, stages: ["E2"] },
  { key: "d", number: "2.1", text: "Jeunes en emploi", depth: 2, stages: [] },
];

const CASES = [
  ["every word, whatever its accents and capitals", "JEUNES ecart", "", "b"],
  ["a stage is its branch with what is below it", "", "E2", "c d"],
  ["words under one stage", "jeunes", "E1", "b"],
  ["no word says everything", "", "", "r a b c d"],
];

for (const [name, words, stage, wanted] of CASES)
  test(name, () => {
    const keys = found(LINES, words, stage).map((line) => line.key);
    assert.equal(keys.join(" "), wanted);
  });
