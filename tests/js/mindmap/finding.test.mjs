/** Finding words in titles and notes, and putting others in their place. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dressed, passagesIn, replace, spansOf } from "../../../cefi_map/static/js/mindmap/finding.js";
import { opened } from "./maps.mjs";

const cut = (text, query) => spansOf(text, query).map(({ from, to }) => text.slice(from, to));

describe("words are found", () => {
  const cases = [
    ["without capitals nor accents", "Élève, élèves", { words: "eleve" }, ["Élève", "élève"]],
    ["with accents where they count", "du dû", { words: "du", isExact: true }, ["du"]],
    ["whole", "jeune jeunes l’jeune", { words: "jeune", isWhole: true }, ["jeune", "jeune"]],
    ["whole, before a letter of two units", "an 𝒜an a𝒜n", { words: "an", isWhole: true }, ["an"]],
    [
      "by either apostrophe and any space",
      "l’été\u00a0: 12\u202f000",
      { words: "l'été : 12 000" },
      ["l’été\u00a0: 12\u202f000"],
    ],
    ["over a ligature, whole where it is cut", "Œuvre", { words: "o" }, ["Œ"]],
    ["with an accent that stands apart", "e\u0301te\u0301", { words: "ete" }, ["e\u0301te\u0301"]],
    ["one after the other", "aaaa", { words: "aa" }, ["aa", "aa"]],
    ["never for no words", "tout", { words: "" }, []],
    ["in no part of a word, when whole", "anan an", { words: "an", isWhole: true }, ["an"]],
  ];
  for (const [title, text, query, wanted] of cases) test(title, () => assert.deepEqual(cut(text, query), wanted));

  test("in titles, details and notes, in the order of reading", () => {
    const { map } = opened("un jeune\n  autre\n  jeunes", {
      autre: {
        note: [{ kind: "ul", runs: [{ text: "rien" }] }, { runs: [{ text: "des je" }, { text: "unes", bold: true }] }],
        details: "Jeune",
      },
    });
    const found = passagesIn(map.root, { words: "jeune" });
    assert.deepEqual(
      found.map(({ key, where, from }) => [key, where, from]),
      [
        ["un jeune", "text", 3],
        ["autre", "details", 0],
        ["autre", "note", 9],
        ["jeunes", "text", 0],
      ],
    );
  });
});

describe("others take their place", () => {
  /** What one node says after all passages are replaced; taken back, the map is as it was. */
  function after(query, words, said) {
    const work = opened("centre\n  nœud", { nœud: said });
    const before = work.data();
    work.run((t) => replace(t, passagesIn(t.map.root, query), words));
    const { text, note, details } = work.map.get("nœud").data;
    work.history.undo();
    assert.equal(work.data(), before);
    return { text, note, details };
  }

  test("everywhere in a node, as one change", () => {
    const made = after({ words: "jeunes" }, "adultes", {
      text: "Jeunes et jeunes",
      note: "JEUNES\nles jeunes",
      details: "",
    });
    assert.deepEqual(made, { text: "Adultes et adultes", note: "ADULTES\nles adultes", details: "" });
  });

  test("in the dress of the run where they start; what is left without letters goes", () => {
    const note = [
      {
        kind: "ul",
        runs: [{ text: "les " }, { text: "jeu", bold: true }, { text: "nes", italic: true }, { text: " ici" }],
      },
      { runs: [{ text: "jeunes" }] },
    ];
    assert.deepEqual(after({ words: "jeunes" }, "ados", { note }).note, [
      { kind: "ul", runs: [{ text: "les " }, { text: "ados", bold: true }, { text: " ici" }] },
      { runs: [{ text: "ados" }] },
    ]);
  });

  test("a note that says nothing any more is none", () => {
    assert.equal(after({ words: "jeunes" }, "", { note: [{ kind: "ul", runs: [{ text: "jeunes" }] }] }).note, "");
  });

  const capitals = [
    ["adulte", "jeune", "adulte"],
    ["adulte", "Jeune", "Adulte"],
    ["adulte", "JEUNE", "ADULTE"],
    ["Adulte", "jeune", "Adulte"],
    ["RSA", "Revenu", "RSA"],
    ["un", "J", "Un"],
    ["un", "iPod", "un"],
    ["", "Jeune", ""],
  ];
  for (const [words, passage, wanted] of capitals)
    test(`« ${words} » for « ${passage} »`, () => assert.equal(dressed(words, passage), wanted));
});
