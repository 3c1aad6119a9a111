/** Which files of a class go up: those of folders too, none that is too large alone or with the others. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inside, sizeOf, sorted } from "../../../cefi_map/desk/static/js/review/chosen.js";

const MEGA = 2 ** 20;
const chosen = (name, size) => ({ name, file: { size } });
const namesOf = (list) => list.map(({ name }) => name);

test("a file may be as large as is said, an archive as a whole group", () => {
  const { taken, refused } = sorted(
    [chosen("a.mm", 2 * MEGA), chosen("b.mm", MEGA), chosen("c.zip", 3 * MEGA)],
    MEGA,
    4 * MEGA,
  );
  assert.deepEqual(namesOf(taken), ["b.mm", "c.zip"]);
  assert.deepEqual(refused, [{ name: "a.mm", why: "Ce fichier dépasse 1 Mo. Choisissez-en un plus petit." }]);
});

test("what has no more room in the group is refused, and a smaller one after it taken", () => {
  const { taken, refused } = sorted(
    [chosen("a", 2 * MEGA), chosen("b", 2 * MEGA), chosen("c", MEGA)],
    2 * MEGA,
    3 * MEGA,
  );
  assert.deepEqual(namesOf(taken), ["a", "c"]);
  assert.equal(sizeOf(taken), 3 * MEGA);
  assert.match(refused[0].why, /^Le groupe dépasse 3 Mo/);
});

test("a folder is read to its end, hundred by hundred, its hidden files left", async () => {
  const tree = folder("", [fileAt("/a.mm"), fileAt("/.DS_Store"), folder("/b", [fileAt("/b/c.mm")]), fileAt("/d.mm")]);
  assert.deepEqual(namesOf(await inside(tree)), ["a.mm", "b/c.mm", "d.mm"]);
});

function fileAt(fullPath) {
  return { isFile: true, fullPath, name: fullPath.split("/").at(-1), file: (done) => done({ size: 1 }) };
}

function folder(fullPath, entries) {
  const parts = [entries.slice(0, 2), entries.slice(2), []];
  return { isFile: false, fullPath, createReader: () => ({ readEntries: (done) => done(parts.shift()) }) };
}
