/** What the dossier's text is made of, for ProseMirror: the same blocks as the server's (dossier/model.py), flat. */

import { Schema, tableNodes } from "../../vendor/prosemirror.js";

/** @import { MarkSpec, NodeSpec } from "../../vendor/prosemirror.js" */
/** @import { Run } from "./blocks.js" */
export const LEVELS = 4;
export const DEPTHS = 5;

const STYLES = { group: "block", content: "inline*", defining: true };

/** @type {NodeSpec} */
const heading = {
  ...STYLES,
  attrs: { level: { default: 1 } },
  parseDOM: [1, 2, 3, 4, 5, 6].map((n) => ({
    tag: `h${n}`,
    getAttrs: (dom) => ({ level: Math.min(Number(dom.dataset.level) || n, LEVELS) }),
  })),
  toDOM: (node) => [`h${node.attrs.level + 1}`, { "data-level": node.attrs.level }, 0],
};

/** @type {NodeSpec} */
const paragraph = { ...STYLES, defining: false, parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] };

/** @type {NodeSpec} */
const quote = { ...STYLES, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] };

/** One item of a list, alone in its list: depth and kind are its own, so that items move and nest without wrappers.
 * @type {NodeSpec} */
const item = {
  ...STYLES,
  attrs: { ordered: { default: false }, depth: { default: 0 } },
  parseDOM: [{ tag: "li", getAttrs: placeOfItem }],
  toDOM: ({ attrs }) => [attrs.ordered ? "ol" : "ul", { "data-depth": attrs.depth }, ["li", 0]],
};

/** @type {NodeSpec} */
const figure = {
  group: "block",
  atom: true,
  attrs: { stage: { default: "" }, caption: { default: "" } },
  parseDOM: [
    {
      tag: "figure[data-map]",
      getAttrs: (dom) =>
        /^(E[1-6]|calendrier|budget)?$/.test(dom.dataset.map ?? "?") && {
          stage: dom.dataset.map,
          caption: dom.querySelector("figcaption")?.textContent ?? "",
        },
    },
  ],
  toDOM: ({ attrs }) => ["figure", { "data-map": attrs.stage }, ["figcaption", attrs.caption]],
};

/** @type {NodeSpec} */
const note = {
  group: "inline",
  inline: true,
  atom: true,
  attrs: { runs: { default: [] } },
  parseDOM: [
    { tag: "span[data-note]", getAttrs: ({ dataset: { note: text } }) => !!text?.trim() && { runs: [{ text }] } },
  ],
  toDOM: ({ attrs }) => ["span", { class: "note", "data-note": textOf(attrs.runs) }],
};

/** @type {NodeSpec} */
const lineBreak = {
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
};

/** @type {MarkSpec} */
const link = {
  attrs: { href: {} },
  inclusive: false,
  parseDOM: [
    { tag: "a[href]", getAttrs: (dom) => isSafe(dom.getAttribute("href")) && { href: dom.getAttribute("href") } },
  ],
  toDOM: ({ attrs }) => ["a", { href: attrs.href, rel: "noopener noreferrer", title: titleOf(attrs.href) }, 0],
};

/** Words that are not French. What other programs say of it is often their own language: only ours is taken.
 * @type {MarkSpec} */
const language = {
  attrs: { code: {} },
  inclusive: false,
  parseDOM: [
    { tag: "span[data-language]", getAttrs: ({ lang }) => /^(?!fr[ae]?$)[a-z]{2,3}$/.test(lang) && { code: lang } },
  ],
  toDOM: ({ attrs }) => ["span", { lang: attrs.code, "data-language": "" }, 0],
};

/** @satisfies {Record<string, MarkSpec>} */
const marks = {
  link,
  bold: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  italic: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  underline: { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] },
  language,
};

const tables = tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} });

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph,
    heading,
    item,
    quote,
    figure,
    ...tables,
    table_header: { ...tables.table_header, toDOM: () => ["th", { scope: "col" }, 0] },
    text: { group: "inline" },
    break: lineBreak,
    note,
  },
  marks,
});

/** Whether an address is one that a dossier may hold (dossier/tidy.py says the same).
 * @param {string | null} [address] */
export function isSafe(address) {
  return /^(https?:\/\/|mailto:|#)[^\s\0-\x1f\x7f<>"]{1,2000}$/i.test(address || "");
}

/** @param {Run[]} runs */
export function textOf(runs) {
  return runs.map((run) => run.text).join("");
}

/** @param {string} href */
function titleOf(href) {
  return href.startsWith("#") ? "Nœud de la carte (Ctrl et clic pour y aller)" : `${href} (Ctrl et clic pour ouvrir)`;
}

/** Kind and depth of a list item, by the lists around it.
 * @param {HTMLElement} dom */
export function placeOfItem(dom) {
  /** @type {HTMLElement | null} */
  const list = dom.closest("ul, ol");
  let depth = -1;
  for (let at = list; at; at = at.parentElement?.closest("ul, ol") ?? null) depth++;
  depth = Number(list?.dataset.depth ?? depth);
  return { ordered: list?.tagName === "OL", depth: Math.max(0, Math.min(depth || 0, DEPTHS - 1)) };
}
