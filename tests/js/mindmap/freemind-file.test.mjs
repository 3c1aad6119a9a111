/** A map as a FreeMind file: what it says is read again. That the server reads it equal stands in tests/formats. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFreemind } from "../../../cefi_map/static/js/mindmap/freemind.js";
import { freemindOf } from "../../../cefi_map/static/js/mindmap/freemind-file.js";

const node = (key, parent, text, rest = {}) => ({ key, parent, text, ...rest });

test("nodes stand in their order, at their depth", () => {
  const nodes = [node("a", null, "centre"), node("b", "a", "un"), node("c", "b", "deux"), node("d", "a", "trois")];
  const [root] = parseFreemind(freemindOf({ nodes }));
  assert.equal(root.data.text, "centre");
  assert.deepEqual(
    root.children.map((child) => [child.key, child.data.text, child.children.length]),
    [
      ["b", "un", 1],
      ["d", "trois", 0],
    ],
  );
});

test("what could be taken for markup is a text", () => {
  const text = 'un « "<b>&amp;" » \u0007 &';
  const [root] = parseFreemind(freemindOf({ nodes: [node("a", null, text)] }));
  assert.equal(root.data.text, text.replace("\u0007", ""));
});

test("a key that was derived from a place becomes an ID, wherever it is named", () => {
  const nodes = [node("~1", null, "centre", { link: "#~1.2", arrows: [{ target: "~1.2" }] }), node("~1.2", "~1", "un")];
  const file = freemindOf({ nodes });
  assert.equal(file.match(/ID_1_2/g)?.length, 3);
  assert.ok(!file.includes("~"));
});

test("an arrow has its line and its heads", () => {
  const drawn = (said) => freemindOf({ nodes: [node("a", null, "a", { arrows: [{ target: "a", ...said }] })] });
  assert.match(drawn({}), /<arrowlink DESTINATION="a" ENDARROW="Default" STARTARROW="None"\/>/);
  assert.match(
    drawn({ line: "dots", ends: "both" }),
    /<arrowlink DASH="3 3" DEST.* ENDARROW="Default" STARTARROW="Default"/,
  );
  assert.match(
    drawn({ line: "full", ends: "start" }),
    /<arrowlink DASH="" DEST.* ENDARROW="None" STARTARROW="Default"/,
  );
  assert.match(drawn({ ends: "none" }), /ENDARROW="None" STARTARROW="None"/);
});

test("notes, lists, looks and signs are read again", () => {
  const runs = [
    { text: "gras", bold: true },
    { text: "\nlien", italic: true, link: "https://a.fr/?b&c" },
  ];
  const note = [
    { runs },
    { kind: "ul", runs: [{ text: "un" }] },
    { kind: "ol", level: 1, runs: [{ text: "deux" }] },
    { kind: "ul", runs: [{ text: "trois" }] },
  ];
  const style = { color: "#112233", background: "#445566", cloud: "#778899", edge: "#aabbcc", bold: true, size: 14 };
  const rest = { note, details: "court", style, icons: ["idea"], attributes: [["etape", "E1"]], folded: true };
  const leaf = node("b", "a", "<html>titre", { side: "left", style: { italic: false } });
  const arrows = [{ target: "b", label: "y répond", color: "#112233" }];
  const file = freemindOf({ nodes: [node("a", null, "centre", { ...rest, link: "https://a.fr", arrows }), leaf] });
  const [root] = parseFreemind(file);
  assert.deepEqual(root.data.icons, ["idea"]);
  assert.deepEqual(root.data.attributes, [["etape", "E1"]]);
  assert.equal(root.data.link, "https://a.fr");
  assert.equal(root.data.folded, true);
  assert.equal(root.data.details, "court");
  assert.equal(root.data.note, "gras\nlien\nun\ndeux\ntrois");
  assert.equal(root.children[0].data.text, "<html>titre");
  assert.match(file, /<ul><li>un<\/li><ol><li>deux<\/li><\/ol><li>trois<\/li><\/ul>/);
  assert.match(file, /<font BOLD="true" NAME="SansSerif" SIZE="14"\/>/);
  assert.match(file, /<font ITALIC="false" NAME="SansSerif" SIZE="12"\/>/);
  assert.match(file, /MIDDLE_LABEL="y répond"/);
});

test("a picture is named where it lies beside the file, in so many times its own size", () => {
  const picture = {
    hash: "0",
    width: 200,
    height: 133,
    natural: [600, 400],
    alt: "Le « plan »",
    source: "images/0.png",
  };
  const file = freemindOf({ nodes: [node("a", null, "a", { picture })] });
  const hook = '<hook ALT="Le « plan »" NAME="ExternalObject" SIZE="0.333333" URI="images/0.png"/>';
  assert.ok(file.includes(hook), file);
});
