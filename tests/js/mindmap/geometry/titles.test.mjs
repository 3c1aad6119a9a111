/** A map that is looked at as a whole: titles larger than the rest, nothing over its neighbour, the same preset again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../../../cefi_map/static/js/mindmap/geometry/layout.js";
import { DOWN, PX, SCREEN, SCREENS } from "../../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { asSet } from "../../../../cefi_map/static/js/mindmap/geometry/titles.js";
import { mapOf } from "../maps.mjs";
import "./laid.mjs";

const LONG = "Une formatrice deux jours par semaine, un minibus et quarante pour cent du plateau technique";
const MAP = `Projet
  Contexte
    Les jeunes
      sans permis ni véhicule
      loin de tout arrêt de bus
    ${LONG}
  Budget
    Dépenses
      salaires`;

/** The boxes by key, so set. */
function boxes(setting, preset = SCREEN) {
  return new Map(layout(mapOf(MAP), asSet(preset, setting)).boxes.map((box) => [box.key, box]));
}

const joined = (lines) => lines.map((line) => line.text).join(" ");

test("nothing is another where nothing is asked for", () => {
  assert.equal(asSet(SCREEN, { zoom: 1, depth: 2, wrap: 0 }), SCREEN);
});

test("a setting gives the same preset each time, so that a layout keeps what it measured", () => {
  const setting = { zoom: 2, depth: 2, wrap: 240 * PX };
  assert.equal(asSet(SCREEN, { ...setting }), asSet(SCREEN, setting));
  assert.notEqual(asSet(SCREEN, { ...setting, depth: 1 }), asSet(SCREEN, setting));
});

test("titles of levels 1 and 2 are twice as large, outside and in; the rest is as it was", () => {
  const before = boxes({ zoom: 1, depth: 2, wrap: 0 });
  const after = boxes({ zoom: 2, depth: 2, wrap: 0 });
  for (const key of ["Contexte", "Les jeunes", "Budget", "Dépenses"]) {
    const [small, large] = [before.get(key).face, after.get(key).face];
    assert.deepEqual([large.width, large.height, large.zoom], [2 * small.width, 2 * small.height, 2]);
    assert.equal(large.inner.width, small.width);
  }
  assert.deepEqual(after.get("salaires").face, before.get("salaires").face);
  assert.equal(after.get("Projet").face.zoom, 1.6);
});

test("a long text of level 2 is all there, however large titles are, in lines of the width that is asked for", () => {
  const lines = (wrap) => boxes({ zoom: 3, depth: 2, wrap }).get(LONG).face.inner.lines;
  for (const wrap of [0, 325 * PX]) assert.equal(joined(lines(wrap)), LONG);
  assert.ok(lines(325 * PX).length < lines(0).length);
});

test("of depth 1, what is below keeps its size", () => {
  const faces = boxes({ zoom: 3, depth: 1, wrap: 0 });
  assert.equal(faces.get("Contexte").face.zoom, 3);
  assert.equal(faces.get("Les jeunes").face.zoom, undefined);
});

test("wider texts take fewer lines", () => {
  const lines = (wrap) => boxes({ zoom: 1, depth: 2, wrap: wrap * PX }).get(LONG).face.lines.length;
  assert.ok(lines(620) < lines(0));
});

for (const [name, preset] of [
  ["on two sides", SCREEN],
  ["from top to bottom", SCREENS[DOWN]],
])
  test(`no box stands over another, ${name}`, () => {
    for (const zoom of [1.2, 3, 9]) {
      const all = [...boxes({ zoom, depth: 2, wrap: 0 }, preset).values()];
      for (const a of all)
        for (const b of all)
          if (a !== b)
            assert.ok(
              a.x + a.face.width <= b.x ||
                b.x + b.face.width <= a.x ||
                a.y + a.face.height <= b.y ||
                b.y + b.face.height <= a.y,
              `${a.key} over ${b.key} at ${zoom}`,
            );
    }
  });
