/** A heading that was renamed keeps its guide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { guideOf } from "../../../cefi_map/static/js/dossier/guide.js";

const GUIDES = ["Mon rôle", "Ma posture", "Analyse de ma pratique", "Prise de recul et perspectives"].map(
  (heading) => ({
    heading,
  }),
);
const CASES = [
  ["2. MON RÔLE", "Mon rôle"],
  ["Le rôle que j’ai tenu", "Mon rôle"],
  ["Ma posture", "Ma posture"],
  ["3. L’analyse de ma pratique", "Analyse de ma pratique"],
  ["4. La prise de distance", "Prise de recul et perspectives"],
  ["5. Les perspectives", "Prise de recul et perspectives"],
  ["Annexes", undefined],
  ["", undefined],
];

for (const [heading, wanted] of CASES)
  test(`« ${heading} »`, () => {
    assert.equal(guideOf(GUIDES, heading)?.heading, wanted);
  });
