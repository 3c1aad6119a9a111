/** Lines of plain text become the blocks that their signs mean; what would change a number stays as it is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksIn } from "../../../cefi_map/static/js/dossier/lines.js";

const SIGNS = { heading: "h", quote: ">", paragraph: "p" };

/** « h2 Titre », « - un », «   1. deux », « p texte »; strong words in brackets, cells between bars. */
function said(block) {
  const words = (content) => content.map(({ text, bold }) => (bold ? `[${text}]` : text)).join("");
  if (block.type === "table") return [block.header, ...block.rows.map((row) => row.map(words).join(" | "))].join(" / ");
  const kind = block.type === "item" ? "  ".repeat(block.depth) + (block.ordered ? "1." : "-") : SIGNS[block.type];
  return `${kind}${block.level ?? ""} ${words(block.content)}`;
}

const CASES = {
  "an answer of an assistant": [
    "## Ma posture\n\nJe pars **de ce que** la personne dit.\n\n---\n\n- **Écouter** : d’abord\n- Attendre\n    - sans juger\n\n1. Un\n\n2. Deux\n   suite du deux\n3. Trois\n\n> « Rien sans moi »",
    [
      "h2 Ma posture",
      "p Je pars [de ce que] la personne dit.",
      "- [Écouter] : d’abord",
      "- Attendre",
      "  - sans juger",
      "1. Un",
      "1. Deux\nsuite du deux",
      "1. Trois",
      "> « Rien sans moi »",
    ],
  ],
  "its table": [
    "| Qui | Quoi |\n|:--|---|\n| Mairie | **salle** |\nFin",
    ["true / Qui | Quoi / Mairie | [salle]", "p Fin"],
  ],
  "bullets of any program": ["•\tun\n\t▪ deux\n–\u00a0trois", ["- un", "  - deux", "- trois"]],
  "numbers that a list would change": [
    "2. Mon rôle\nJe fais.\n3. Ma posture",
    ["p 2. Mon rôle", "p Je fais.", "p 3. Ma posture"],
  ],
  "a number that is left out": ["1. Un\n3. Trois", ["1. Un", "p 3. Trois"]],
  "lists one in the other, and out": ["- a\n  1. b\n  2. c\n- d\n1. e", ["- a", "  1. b", "  1. c", "- d", "1. e"]],
  "what only looks like a sign": [
    "-5 °C dehors\n#mot\n2027 : la suite\n2 ** 3\n|x\n*un* - deux",
    ["p -5 °C dehors", "p #mot", "p 2027 : la suite", "p 2 ** 3", "p |x", "p *un* - deux"],
  ],
  "an ordinary mail": [
    "Bonjour,\r\n\r\nVoici le texte.\r\nCordialement",
    ["p Bonjour,", "p Voici le texte.", "p Cordialement"],
  ],
};

for (const [title, [text, wanted]] of Object.entries(CASES))
  test(title, () => assert.deepEqual(blocksIn(text).map(said), wanted));
