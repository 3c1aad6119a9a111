/** Lists of other programs become branches. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHtml } from "../../../cefi_map/static/js/mindmap/html.js";
import { forestOf } from "./maps.mjs";

const WORD =
  "<html xmlns:o='x'><head><style><!-- p {mso-list:l0} --></style></head><body><!--StartFragment-->" +
  "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>" +
  "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>" +
  "Les publics&nbsp;: <b>61 jeunes</b><o:p></o:p></p>" +
  "<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>sans\n" +
  " permis</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>Le territoire &lt;rural&gt;</p>" +
  "</body></html>";

const CASES = [
  [
    "a list of Word",
    WORD,
    [
      ["Les publics : 61 jeunes", [["sans permis", []]]],
      ["Le territoire <rural>", []],
    ],
  ],
  [
    "lists in lists",
    "<ul><li>a<ul><li><p>b</p></li></ul></li><li>c<br>suite</li></ul>",
    [
      ["a", [["b", []]]],
      ["c\nsuite", []],
    ],
  ],
  [
    "headings, texts and lists",
    "<h1>Projet</h1><p>Intro</p><h2>Étape</h2><ul><li>idée</li></ul>",
    [
      [
        "Projet",
        [
          ["Intro", []],
          ["Étape", [["idée", []]]],
        ],
      ],
    ],
  ],
  [
    "scripts and what they would do",
    "<ul><li><img src=x onerror=alert(1)>ok<script>alert(2)</script></li></ul>",
    [["ok", []]],
  ],
  [
    "a table",
    "<table><tr><td>a</td><td>1</td></tr><tr><th></th><td>b</td></tr></table>",
    [
      ["a · 1", []],
      ["b", []],
    ],
  ],
  ["text without any block", " <b>a</b> b ", [["a b", []]]],
  ["a list that closes too often", "</ul></ol><ul><li>a</li></ul>", [["a", []]]],
  ["what closes what is not read", "<style>x</p></style><p>a</p></style>", [["a", []]]],
  ["elements of one tag in what is not read", "<head><meta><link/></head><p>a</p>", [["a", []]]],
  [
    "a heading in an item",
    "<ul><li><h2>a</h2></li><li>b</li></ul>",
    [
      ["a", []],
      ["b", []],
    ],
  ],
  [
    "a text under its heading, whatever was closed before",
    `${"</ul>".repeat(12)}<h1>a</h1><p>b</p>`,
    [["a", [["b", []]]]],
  ],
  ["blocks of nothing", "<p> </p><div></div>", []],
];
for (const [title, source, wanted] of CASES) {
  test(`HTML with ${title}`, () => {
    assert.deepEqual(forestOf(parseHtml(source)), wanted);
  });
}
