/** The ways of arrows between boxes, and the places of their words. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ARRIVING, extent, Ground, LEAVING, Taken } from "../../../../cefi_map/static/js/mindmap/geometry/ground.js";
import { shortened } from "../../../../cefi_map/static/js/mindmap/geometry/labels.js";
import { Lanes } from "../../../../cefi_map/static/js/mindmap/geometry/lanes.js";
import { layout } from "../../../../cefi_map/static/js/mindmap/geometry/layout.js";
import { PX, SCREENS } from "../../../../cefi_map/static/js/mindmap/geometry/presets.js";
import { relations } from "../../../../cefi_map/static/js/mindmap/geometry/relations.js";
import { allWays } from "../../../../cefi_map/static/js/mindmap/geometry/ways.js";
import { mapOf } from "../maps.mjs";
import "./laid.mjs";

const FOREST = `Projet
${Array.from({ length: 8 }, (_, i) => `  B${i}\n${Array.from({ length: 6 }, (_, j) => `    f${i}${j}`).join("\n")}`).join("\n")}`;

/** Arrows « from to label » over the forest, and their ways in a shape. */
function drawn(shape, arrows, said = {}) {
  const given = { ...said };
  for (const [from, target, label] of arrows) {
    given[from] = { ...given[from], arrows: [...(given[from]?.arrows ?? []), { target, ...(label && { label }) }] };
  }
  const map = mapOf(FOREST, given);
  const { boxes } = layout(map, SCREENS[shape]);
  return { boxes, related: relations(map, boxes) };
}

const CROSSING = Array.from({ length: 40 }, (_, i) => [
  `f${i % 8}${i % 6}`,
  `f${(i * 5 + 3) % 8}${(i * 7 + 1) % 6}`,
  "répond à",
]);

describe("ways", () => {
  for (const shape of ["tidy", "right", "down"]) {
    test(`run along the axes, around all boxes, ${shape}`, () => {
      const { boxes, related } = drawn(shape, CROSSING);
      assert.ok(related.length > 30);
      for (const { way, source } of related) {
        assert.ok(way.length >= 2);
        for (let i = 1; i < way.length; i++) {
          const [[x0, y0], [x1, y1]] = [way[i - 1], way[i]];
          assert.ok((x0 === x1) !== (y0 === y1), source);
          const [x2, y2] = way[i + 1] ?? [];
          assert.ok(
            !(x0 === x1 && x1 === x2) && !(y0 === y1 && y1 === y2),
            `${source} has a point where it goes straight on`,
          );
          for (const box of boxes) {
            const [left, top, right, bottom] = extent(box);
            const isOver =
              Math.min(x0, x1) < right &&
              left < Math.max(x0, x1 + 0.5) &&
              Math.min(y0, y1) < bottom &&
              top < Math.max(y0, y1 + 0.5);
            assert.ok(!isOver, `${source} over ${box.key}`);
          }
        }
      }
    });

    test(`have their words where no box and no other words stand, ${shape}`, () => {
      const { boxes, related } = drawn(shape, CROSSING);
      const labels = related.map((one) => one.label).filter(Boolean);
      assert.ok(labels.length > 20);
      const rects = [...boxes.map(extent), ...labels.map(({ x, y, width, height }) => [x, y, x + width, y + height])];
      for (let i = boxes.length; i < rects.length; i++) {
        const [left, top, right, bottom] = rects[i];
        for (let j = 0; j < i; j++) {
          const [l, t, r, b] = rects[j];
          assert.ok(l >= right || left >= r || t >= bottom || top >= b, `${labels[i - boxes.length].text} ${j}`);
        }
      }
    });
  }

  test("between two boxes all that are looked at turn at each of their points", () => {
    const { boxes } = layout(mapOf("Projet\n  a\n  b"), SCREENS.tidy);
    const [root, right, left] = boxes;
    for (const [from, to] of [
      [right, left],
      [root, right],
      [left, root],
    ]) {
      const ground = new Ground(boxes, 5 * PX, new Taken());
      const ways = allWays(ground, ground.exits(from, 0, LEAVING), ground.exits(to, 0, ARRIVING));
      assert.ok(ways.length > 4);
      for (const way of ways) {
        for (let i = 1; i < way.length; i++) {
          const turns = [0, 1].map((axis) => [way[i - 1], way[i], way[i + 1] ?? [null, null]].map((at) => at[axis]));
          assert.ok(
            turns.every(([x, y, z]) => x !== y || y !== z),
            JSON.stringify(way),
          );
          assert.ok(way[i - 1].join() !== way[i].join(), JSON.stringify(way));
        }
      }
    }
  });

  test("none where nothing points anywhere, or where both ends are folded into one node", () => {
    assert.deepEqual(drawn("tidy", []).related, []);
    assert.deepEqual(drawn("tidy", [["f00", "f01"]], { B0: { folded: true } }).related, []);
    assert.deepEqual(drawn("tidy", [["f00", "nulle part"]]).related, []);
  });

  test("end at the folded node that hides their end", () => {
    const { related } = drawn("tidy", [["f00", "f21"]], { B0: { folded: true } });
    assert.deepEqual(
      related.map(({ source, start, end }) => [source, start, end]),
      [["f00", "B0", "f21"]],
    );
  });

  test("of a branch that is not drawn, there are none", () => {
    const map = mapOf(FOREST, { f00: { arrows: [{ target: "f21" }] }, f22: { arrows: [{ target: "f23" }] } });
    const { boxes } = layout(map, SCREENS.tidy, { only: new Set(["B2"]) });
    assert.deepEqual(
      relations(map, boxes).map((one) => one.source),
      ["f22"],
    );
  });
});

describe("words", () => {
  const CASES = [
    ["are one line", " deux\n lignes ", "deux lignes"],
    ["are cut at 40 characters", "é".repeat(41), `${"é".repeat(39)}…`],
    ["are not cut at 40", "🙂".repeat(40), "🙂".repeat(40)],
    ["do not end with a blank before the cut", `${"a".repeat(38)} bcd`, `${"a".repeat(38)}…`],
  ];
  for (const [title, text, wanted] of CASES) test(title, () => assert.equal(shortened(text), wanted));
});

describe("lanes", () => {
  /** Asked one by one, what a line across blocks meets. */
  function slowly(blocks, low, high, start, end) {
    const met = blocks.filter(([near, far, from, to]) => from < end && start < to && far > low && near < high);
    return (place) => !met.some(([near, far]) => near < place && place < far);
  }

  test("are free where no block stands, and only there", () => {
    let seed = 3;
    const random = (most) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 8) % most;
    };
    const blocks = Array.from({ length: 120 }, () => {
      const [near, start] = [random(2000) * PX, random(3000) * PX];
      return [near, near + (1 + random(80)) * PX, start, start + (1 + random(200)) * PX];
    });
    const lanes = new Lanes(blocks);
    for (let i = 0; i < 300; i++) {
      const [low, start] = [random(1900) * PX, random(3000) * PX];
      const [high, end] = [low + random(400) * PX, start + random(900) * PX];
      const spans = lanes.free(low, high, start, end);
      const isFree = slowly(blocks, low, high, start, end);
      for (let place = low; place <= high; place += 7 * PX) {
        const found = spans.some(([near, far]) => near <= place && place <= far);
        assert.equal(found, isFree(place), `${place} of ${low} ${high} ${start} ${end}`);
      }
    }
  });

  test("without blocks all is free", () => {
    assert.deepEqual(new Lanes([[0, PX, 0, PX]]).free(0, 10, 5 * PX, 6 * PX), [[0, 10]]);
  });
});
