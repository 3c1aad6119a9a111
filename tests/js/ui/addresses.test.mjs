/** What a person types for an address is one; what is none is left as it is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { completed } from "../../../cefi_map/static/js/ui/addresses.js";

for (const [typed, wanted] of [
  ["www.casse-humbert.example", "https://www.casse-humbert.example"],
  ["exemple.fr/page?a=b#c", "https://exemple.fr/page?a=b#c"],
  ["exemple.fr?a=b", "https://exemple.fr?a=b"],
  ["préfecture.example:8080", "https://préfecture.example:8080"],
  ["moi@exemple.fr", "mailto:moi@exemple.fr"],
  ["https://exemple.fr", "https://exemple.fr"],
  ["mailto:moi@exemple.fr", "mailto:moi@exemple.fr"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["3.5", "3.5"],
  ["deux mots.fr", "deux mots.fr"],
  ["", ""],
])
  test(`« ${typed} »`, () => assert.equal(completed(typed), wanted));
