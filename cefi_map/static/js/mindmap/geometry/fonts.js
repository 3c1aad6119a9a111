/** How wide a text is: sums of Arimo's advances, in whole 1/4096 px. The same law as the server's geometry. */

/** @typedef {{near: Int16Array, far: Map<number, number>}} Table The advances of a weight. */

const ZERO = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x900, 0x903],
  [0x93a, 0x93c],
  [0x941, 0x948],
  [0x94d, 0x94d],
  [0xe31, 0xe31],
  [0xe34, 0xe3a],
  [0xe47, 0xe4e],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0x1f3fb, 0x1f3ff],
  [0xe0000, 0xe0fff],
];
const OTHERS = [
  [0x1100, 0x115f, 2048],
  [0x2300, 0x23ff, 2560],
  [0x2600, 0x27bf, 2560],
  [0x2b00, 0x2bff, 2560],
  [0x2e80, 0xa4cf, 2048],
  [0xac00, 0xd7a3, 2048],
  [0xf900, 0xfaff, 2048],
  [0xfe30, 0xfe4f, 2048],
  [0xff00, 0xff60, 2048],
  [0xffe0, 0xffe6, 2048],
  [0x1f000, 0x1faff, 2560],
  [0x20000, 0x3fffd, 2048],
];
const DEFAULT = 1229;
const SURE = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
];

const NEAR = 0x2200; // code points below are looked up in an array: nearly every letter of nearly every map
const UNKNOWN = -1;

/** @type {{regular: Table, bold: Table}} */
let tables;
/** @type {Set<number>} */
let sure;

/** Gives the advances of the font, in runs: a code point, then the advances from there. Must be called before any
 * layout.
 * @param {{regular: number[][], bold: number[][]}} data */
export function setAdvances(data) {
  tables = { regular: tableOf(data.regular), bold: tableOf(data.bold) };
  sure = new Set();
  for (const [start, ...run] of data.regular)
    for (let code = start; code < start + run.length; code++) if (isIn(SURE, code)) sure.add(code);
}

/** @param {number[][]} ranges @param {number} code */
function isIn(ranges, code) {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

/** @param {number[][]} runs */
function tableOf(runs) {
  const table = { near: new Int16Array(NEAR).fill(UNKNOWN), far: new Map() };
  for (const [start, ...run] of runs) for (let i = 0; i < run.length; i++) keep(table, start + i, run[i]);
  for (const [first, last] of ZERO) {
    if (last < 0xe0000) for (let code = first; code <= last; code++) keep(table, code, 0);
  }
  return table;
}

/** The advances of a weight: `near` by code point, negative where none is known yet; `advanceIn` gives these.
 * @param {boolean} bold */
export function advancesOf(bold) {
  return bold ? tables.bold : tables.regular;
}

/** The advance of a code point that is not among the `near` ones of a table.
 * @param {Table} table @param {number} code */
export function advanceIn(table, code) {
  return (code < NEAR ? undefined : table.far.get(code)) ?? keep(table, code, other(code));
}

/** Sum of advances in font units, of a part of the text; times a size in half pixels it is a width in 1/4096 px.
 * @param {string} text */
export function units(text, bold = false, from = 0, to = text.length) {
  const table = advancesOf(bold);
  let sum = 0;
  for (let at = from; at < to; at++) {
    const advance = table.near[text.charCodeAt(at)];
    if (advance >= 0) {
      sum += advance;
      continue;
    }
    const code = /** @type {number} */ (text.codePointAt(at));
    sum += advanceIn(table, code);
    if (code > 0xffff) at++;
  }
  return sum;
}

/** In 1/4096 px.
 * @param {string} text @param {number} size in half pixels */
export function width(text, size, bold = false) {
  return units(text, bold) * size;
}

/** Whether viewers agree with `width` on this text; else a line carries a textLength.
 * @param {string} text */
export function isSure(text) {
  for (const character of text) {
    const code = /** @type {number} */ (character.codePointAt(0));
    if (code >= 0x80 && !sure.has(code)) return false;
  }
  return true;
}

/** What the font does not hold.
 * @param {number} code */
function other(code) {
  if (code >= 0xe0000 && code <= 0xe0fff) return 0;
  const [, , advance] = OTHERS.findLast(([first, last]) => code >= first && code <= last) || [0, 0, DEFAULT];
  return advance;
}

/** @param {Table} table @param {number} code @param {number} advance */
function keep(table, code, advance) {
  if (code < NEAR) table.near[code] = advance;
  else table.far.set(code, advance);
  return advance;
}
