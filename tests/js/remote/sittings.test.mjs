/** Versions by sittings: cut where a person went away, dated as one remembers, with what they came to. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cameTo, hourOf, sittings, whenOf } from "../../../cefi_map/static/js/remote/sittings.js";

/** Versions from the newest: local times of « day hour:minutes », and numbers of nodes. */
function revisions(...made) {
  return made.map(([time, nodes], place) => {
    const [day, hour] = time.split(" ");
    const created = new Date(`2026-11-${day}T${hour}:00`).toISOString();
    return { number: made.length - place, created, nodes, reason: "saved" };
  });
}

const NOW = new Date("2026-11-28T18:00:00");
const plain = (text) => text.replaceAll("\u00a0", " ");

test("a pause of three quarters of an hour ends a sitting, whatever the day", () => {
  const found = sittings(
    revisions(["28 00:20", 9], ["27 23:50", 8], ["27 23:04", 7], ["27 22:30", 6], ["26 10:00", 1]),
  );
  assert.deepEqual(
    found.map((sitting) => sitting.map(({ number }) => number)),
    [[5, 4], [3, 2], [1]],
  );
  assert.deepEqual(sittings([]), []);
});

for (const [title, made, wanted] of [
  ["today", [["28 15:40"], ["28 14:02"]], "aujourd’hui, de 14 h 02 à 15 h 40"],
  ["yesterday, one version", [["27 09:05"]], "hier à 9 h 05"],
  ["two within a minute", [["27 09:05"], ["27 09:05"]], "hier à 9 h 05"],
  ["over midnight", [["28 00:20"], ["27 23:50"]], "hier à 23 h 50, jusqu’à 0 h 20"],
  ["another day", [["4 09:05"]], "4 novembre à 9 h 05"],
])
  test(`when: ${title}`, () => {
    const sitting = revisions(...made.map(([time]) => [time.padStart(8, "0"), 1]));
    assert.equal(plain(whenOf(sitting, NOW)), wanted);
  });

test("another year is said", () => {
  const sitting = [{ number: 1, created: new Date("2025-03-01T10:00:00").toISOString(), nodes: 1, reason: "saved" }];
  assert.equal(plain(whenOf(sitting, NOW)), "1 mars 2025 à 10 h 00");
});

test("what a sitting came to: more, fewer, as many, the first one", () => {
  const [sitting] = sittings(revisions(["28 15:40", 42], ["28 14:02", 31]));
  const said = (nodes) => plain(cameTo(sitting, nodes === undefined ? undefined : { nodes }, "nœud"));
  assert.equal(said(30), "12 nœuds de plus, 42 en tout");
  assert.equal(said(43), "1 nœud de moins, 42 en tout");
  assert.equal(said(42), "42 nœuds");
  assert.equal(said(undefined), "42 nœuds");
});

test("versions of one minute are told apart by what they hold", () => {
  const others = revisions(["28 15:40", 42], ["28 15:40", 1], ["28 15:39", 1]);
  const said = others.map((one) => plain(hourOf(one, others, "paragraphe")));
  assert.deepEqual(said, ["15 h 40, 42 paragraphes", "15 h 40, 1 paragraphe", "15 h 39"]);
});
