/** Markup is cut into tags and texts without the browser's parsers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, tokenize } from "../../../cefi_map/static/js/mindmap/tags.js";

/** What a source is made of, one line each. */
function told(source) {
  const lines = [];
  tokenize(source, {
    open: (name, attributes, closed) => lines.push(`<${name} ${JSON.stringify(attributes)}${closed ? " /" : ""}`),
    close: (name) => lines.push(`>${name}`),
    text: (text) => lines.push(text),
  });
  return lines;
}

const CASES = [
  ["names in small letters", "<NODE>a</Node>", ["<node {}", "a", ">node"]],
  ["attributes in all quotes", `<a X="1" y='2' z=3 w>`, ['<a {"x":"1","y":"2","z":"3","w":""}']],
  ["a bracket in a value", '<a x=">"/>', ['<a {"x":">"} /']],
  ["comments and instructions", "<?xml?><!-- <a> --><!DOCTYPE html>b", ["b"]],
  ["unread text", "<![CDATA[<a> &amp;]]>", ["<a> &amp;"]],
  ["entities", "<a x='&quot;'>&eacute; &#233; &#xE9;", ['<a {"x":"\\""}', "é é é"]],
  ["a bracket that opens nothing", "1 < 2", ["1 ", "<", " 2"]],
];
for (const [title, source, wanted] of CASES) {
  test(title, () => {
    assert.deepEqual(told(source), wanted);
  });
}

test("an attribute is never one of the object's own", () => {
  let found;
  const open = (_name, attributes) => {
    found = attributes;
  };
  tokenize('<a __proto__="x" constructor="y">', { open, close() {}, text() {} });
  assert.equal(Object.getPrototypeOf(found), null);
  assert.equal(found.constructor, "y");
});

test("an entity that names nothing stays, a number that is none is dropped", () => {
  assert.equal(decode("&inconnu; &toString;"), "&inconnu; &toString;");
  assert.equal(decode("a&#0;b&#x110000;c"), "abc");
});
