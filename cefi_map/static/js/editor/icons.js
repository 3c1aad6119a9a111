/** Icons of nodes: FreeMind's and Freeplane's as icons.svg and node-icons.svg, once brought, draw and call them;
 * emoji by the characters that their names spell; any other by the first letters of its name. */

import { bringIcons, svg, use } from "../ui/dom.js";

/** Those that one chooses from; a file may bring others. */
export const OFFERED = [
  ..."idea help yes messagebox_warning stop-sign button_ok button_cancel back forward up down attach clock".split(" "),
  ..."calendar flag bookmark ksmiletris pencil info list Mail go prepare stop hourglass group money".split(" "),
  ..."full-1 full-2 full-3 full-4 full-5 full-6 full-7 full-8 full-9 0% 25% 50% 75% 100%".split(" "),
];

const EMOJI = /^emoji-([0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*)$/i;
const PICTURED = /[^\x00-\x7f]/; // drawn as a character
const KEYCAP = "\u20e3";
const symbolOf = (/** @type {string} */ name) => document.getElementById(`fm-${name}`);

/** @type {Promise<void> | null} */
let rest = null;

/** Brings those that only a file has, once.
 * @param {string} address */
export function bringRest(address) {
  rest ??= bringIcons(address);
  return rest;
}

/** The drawing, in a square.
 * @param {string} name @param {import("../ui/dom.js").Attributes<SVGElement>} at where it stands, as for `use` */
export function iconOf(name, at = {}) {
  if (symbolOf(name)) return use(`fm-${name}`, at);
  const emoji = emojiOf(name);
  return svg(
    "svg",
    { viewBox: "0 0 16 16", ...at },
    ...(PICTURED.test(emoji) ? [characterOf(emoji)] : framed(emoji || lettersOf(name))),
  );
}

/** What it is called: in French, an emoji by itself, any other as its file names it.
 * @param {string} name */
export function wordOf(name) {
  return symbolOf(name)?.dataset.word ?? (emojiOf(name) || name);
}

/** « 👨‍💻 » of « emoji-1F468-200D-1F4BB », the sign alone of a key of a keyboard; "" of a name that spells none.
 * @param {string} name */
function emojiOf(name) {
  const codes = (EMOJI.exec(name)?.[1] ?? "").split("-").map((code) => Number.parseInt(code, 16));
  const isOne = (/** @type {number} */ code) => code > 0x20 && code <= 0x10ffff && (code < 0xd800 || code >= 0xe000);
  const found = codes.every(isOne) ? String.fromCodePoint(...codes) : "";
  return found.endsWith(KEYCAP) ? found[0] : found;
}

/** @param {string} emoji */
function characterOf(emoji) {
  const at = { x: 8, y: 12.3, "font-size": 12, "text-anchor": "middle", textLength: 14 };
  return svg("text", { class: "emoji", ...at }, emoji);
}

/** @param {string} letters */
function framed(letters) {
  const frame = {
    x: 1,
    y: 1.8,
    width: 14,
    height: 12.4,
    rx: 2.4,
    fill: "#fff",
    stroke: "#555D64",
    "stroke-width": 1.1,
  };
  const text = { x: 8, y: 11.2, "font-size": 9, "font-weight": 700, "text-anchor": "middle", fill: "#20262B" };
  return [svg("rect", frame), svg("text", text, letters)];
}

/** « Fo » of « ../fold_all ».
 * @param {string} name */
function lettersOf(name) {
  const [first = "?", second = ""] = name.slice(name.lastIndexOf("/") + 1).match(/[\p{L}\p{N}]/gu) ?? [];
  return first.toUpperCase() + second.toLowerCase();
}
