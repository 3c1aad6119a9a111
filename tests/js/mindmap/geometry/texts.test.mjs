/** How wide texts are, and where they are cut into lines. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { face, foldMark, foldRoom, topOf } from "../../../../cefi_map/static/js/mindmap/geometry/face.js";
import { isSure, units, width } from "../../../../cefi_map/static/js/mindmap/geometry/fonts.js";
import { PX, SCREEN } from "../../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { longest, wrap } from "../../../../cefi_map/static/js/mindmap/geometry/wrapping.js";
import "./laid.mjs";

const SIZE = 25;
const cut = (text, pixels) => wrap(text, pixels * PX, SIZE, false).map((line) => line.text);

test("a width is the sum of its letters, at any size, whole", () => {
  const whole = units("Projet");
  assert.equal(
    whole,
    [..."Projet"].reduce((sum, letter) => sum + units(letter), 0),
  );
  assert.equal(width("Projet", SIZE), whole * SIZE);
  assert.equal(units("Le Projet", false, 3), whole);
  assert.ok(units("Projet", true) > whole, "bold is wider");
});

test("marks over a letter have no width, an emoji is one, a letter the font lacks has a width of its script", () => {
  assert.equal(units("e\u0301"), units("e"));
  assert.equal(units("👩\u200d👧"), 2 * units("👩"));
  assert.equal(units("漢"), 2048);
  assert.equal(units("漢字"), units("字漢"), "asked again, the same");
  assert.equal(units("\u{e0041}"), 0);
  assert.equal(units("\u{10330}"), units("\ua500"), "any other script");
});

test("viewers agree on the widths of Latin texts only", () => {
  for (const text of ["", "abc", "Éléments, 1 250 € → fin", "« oui »…"]) assert.equal(isSure(text), true, text);
  for (const text of ["漢", "привет", "🙂", "a\u0301"]) assert.equal(isSure(text), false, text);
});

describe("lines", () => {
  const CASES = [
    ["a short text is one", "Le projet", 200, ["Le projet"]],
    ["no text is one", "", 200, [""]],
    ["blanks are single", "  a   b ", 200, ["a b"]],
    ["a tab is a blank", "a\tb", 200, ["a b"]],
    ["a person's own, without those at the ends", "\n a\n\nb \n", 200, ["a", "", "b"]],
    ["a sign stays with its word", "Pourquoi ? parce que", 75, ["Pourquoi\u00a0?", "parce que"]],
    ["a number stays whole", "de 12 500 euros", 45, ["de", "12\u00a0500", "euros"]],
    ["they are of one length rather than full", "un deux trois quatre", 105, ["un deux", "trois quatre"]],
    [
      "a sign in the first half of a line is no place to cut",
      "a/anticonstitutionnel",
      100,
      ["a/anticonstitution", "nel"],
    ],
    ["an address is cut after a sign", "https://exemple.fr/chemin", 110, ["https://exemple.fr/", "chemin"]],
  ];
  for (const [title, text, pixels, wanted] of CASES) {
    test(title, () => assert.deepEqual(cut(text, pixels), wanted));
  }

  test("none is wider than the limit, and no letter is lost", () => {
    const text = "anticonstitutionnellement 漢字かな交じり文がここにあります 👩🏽👩🏽👩🏽👩🏽👩🏽 fin "
      .repeat(6)
      .trim();
    for (const pixels of [20, 40, 75, 164]) {
      const lines = wrap(text, pixels * PX, SIZE, false);
      for (const line of lines) {
        assert.ok(line.width <= pixels * PX, `${line.text} at ${pixels}`);
        assert.equal(line.width, width(line.text, SIZE));
      }
      const letters = (parts) => parts.join("").replace(/\s/g, "");
      assert.equal(letters(lines.map((line) => line.text)), letters([text]));
    }
  });

  test("the longest word counts with what is tied to it", () => {
    assert.equal(longest("un mot : deux\ntrois", SIZE, false), width("mot\u00a0:", SIZE));
  });
});

describe("a face", () => {
  const extras = (more) => ({ number: "", icons: [], note: false, hidden: 0, ...more });
  const of = (more, text = "Un titre") => face(text, 2, SCREEN.sentence, SCREEN.sentence.wrap, more && extras(more));

  test("is as wide as its text and what stands before and after it", () => {
    const plain = of(null);
    for (const more of [{ number: "1.2" }, { icons: ["idea"] }, { note: true }, { discs: [2] }])
      assert.ok(of(more).width > plain.width, JSON.stringify(more));
    assert.equal(of({}).width, plain.width);
  });

  test("holds all its marks within its box", () => {
    const made = of({ discs: [1, 2], number: "1", icons: Array(9).fill("idea"), note: true });
    assert.deepEqual(made.marks.map((mark) => mark.kind).join(" "), `disc disc number ${"icon ".repeat(9)}note`);
    for (const mark of made.marks) {
      assert.ok(mark.x >= 0 && mark.x + mark.width <= made.width, mark.kind);
      assert.ok(mark.y >= 0 && mark.y + mark.height <= made.height, mark.kind);
    }
  });

  test("that hides nodes has room for their number beside it, on the side of its children", () => {
    const made = of({ hidden: 1234 });
    assert.equal(made.fold, foldRoom(extras({ hidden: 1234 })));
    const [right, left] = [foldMark(made, 1), foldMark(made, -1)];
    assert.equal(right.text, "1234");
    assert.ok(right.x >= made.width && right.x + right.width <= made.width + made.fold);
    assert.ok(left.x + left.width <= 0 && left.x >= -made.fold);
    assert.equal(foldRoom(extras({})), 0);
  });

  test("begins its first line below its upper edge", () => {
    const made = of(null, "un\ndeux");
    assert.equal(made.lines.length, 2);
    assert.ok(topOf(made) > 0 && topOf(made) + 2 * made.lineHeight < made.height);
  });

  test("a long word makes a branch wider, not a column", () => {
    const word = "anticonstitutionnellement";
    const level = SCREEN.branch;
    assert.equal(face(word, 1, level, level.wrap, null).lines.length, 1);
    assert.ok(face(word, 1, level, level.wrap, null, 0).lines.length > 1);
    assert.ok(face(word.repeat(3), 1, level, level.wrap, null).lines.length > 1, "nor one that is too long");
  });
});
