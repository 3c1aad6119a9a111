/** Counts, hours and titles as French writes them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, count, official, plain, quoted, short, tied } from "../../../cefi_map/static/js/ui/words.js";

test("one is singular, none too, thousands are parted", () => {
  assert.equal(count(0, "nœud"), "0\u00a0nœud");
  assert.equal(count(1, "nœud"), "1\u00a0nœud");
  assert.equal(count(2, "nœud"), "2\u00a0nœuds");
  assert.equal(count(1234567, "point demande", "points demandent"), "1\u202f234\u202f567\u00a0points demandent");
});

test("an hour has two digits of minutes", () => {
  assert.equal(clock(new Date(2026, 0, 1, 9, 5)), "9\u00a0h\u00a005");
});

const TITLES = [
  ["as it is", "Un titre", 40, "Un titre"],
  ["on one line", " un\n\ttitre ", 40, "un titre"],
  ["cut at a word", "un titre trop long", 11, "un titre…"],
  ["cut in a word that is too long", "anticonstitutionnellement", 5, "antic…"],
];
for (const [title, text, length, wanted] of TITLES) {
  test(`a short title is ${title}`, () => assert.equal(short(text, length), wanted));
}

test("between guillemets there is always something", () => {
  assert.equal(quoted("Budget"), "«\u00a0Budget\u00a0»");
  assert.equal(quoted(" "), "«\u00a0sans texte\u00a0»");
});

test("official words keep their letters, signs are tied to their word", () => {
  assert.equal(tied("1 000 € en 2026"), "1\u00a0000\u00a0€ en 2026");
  assert.equal(tied("« Oui » : 30 % !"), "«\u00a0Oui\u00a0»\u00a0: 30\u00a0%\u00a0!");
  assert.equal(official("qui ? quoi ?"), "«\u00a0qui\u00a0? quoi\u00a0?\u00a0»");
});

test("texts are compared without accents, capitals and curves", () => {
  assert.equal(plain("L’Été À L'ÉCART"), "l'ete a l'ecart");
});
