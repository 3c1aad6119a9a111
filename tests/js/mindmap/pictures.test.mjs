import assert from "node:assert/strict";
import { test } from "node:test";

import { firstSize, lying, sized } from "../../../cefi_map/static/js/mindmap/pictures.js";

test("a picture is first drawn whole, no larger than it is", () => {
  assert.deepEqual(firstSize([600, 300]), { width: 200, height: 100 });
  assert.deepEqual(firstSize([300, 600]), { width: 75, height: 150 });
  assert.deepEqual(firstSize([40, 30]), { width: 40, height: 30 });
  assert.deepEqual(firstSize([1280, 1]), { width: 200, height: 1 });
  assert.deepEqual(firstSize([1, 1]), { width: 16, height: 16 });
});

test("another width keeps its proportions, within what a map draws", () => {
  const picture = { hash: "0", width: 200, height: 100, natural: [600, 300], alt: "plan" };
  assert.deepEqual(sized(picture, 301), { ...picture, width: 301, height: 151 });
  assert.deepEqual(sized(picture, 5000), { ...picture, width: 800, height: 400 });
  assert.deepEqual(sized(picture, 1), { ...picture, width: 16, height: 8 });
  const tall = { hash: "0", width: 1, height: 800, natural: [1, 1280] };
  assert.deepEqual(sized(tall, 400), { ...tall, width: 1, height: 800 });
  const absent = { hash: "", width: 120, height: 40, source: "a.png" };
  assert.deepEqual(sized(absent, 60), { ...absent, width: 60, height: 20 });
});

test("a picture lies where its own file had it, else in a folder of ours", () => {
  const hash = "0123456789abcdef".repeat(4);
  const lain = (source) => lying({ hash, width: 1, height: 1, source });
  assert.deepEqual(lain("resources/a.png"), { place: "resources/a.png", address: "resources/a.png" });
  assert.deepEqual(lain("mes%20photos/%C3%A9t%C3%A9.JPG"), {
    place: "mes photos/été.JPG",
    address: "mes%20photos/%C3%A9t%C3%A9.JPG",
  });
  assert.equal(lain("100%.png").place, "100%.png");
  const ours = { place: "images/0123456789abcdef.png", address: "images/0123456789abcdef.png" };
  for (const source of [
    "",
    "../a.png",
    "%2e%2e/a.png",
    "/a.png",
    "file:///a.png",
    "a\\b.png",
    "%2Fa.png",
    "a.exe",
    ".png",
  ]) {
    assert.deepEqual(lain(source), ours, source);
  }
  assert.equal(lying({ hash: "", width: 1, height: 1, source: "file:///a.png" }).address, "file:///a.png");
});
