/** A piece of a FreeMind file becomes branches with what they carry. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeFreemind, parseFreemind } from "../../../cefi_map/static/js/mindmap/freemind.js";

const node = (inside, attributes = "") => `<map><node TEXT="a" ${attributes}>${inside}</node></map>`;
const rich = (type, inside) => `<richcontent TYPE="${type}"><html><body>${inside}</body></html></richcontent>`;

const CASES = [
  ["a title with an entity", '<node TEXT="A &amp; b"/>', { text: "A & b" }],
  ["a localized title", '<node LOCALIZED_TEXT="new_mindmap"/>', { text: "new_mindmap" }],
  ["what is not folded", node("", 'FOLDED="false"'), { text: "a" }],
  ["no title", "<node></node>", { text: "" }],
  [
    "folding and a link",
    node("", 'FOLDED="true" LINK="https://e.fr"'),
    { text: "a", folded: true, link: "https://e.fr" },
  ],
  [
    "icons in order",
    node('<icon BUILTIN="idea"/><icon BUILTIN="help"/><icon/>'),
    { text: "a", icons: ["idea", "help"] },
  ],
  [
    "colours, unless they are none",
    node("", 'COLOR="#AA00FF" BACKGROUND_COLOR="#FFFFFF"'),
    { text: "a", style: { color: "#aa00ff", background: "#ffffff" } },
  ],
  [
    "a background alone",
    node("", 'COLOR="red" BACKGROUND_COLOR="#FFFFFF"'),
    { text: "a", style: { background: "#ffffff" } },
  ],
  [
    "a cloud",
    node('<cloud COLOR="#123456"/>', 'COLOR="#000000"'),
    { text: "a", style: { color: "#000000", cloud: "#123456" } },
  ],
  ["a cloud without colour", node("<cloud/>"), { text: "a", style: { cloud: "#f0f0f0" } }],
  [
    "attributes",
    node('<attribute NAME="etape" VALUE="E3"/><attribute NAME="vide"/><attribute/>'),
    {
      text: "a",
      attributes: [
        ["etape", "E3"],
        ["vide", ""],
      ],
    },
  ],
  [
    "arrows",
    node('<arrowlink DESTINATION="b"/><arrowlink DESTINATION="c"/><arrowlink/>'),
    { text: "a", arrows: [{ target: "b" }, { target: "c" }] },
  ],
  ["a note of two paragraphs", node(rich("NOTE", "<p>une</p><p>deux</p>")), { text: "a", note: "une\ndeux" }],
  ["details", node(rich("DETAILS", "<p> une\n fois </p>")), { text: "a", details: "une fois" }],
  ["a title with lines", node(rich("NODE", "un<br/>deux")), { text: "un\ndeux" }],
  ["a text of another kind", node(rich("AUTRE", "x")), { text: "a" }],
  ["what stands outside of nodes", `<icon BUILTIN="idea"/>${rich("NOTE", "x")}<node TEXT="a"/>`, { text: "a" }],
];
for (const [title, source, wanted] of CASES) {
  test(title, () => {
    assert.deepEqual(
      parseFreemind(source).map((one) => one.data),
      [wanted],
    );
  });
}

test("nodes stand under each other, and keep the names by which arrows call them", () => {
  const [a, b] = parseFreemind('<node ID="1" TEXT="a"><node ID="2" TEXT="c"/></node><node TEXT="b"/>');
  assert.deepEqual([a.key, a.children[0].key, a.children[0].data.text], ["1", "2", "c"]);
  assert.deepEqual([b.key, b.data.text], [undefined, "b"]);
});

test("a piece deeper than a map can be is refused", () => {
  assert.throws(() => parseFreemind("<node>".repeat(300)), RangeError);
});

test("FreeMind is known by its first tag", () => {
  for (const text of ["<map>", ' <?xml version="1.0"?>\n<!-- c --> <map version="1.0.1">', "<node TEXT='a'/>"])
    assert.equal(looksLikeFreemind(text), true, text);
  for (const text of ["", "a <map>", "<maps>", "<html>"]) assert.equal(looksLikeFreemind(text), false, text);
});
