/** Texts of a dossier for tests: one line, and any blocks at all, the same for the same seed. */

import { tidy } from "../../../cefi_map/static/js/dossier/tidy.js";

export const line = (text) => ({ type: "paragraph", content: [{ text }] });

export const heading = (text, level) => ({ type: "heading", content: [{ text }], level });

/** What the paragraphs and headings of a text say, in one line. */
export const saidBy = (blocks) => blocks.map((block) => block.content[0].text).join(" ");

/** Runs `prove(blocks, other)` for many pairs of texts in their one form, half of them near to each other; a failure
 * names its seed. */
export function forAny(prove) {
  for (let seed = 1; seed <= 400; seed++) {
    const some = choices(seed);
    const blocks = tidy(anyBlocks(some));
    const pair = [blocks, tidy(seed % 2 ? edited(some, blocks) : anyBlocks(some))];
    try {
      prove(...pair);
    } catch (error) {
      error.message = `seed ${seed}: ${JSON.stringify(pair)}\n${error.message}`;
      throw error;
    }
  }
}

const SIGNS = [..."ab é«»’<>&\"'`*_#[]()|\\{}$@~=-+.1!\n\t\u00a0\u202f€日😀"];
const LINKS = ["", "", "", "https://exemple.fr/a?b=1&c='", "mailto:a@exemple.fr", "#ID_12"];

/** Choices in a row from a seed (mulberry32): `int(n)` is below n, `list(most, make)` has up to `most`. */
function choices(seed) {
  let at = seed;
  const int = (below) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const list = (most, make) => Array.from({ length: int(most + 1) }, make);
  return { int, list, of: (values) => values[int(values.length)] };
}

function anyBlocks(some) {
  const run = () => ({
    text: [some.of(SIGNS), ...some.list(11, () => some.of(SIGNS))].join(""),
    ...Object.fromEntries(["bold", "italic", "underline"].map((name) => [name, some.int(2) === 1])),
    link: some.of(LINKS),
    language: some.of(["", "", "en"]),
  });
  const piece = () => (some.int(4) ? run() : { note: [run(), ...some.list(1, run)] });
  const content = () => some.list(4, piece);
  const rows = () => some.list(3, () => [content(), ...some.list(2, content)]);
  const kinds = [
    () => ({ type: "heading", content: content(), level: 1 + some.int(4) }),
    () => ({ type: "paragraph", content: content() }),
    () => ({ type: "item", content: content(), ordered: some.int(2) === 1, depth: some.int(6) }),
    () => ({ type: "quote", content: content() }),
    () => ({ type: "table", header: some.int(2) === 1, rows: rows() }),
    () => ({ type: "figure", stage: some.of(["", "E1", "E6"]), caption: some.of(["", "La carte <b>", "Étape 1"]) }),
  ];
  return some.list(8, () => some.of(kinds)());
}

/** The blocks with some gone, some there twice, some saying everything twice. */
function edited(some, blocks) {
  const echo = (piece) => (piece.text ? { ...piece, text: piece.text + piece.text } : piece);
  const louder = (block) => (block.content ? { ...block, content: block.content.map(echo) } : block);
  const ways = [(block) => [block], () => [], (block) => [block, block], (block) => [louder(block)]];
  return structuredClone(blocks).flatMap((block) => some.of(ways)(block));
}
