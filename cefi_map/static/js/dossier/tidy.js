/** One form for what can be said in several: what dossier/tidy.py does, so that both sides count the same blocks. */

import { DEPTHS, LEVELS } from "./schema.js";

/** @import { Block, Content, Piece, Run, Style, Table } from "./blocks.js" */
const COLUMNS = 12;
const STYLES = /** @type {const} */ (["bold", "italic", "underline", "link", "language"]);

/** The blocks that say something, each in its one form.
 * @param {Block[]} blocks */
export function tidy(blocks) {
  /** @type {Block[]} */
  const out = [];
  for (const block of blocks) {
    const tidied = tidyBlock(block, out.at(-1));
    if (tidied) out.push(tidied);
  }
  return out;
}

/** The block in its one form, after the block `before`; null when it says nothing.
 * @param {Block} block @param {Block} [before] @returns {Block | null} */
export function tidyBlock(block, before) {
  if (block.type === "figure") return { ...block, caption: oneLine(block.caption) };
  if (block.type === "table") return tidyTable(block);
  const content = tidyContent(block.content);
  if (!content.length) return null;
  if (block.type === "item") {
    const deepest = before?.type === "item" ? before.depth + 1 : 0;
    const depth = Math.max(0, Math.min(block.depth, deepest, DEPTHS - 1));
    return { type: "item", content, ordered: block.ordered, depth };
  }
  if (block.type === "heading") return { type: "heading", content, level: Math.max(1, Math.min(block.level, LEVELS)) };
  return { type: block.type, content };
}

/** Pieces of one style merged, spaces collapsed and cut at both ends, empty pieces gone.
 * @param {Content} pieces @returns {Content} */
function tidyContent(pieces) {
  return merged(trimmed(collapsed(merged(pieces)))); // again: a style of mere spaces may be gone
}

/** @param {string} text */
function oneLine(text) {
  return text.split(/\s+/u).filter(Boolean).join(" ").slice(0, 500);
}

/** A run with only what it has, in the order of the server's JSON.
 * @param {string} text @param {Style} [style] */
export function runOf(text, style = {}) {
  /** @type {Record<string, any>} */
  const run = { text };
  for (const name of STYLES) if (style[name]) run[name] = style[name];
  return /** @type {Run} */ (run);
}

/** @param {Table} table @returns {Table | null} */
function tidyTable(table) {
  const rows = table.rows
    .map((row) => row.slice(0, COLUMNS).map(tidyContent))
    .filter((row) => row.some((cell) => cell.length));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!width) return null;
  for (const row of rows) while (row.length < width) row.push([]);
  return { type: "table", header: table.header, rows };
}

/** @param {Content} pieces @returns {Content} */
function merged(pieces) {
  /** @type {(Piece | null)[]} */
  const out = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.note) {
      const note = /** @type {Run[]} */ (tidyContent(piece.note)); // a note holds no note
      if (note.length) out.push({ note });
      else out.push(null); // what stood on both sides of an empty note stays apart
    } else if (last?.text !== undefined && hasStyleOf(last, piece)) last.text += piece.text;
    else out.push(runOf(piece.text, piece));
  }
  return out.filter((piece) => piece !== null).filter(isThere);
}

/** @param {Piece} piece */
function isThere(piece) {
  return Boolean(piece.note || piece.text);
}

/** @param {Style} a @param {Style} b */
function hasStyleOf(a, b) {
  return STYLES.every((name) => (a[name] || "") === (b[name] || ""));
}

/** @param {Content} pieces */
function collapsed(pieces) {
  /** @type {Content} */
  const out = [];
  let space = true;
  for (const piece of pieces) {
    if (piece.note) {
      space = false;
      out.push(piece);
      continue;
    }
    let text = piece.text.replace(/[ \t\r\f\v]+/g, " ").replace(/ ?\n ?/g, "\n");
    if (space) text = text.replace(/^ +/, "");
    if (!text) continue;
    space = /[ \n]$/.test(text);
    out.push({ ...piece, text });
  }
  return out;
}

/** @param {Content} pieces */
function trimmed(pieces) {
  pieces.forEach((piece, i) => {
    if (piece.text && pieces[i + 1]?.text?.startsWith("\n")) piece.text = piece.text.replace(/(?<! ) +$/, "");
  });
  cut(pieces, 0, /^[ \n]+/);
  cut(pieces, -1, /(?<![ \n])[ \n]+$/);
  return pieces.filter(isThere);
}

/** Takes spaces away at an end, and the runs that are nothing else.
 * @param {Content} pieces @param {0 | -1} end @param {RegExp} spaces */
function cut(pieces, end, spaces) {
  for (let piece = pieces.at(end); piece?.text !== undefined; piece = pieces.at(end)) {
    piece.text = piece.text.replace(spaces, "");
    if (piece.text) return;
    pieces.splice(end, 1);
  }
}
