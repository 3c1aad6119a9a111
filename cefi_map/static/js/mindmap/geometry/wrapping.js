/** Cutting a title into lines: greedy, then the narrowest width that keeps the number of lines.

 * Words are told by where they start and end in their paragraph: only a line becomes a text of its own. */

import { advanceIn, advancesOf, units } from "./fonts.js";

/**
 * @typedef {{text: string, width: number}} Line
 *
 * @typedef {object} Words Where words start and end, their widths, the space before each; `count` of them are true.
 * @property {number[]} starts
 * @property {number[]} ends
 * @property {number[]} widths
 * @property {number[]} gaps
 * @property {number} count
 * @property {number} longest
 * @property {number} sum of all widths
 * @property {number} space
 *
 * @typedef {{rows: number, firsts: number[], widest: number}} Rows How many, the first word of each, the widest row.
 */

const BALANCED = 12; // texts of more lines are not balanced: nobody would see it
const PRECISION = 4 * 4096;
const SPACE = 0x20;
const NO_BREAK = /(?<=«) | (?=[:;?!»%€])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))/g;
const BOUND = /[«:;?!»%€]|[0-9] [0-9]/; // only such a text has spaces that do not break
const AFTER = new Set("-/_.,;?&=@");

/** Lines `{text, width}` at most `limit` wide at `size` half pixels; at least one, which may be empty.
 * @param {string} text @param {number} limit @param {number} size @param {boolean} bold @returns {Line[]} */
export function wrap(text, limit, size, bold) {
  const clean = text.includes("\t") ? text.replaceAll("\t", " ") : text;
  if (!clean.includes("\n")) return paragraph(clean, limit, size, bold);
  const body = clean.replace(/^[ \n]+|(?<![ \n])[ \n]+$/g, "");
  return body.split("\n").flatMap((line) => paragraph(line, limit, size, bold));
}

/** The width of the longest word, with what a no-break space ties to it.
 * @param {string} text @param {number} size @param {boolean} bold */
export function longest(text, size, bold) {
  return Math.max(
    ...text
      .replaceAll("\t", " ")
      .split("\n")
      .map((line) => wordsOf(tied(line), size, bold).longest),
  );
}

/** One space between words, one that does not break where French asks for it.
 * @param {string} raw */
function tied(raw) {
  const spare = raw.startsWith(" ") || raw.endsWith(" ") || raw.includes("  ");
  const single = spare ? raw.split(" ").filter(Boolean).join(" ") : raw;
  return BOUND.test(single) ? single.replace(NO_BREAK, "\u00a0") : single;
}

/** @param {string} raw @param {number} limit @param {number} size @param {boolean} bold @returns {Line[]} */
function paragraph(raw, limit, size, bold) {
  const text = tied(raw);
  let words = wordsOf(text, size, bold);
  const whole = words.sum + (words.count - 1) * words.space;
  if (whole <= limit) return [{ text, width: whole }];
  if (words.longest > limit) words = cut(text, words, limit, size, bold);
  let made = /** @type {Rows} */ (greedy(words, limit, Infinity, FIRSTS[0]));
  if (made.rows > 1 && made.rows <= BALANCED) made = balanced(words, made, FIRSTS[1]);
  return lines(text, words, made);
}

// Filled anew for each paragraph, and longer than it needs: nothing to make, nothing to collect.
/** @type {Record<"starts" | "ends" | "widths" | "gaps", number[]>} */
const SCRATCH = { starts: [], ends: [], widths: [], gaps: [] };
/** @type {number[][]} */
const FIRSTS = [[], []];

/** The words of a text in which one space parts them.
 * @param {string} text @param {number} size @param {boolean} bold @returns {Words} */
function wordsOf(text, size, bold) {
  const { starts, ends, widths, gaps } = SCRATCH;
  const table = advancesOf(bold);
  const { near } = table;
  const { length } = text;
  const space = near[SPACE] * size;
  let count = 0;
  let longest = 0;
  let sum = 0;
  let start = 0;
  let wide = 0;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : SPACE;
    if (code !== SPACE) {
      const advance = near[code];
      if (advance >= 0) wide += advance;
      else {
        const point = /** @type {number} */ (text.codePointAt(at));
        wide += advanceIn(table, point);
        if (point > 0xffff) at++;
      }
      continue;
    }
    wide *= size;
    starts[count] = start;
    ends[count] = at;
    widths[count] = wide;
    gaps[count] = space;
    count++;
    sum += wide;
    if (wide > longest) longest = wide;
    start = at + 1;
    wide = 0;
  }
  return { starts, ends, widths, gaps, count, longest, sum, space };
}

/** The same, words wider than the limit in pieces, which have no space between them.
 * @param {string} text @param {Words} words @param {number} limit @param {number} size @param {boolean} bold
 * @returns {Words} */
function cut(text, words, limit, size, bold) {
  /** @type {Words} */
  const made = { ...words, starts: [], ends: [], widths: [], gaps: [] };
  for (let place = 0; place < words.count; place++) {
    const end = words.ends[place];
    const starts =
      words.widths[place] <= limit ? [words.starts[place]] : pieces(text, words.starts[place], end, limit, size, bold);
    starts.forEach((start, i) => {
      const until = i + 1 < starts.length ? starts[i + 1] : end;
      made.starts.push(start);
      made.ends.push(until);
      made.widths.push(units(text, bold, start, until) * size);
      made.gaps.push(i ? 0 : words.space);
    });
  }
  return { ...made, count: made.widths.length, longest: Math.max(...made.widths) };
}

/** Where the pieces of a word too wide start: cut where it fills the limit, or after a mark such as « / » in the
 * second half of that.
 * @param {string} text @param {number} first @param {number} last @param {number} limit @param {number} size
 * @param {boolean} bold */
function pieces(text, first, last, limit, size, bold) {
  const found = [first];
  let start = first;
  let used = 0;
  let soft = 0;
  let place = first;
  for (const character of text.slice(first, last)) {
    const advance = units(character, bold) * size;
    if (used + advance > limit && place > start) {
      start = soft > start ? soft : place;
      found.push(start);
      used = units(text, bold, start, place) * size;
      soft = 0;
    }
    used += advance;
    place += character.length;
    if (AFTER.has(character) && used * 2 >= limit) soft = place;
  }
  return found;
}

/** Rows filled one after the other, their first words in `firsts`; null past `most` rows.
 * @param {Words} words @param {number} limit @param {number} most @param {number[]} firsts @returns {Rows | null} */
function greedy({ widths, gaps, count }, limit, most, firsts) {
  firsts[0] = 0;
  let rows = 1;
  let used = widths[0];
  let widest = 0;
  for (let place = 1; place < count; place++) {
    const longer = used + gaps[place] + widths[place];
    if (longer <= limit) {
      used = longer;
      continue;
    }
    if (rows === most) return null;
    firsts[rows++] = place;
    if (used > widest) widest = used;
    used = widths[place];
  }
  return { rows, firsts, widest: Math.max(used, widest) };
}

/** The same number of rows, as narrow as can be to four pixels.
 * @param {Words} words @param {Rows} first @param {number[]} other */
function balanced(words, first, other) {
  let best = first;
  let spare = other;
  let low = Math.max(words.longest, Math.floor(words.sum / first.rows));
  while (best.widest - low > PRECISION) {
    const middle = Math.floor((low + best.widest) / 2);
    const found = greedy(words, middle, first.rows, spare);
    if (found) {
      spare = best.firsts;
      best = found;
    } else low = middle;
  }
  return best;
}

/** @param {string} text @param {Words} words @param {Rows} made @returns {Line[]} */
function lines(text, { starts, ends, widths, gaps, count }, { rows, firsts }) {
  const made = new Array(rows);
  for (let row = 0; row < rows; row++) {
    const first = firsts[row];
    const next = row + 1 < rows ? firsts[row + 1] : count;
    let wide = widths[first];
    for (let place = first + 1; place < next; place++) wide += gaps[place] + widths[place];
    made[row] = { text: text.slice(starts[first], ends[next - 1]), width: wide };
  }
  return made;
}
