/** What a block says, in plain words. Pure. */

/** @import { Block, Content } from "./blocks.js" */

/** @param {Content} content */
function sayContent(content) {
  return content.map((piece) => piece.text ?? "").join("");
}

/** What a figure shows, before its caption.
 * @param {string} stage */
export function named(stage) {
  const views = /** @type {Record<string, string>} */ ({ "": "Carte", calendrier: "Calendrier", budget: "Budget" });
  return views[stage] ?? `Carte, étape ${stage[1]}`;
}

/** @param {Block} block */
export function sayBlock(block) {
  if (block.type === "figure") return `[${named(block.stage)}] ${block.caption}`.trim();
  if (block.type === "table") return block.rows.map((row) => row.map(sayContent).join(" | ")).join("\n");
  return sayContent(block.content);
}

/** « 2 083 mots »: what a word processor would count.
 * @param {Block[]} blocks */
export function wordsOf(blocks) {
  let words = 0;
  for (const block of blocks)
    words += sayBlock(block)
      .split(/[\s|]+/u)
      .filter((word) => /[\p{L}\d]/u.test(word)).length;
  return words;
}

/** Number of the passage each block belongs to, from 1: items in a row are one, quotations too (dossier/reading.py).
 * @param {Block[]} blocks */
export function passagesOf(blocks) {
  let number = 0;
  return blocks.map((block, i) => {
    const goesOn = ["item", "quote"].includes(block.type) && blocks[i - 1]?.type === block.type;
    if (!goesOn) number++;
    return number;
  });
}
