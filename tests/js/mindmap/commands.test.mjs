/** What a person does to a map, each with its way back. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as c from "../../../cefi_map/static/js/mindmap/commands.js";
import { opened, outline } from "./maps.mjs";

const PROJECT = `
  Projet
    Contexte
      jeunes
      élus
    Budget
      salaires
    Suite`;

/** Runs one change on the project; gives the outline after it, and what is chosen. Taken back, the map is as it was. */
function after(change, said) {
  const work = opened(PROJECT, said);
  const before = work.data();
  const keys = work.run((t) => change(t, ...work.nodes("Projet", "Contexte", "jeunes", "élus", "Budget", "Suite")));
  const made = { ...work, lines: work.lines(), chosen: (keys ?? []).map((key) => work.map.get(key)?.text) };
  work.history.undo();
  assert.equal(work.data(), before);
  work.history.redo();
  assert.equal(work.lines(), made.lines);
  return made;
}

describe("arrows", () => {
  const arrows = [{ target: "Suite", label: "puis" }];

  test("lead to each of some nodes, once", () => {
    const { map } = after((t, _p, contexte, _j, _e, budget, suite) => c.pointTo(t, contexte, [budget, suite]), {
      Contexte: { arrows },
    });
    assert.deepEqual(map.get("Contexte").data.arrows, [...arrows, { target: "Budget" }]);
  });

  test("say otherwise, or go; what is as without is not said", () => {
    const said = { Contexte: { arrows: [...arrows, { target: "Budget", line: "dots" }] } };
    const { map } = after((t, _p, contexte) => c.repoint(t, contexte, 0, { ends: "both", label: "" }), said);
    assert.deepEqual(map.get("Contexte").data.arrows[0], { target: "Suite", ends: "both" });
    assert.deepEqual(
      after((t, _p, contexte) => c.repoint(t, contexte, 1, null), said).map.get("Contexte").data.arrows,
      arrows,
    );
  });

  test("that are all there already make no change", () => {
    const work = opened(PROJECT, { Contexte: { arrows } });
    work.run((t) => c.pointTo(t, ...work.nodes("Contexte"), work.nodes("Suite")));
    assert.equal(work.history.canUndo, false);
  });
});

describe("ideas are added", () => {
  test("under a node, and all that hid it opens", () => {
    const { map } = after((t, _p, _c, jeunes) => c.addChild(t, jeunes, { text: "18 à 25 ans" }), {
      Contexte: { folded: true },
    });
    assert.equal(map.get("Contexte").data.folded, false);
  });

  test("under a node, last, and what was folded opens", () => {
    const { lines, chosen, map } = after((t, _p, contexte) => c.addChild(t, contexte, { text: "neuf" }), {
      Contexte: { folded: true },
    });
    assert.match(lines, /élus\n {4}neuf\n/);
    assert.deepEqual(chosen, ["neuf"]);
    assert.equal(map.get("Contexte").data.folded, false);
  });

  test("beside a node, after or before it, on its side", () => {
    const said = { Budget: { side: "left" } };
    const { lines, map } = after((t, _p, _c, _j, _e, budget) => c.addSibling(t, budget, { text: "neuf" }), said);
    assert.match(lines, /salaires\n {2}neuf\n {2}Suite/);
    assert.equal(map.root.children[2].data.side, "left");
    const before = after((t, _p, contexte) => c.addSibling(t, contexte, { text: "neuf", before: true }));
    assert.match(before.lines, /^Projet\n {2}neuf\n {2}Contexte/);
  });

  test("between siblings and their parent, which then have no side of their own", () => {
    const said = { Contexte: { side: "right" }, Budget: { side: "right" } };
    const { lines, chosen, map } = after((t, _p, contexte, _j, _e, budget) => {
      return c.addParent(t, [contexte, budget], "les deux");
    }, said);
    assert.equal(
      lines,
      outline(`
        Projet
          les deux
            Contexte
              jeunes
              élus
            Budget
              salaires
          Suite`),
    );
    assert.deepEqual(chosen, ["les deux"]);
    assert.equal(map.root.children[0].data.side, "right");
    assert.equal(map.get("Budget").data.side, "");
  });
});

describe("branches go", () => {
  const CHOSEN = [
    ["what follows is chosen", ["Budget"], "Suite"],
    ["of several, what follows the first and stays", ["Contexte", "Budget"], "Suite"],
    ["what stands before, where nothing follows", ["Suite"], "Budget"],
    ["the parent, where nothing stays", ["jeunes", "élus"], "Contexte"],
  ];
  for (const [title, keys, wanted] of CHOSEN) {
    test(title, () => {
      const { nodes, run, map } = opened(PROJECT);
      const [key] = run((t) => c.remove(t, nodes(...keys)));
      assert.equal(key, wanted);
      for (const gone of keys) assert.equal(map.has(gone), false);
    });
  }

  test("a node that is dissolved leaves what was under it in its place", () => {
    const { lines, chosen } = after((t, _p, contexte) => c.dissolve(t, contexte));
    assert.match(lines, /^Projet\n {2}jeunes\n {2}élus\n {2}Budget/);
    assert.deepEqual(chosen, ["jeunes"]);
    assert.deepEqual(after((t, _p, _c, _j, _e, _b, suite) => c.dissolve(t, suite)).chosen, ["Projet"]);
  });
});

describe("branches move", () => {
  test("under another node, which opens; level 1 alone has a side", () => {
    const said = { Suite: { folded: true }, Contexte: { side: "left" } };
    const { lines, map } = after((t, _p, contexte, _j, _e, _b, suite) => c.moveTo(t, [contexte], suite), said);
    assert.match(lines, /Suite\n {4}Contexte\n {6}jeunes/);
    assert.equal(map.get("Contexte").data.side, "");
    assert.equal(map.get("Suite").data.folded, false);
  });

  test("to a place among those that stay, and to a side", () => {
    const { lines, map } = after((t, projet, _c, jeunes, _e, _b, suite) => {
      return c.moveTo(t, [jeunes, suite], projet, 1, "left");
    });
    assert.match(lines, /élus\n {2}jeunes\n {2}Suite\n {2}Budget/);
    assert.equal(map.get("jeunes").data.side, "left");
  });

  test("never into themselves", () => {
    const { nodes, run, lines } = opened(PROJECT);
    const before = lines();
    const [contexte, jeunes] = nodes("Contexte", "jeunes");
    assert.throws(() => run((t) => c.moveTo(t, [contexte], jeunes)), RangeError);
    assert.equal(lines(), before);
  });

  test("up and down among the siblings that count; together they keep their order", () => {
    const work = opened(PROJECT);
    const [contexte, budget, suite] = work.nodes("Contexte", "Budget", "Suite");
    const order = () => work.map.root.children.map((node) => node.text).join(" ");
    work.run((t) => c.shift(t, [contexte, budget], 1));
    assert.equal(order(), "Suite Contexte Budget");
    work.run((t) => c.shift(t, [contexte, budget], 1));
    assert.equal(order(), "Suite Contexte Budget", "at the end nothing moves");
    work.run((t) => c.shift(t, [budget], -1));
    assert.equal(order(), "Suite Budget Contexte");
    work.run((t) => c.shift(t, [contexte], -1, (node) => node === suite));
    assert.equal(order(), "Contexte Suite Budget", "over what does not count");
  });

  test("a level up they stand after what was their parent, in their order, on its side", () => {
    const { lines, map } = after((t, _p, _c, jeunes, elus) => c.promote(t, [jeunes, elus]), {
      Contexte: { side: "left" },
    });
    assert.match(lines, /^Projet\n {2}Contexte\n {2}jeunes\n {2}élus\n {2}Budget/);
    assert.equal(map.get("jeunes").data.side, "left");
  });

  test("a level up from level 1 there is nothing", () => {
    const { nodes, history } = opened(PROJECT);
    assert.equal(
      history.run("essai", (t) => c.promote(t, nodes("Suite"))),
      null,
    );
  });

  test("a level down they go under the sibling before, which opens", () => {
    const said = { Contexte: { folded: true }, Budget: { side: "left" } };
    const { lines, map } = after((t, _p, _c, _j, _e, budget, suite) => c.demote(t, [budget, suite]), said);
    assert.match(lines, /élus\n {4}Budget\n {6}salaires\n {4}Suite$/);
    assert.equal(map.get("Contexte").data.folded, false);
    assert.equal(map.get("Budget").data.side, "");
  });

  test("a level down under the sibling that counts, or not at all", () => {
    const work = opened(PROJECT);
    const [suite, contexte] = work.nodes("Suite", "Contexte");
    work.run((t) => c.demote(t, [suite], (node) => node === contexte));
    assert.equal(suite.parent, contexte);
    assert.equal(
      work.history.run("essai", (t) => c.demote(t, [contexte])),
      null,
    );
  });
});

describe("branches are copied", () => {
  test("each beside its original, with other keys, arrows inside it pointing inside the copy", () => {
    const { map, nodes, run } = opened(PROJECT, {
      jeunes: { arrows: [{ target: "élus" }, { target: "Suite" }] },
    });
    const [key] = run((t) => c.duplicate(t, nodes("Contexte")));
    const copy = map.get(key);
    assert.equal(map.root.children[1], copy);
    const [young, elected] = copy.children;
    assert.notEqual(young.key, "jeunes");
    assert.deepEqual(
      young.data.arrows.map((arrow) => arrow.target),
      [elected.key, "Suite"],
    );
  });

  test("what is pasted stands at its place, in order, and has a side on level 1 only", () => {
    const sketches = [
      { data: { text: "un", side: "left" }, children: [{ data: { text: "dessous" } }] },
      { data: { text: "deux" } },
    ];
    const { lines, map } = after((t, _p, contexte) => c.paste(t, sketches, contexte, 1), {
      Contexte: { folded: true },
    });
    assert.match(lines, /jeunes\n {4}un\n {6}dessous\n {4}deux\n {4}élus/);
    assert.equal(map.get("Contexte").children[1].data.side, "");
    const onTop = after((t, projet) => c.paste(t, sketches, projet));
    assert.equal(onTop.map.root.children[3].data.side, "left");
  });
});

describe("what a node says changes", () => {
  test("its colours, one by one; what is emptied is gone", () => {
    const { map } = after((t, _p, contexte) => c.restyle(t, [contexte], { color: "", background: "#ffffff" }), {
      Contexte: { style: { color: "#112233", bold: true } },
    });
    assert.deepEqual(map.get("Contexte").data.style, { bold: true, background: "#ffffff" });
  });

  test("its title has line feeds, none at its ends", () => {
    const { map } = after((t, _p, contexte) => c.rename(t, contexte, "\nLe\r\ncontexte\r"));
    assert.equal(map.get("Contexte").text, "Le\ncontexte");
  });

  test("its tags of one name, the others stay", () => {
    const { map } = after((t, _p, contexte) => c.retag(t, contexte, "etape", ["E1", "E2"]), {
      Contexte: {
        attributes: [
          ["etape", "E3"],
          ["source", "INSEE"],
        ],
      },
    });
    assert.deepEqual(map.get("Contexte").data.attributes, [
      ["source", "INSEE"],
      ["etape", "E1"],
      ["etape", "E2"],
    ]);
    assert.deepEqual(map.get("Contexte").stageTags, ["E1", "E2"]);
  });

  test("all that has children folds from a level on, and opens above it; the root never folds", () => {
    const folded = (level) => {
      const { map } = after((t) => c.foldFrom(t, level), { jeunes: { folded: true } });
      return [...map.byKey.values()].filter((node) => node.data.folded).map((node) => node.key);
    };
    assert.deepEqual(folded(1), ["Contexte", "Budget"]);
    assert.deepEqual(folded(0), ["Contexte", "Budget"]);
    assert.deepEqual(folded(2), []);
  });
});

describe("titles are cut and joined", () => {
  test("the end of a title goes into a node after it", () => {
    const { lines, chosen } = after((t, _p, _c, jeunes) => c.split(t, jeunes, "jeu", "nes"));
    assert.match(lines, /jeu\n {4}nes\n {4}élus/);
    assert.deepEqual(chosen, ["nes"]);
  });

  test("under the root, and under a node that shows its children, it comes first", () => {
    assert.match(after((t, projet) => c.split(t, projet, "Pro", "jet")).lines, /^Pro\n {2}jet\n {2}Contexte/);
    assert.match(after((t, _p, contexte) => c.split(t, contexte, "Con", "texte")).lines, /Con\n {4}texte\n {4}jeunes/);
    const folded = { Contexte: { folded: true } };
    const closed = after((t, _p, contexte) => c.split(t, contexte, "Con", "texte"), folded);
    assert.match(closed.lines, /élus\n {2}texte\n {2}Budget/);
  });

  test("joined to the node before, texts are one and children come along", () => {
    const { lines, chosen } = after((t, _p, contexte, _j, _e, budget) => c.join(t, contexte, budget));
    assert.match(lines, /^Projet\n {2}Contexte Budget\n {4}jeunes\n {4}élus\n {4}salaires\n {2}Suite/);
    assert.deepEqual(chosen, ["Contexte Budget"]);
    const { map } = after((t, _p, contexte, _j, _e, budget) => c.join(t, contexte, budget), { Contexte: { text: "" } });
    assert.equal(map.get("Contexte").text, "Budget");
  });
});
