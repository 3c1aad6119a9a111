/** What a typed character becomes in French. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { helped, NARROW, TIE } from "../../../cefi_map/static/js/dossier/typography.js";

const TYPED = [
  ["J", "'", "J’"],
  ["dit ", '"', `dit «${TIE}`],
  [`dit «${TIE}oui`, '"', `dit «${TIE}oui${TIE}»`],
  [`dit «${TIE}`, " ", `dit «${TIE}`],
  ["oui ", ":", `oui${TIE}:`],
  ["oui ", "!", `oui${NARROW}!`],
  ["oui", "?", `oui${NARROW}?`],
  ["14", ":", "14:"],
  ["50 ", "%", `50${TIE}%`],
  ["voir https://exemple.fr/a", "?", "voir https://exemple.fr/a?"],
  ["moi@exemple", "!", "moi@exemple!"],
  ["(", "!", "(!"],
  ["oui", " ", "oui "],
];

for (const [before, typed, wanted] of TYPED)
  test(`« ${before} » then « ${typed} »`, () => {
    const help = helped(before, typed) ?? { back: 0, text: typed };
    assert.equal(before.slice(0, before.length - help.back) + help.text, wanted);
  });

test("the ties are the characters that French typography names", () => {
  assert.deepEqual([TIE, NARROW], ["\u00a0", "\u202f"]);
});
