/** A heading that was renamed keeps its guide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { guideOf } from "../../../cefi_map/static/js/dossier/guide.js";

const GUIDES = [{ heading: "Mon rôle" }, { heading: "Ma posture" }];
const CASES = [
  ["2. MON RÔLE", "Mon rôle"],
  ["Le rôle que j’ai tenu", "Mon rôle"],
  ["Ma posture", "Ma posture"],
  ["Annexes", undefined],
  ["", undefined],
];

for (const [heading, wanted] of CASES)
  test(`« ${heading} »`, () => {
    assert.equal(guideOf(GUIDES, heading)?.heading, wanted);
  });
