/** Cutting a title into lines: greedy, then the narrowest width that keeps the number of lines. */

import { units } from "./fonts.js";

const BALANCED = 12; // texts of more lines are not balanced: nobody would see it
const PRECISION = 4 * 4096;
const NO_BREAK = /(?<=«) | (?=[:;?!»%€])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))/g;
const SPARE = /^ | {2}| $/;
const BOUND = /[«:;?!»%€]|[0-9] [0-9]/; // only such a text has spaces that do not break
const AFTER = new Set("-/_.,;?&=@");

/** Lines `{text, width}` at most `limit` wide at `size` half pixels; at least one, which may be empty. */
export function wrap(text, limit, size, bold) {
  const clean = text.includes("\t") ? text.replaceAll("\t", " ") : text;
  const body = clean.replace(/^[ \n]+|[ \n]+$/g, "");
  if (!body.includes("\n")) return paragraph(body, limit, size, bold);
  return body.split("\n").flatMap((line) => paragraph(line, limit, size, bold));
}

/** The width of the longest word, with what a no-break space ties to it. */
export function longest(text, size, bold) {
  return Math.max(...text.replaceAll("\t", " ").split("\n").map((line) => wordsOf(tied(line), size, bold).longest));
}

/** One space between words, one that does not break where French asks for it. */
function tied(raw) {
  const single = SPARE.test(raw) ? raw.split(" ").filter(Boolean).join(" ") : raw;
  return BOUND.test(single) ? single.replace(NO_BREAK, "\u00a0") : single;
}

function paragraph(raw, limit, size, bold) {
  const text = tied(raw);
  const words = wordsOf(text, size, bold);
  if (words.total <= limit) return [{ text, width: words.total }];
  if (words.longest > limit) cut(words, limit, size, bold);
  const [starts, widest] = greedy(words, limit, Infinity);
  return lines(words, starts.length > 1 && starts.length <= BALANCED ? balanced(words, starts, widest) : starts);
}

/** Texts, widths and the space before each; the width of the longest word and of all on one line. */
function wordsOf(text, size, bold) {
  const space = units(" ", bold) * size;
  const texts = text.split(" ");
  const words = { texts, widths: [], gaps: [], longest: 0, total: -space };
  for (const word of texts) {
    const wide = units(word, bold) * size;
    words.widths.push(wide);
    words.gaps.push(space);
    words.total += space + wide;
    if (wide > words.longest) words.longest = wide;
  }
  return words;
}

/** Words wider than the limit become pieces, which have no space between them. */
function cut({ texts, widths, gaps }, limit, size, bold) {
  for (let place = texts.length - 1; place >= 0; place--) {
    if (widths[place] <= limit) continue;
    const parts = pieces(texts[place], limit, size, bold);
    gaps.splice(place, 1, ...parts.map((_, i) => (i ? 0 : gaps[place])));
    texts.splice(place, 1, ...parts);
    widths.splice(place, 1, ...parts.map((piece) => units(piece, bold) * size));
  }
}

/** A word too wide, cut where it fills the limit, or after a mark such as « / » in the second half of that. */
function pieces(word, limit, size, bold) {
  const characters = Array.from(word);
  const out = [];
  let start = 0;
  let used = 0;
  let soft = 0;
  characters.forEach((character, place) => {
    const advance = units(character, bold) * size;
    if (used + advance > limit && place > start) {
      const end = soft > start ? soft : place;
      out.push(characters.slice(start, end).join(""));
      used = units(characters.slice(end, place).join(""), bold) * size;
      start = end;
      soft = 0;
    }
    used += advance;
    if (AFTER.has(character) && used * 2 >= limit) soft = place + 1;
  });
  out.push(characters.slice(start).join(""));
  return out;
}

/** Where each line starts, and the widest line; no starts past `most` lines. */
function greedy({ widths, gaps }, limit, most) {
  const starts = [0];
  let used = widths[0];
  let widest = 0;
  for (let place = 1; place < widths.length; place++) {
    const longer = used + gaps[place] + widths[place];
    if (longer <= limit) {
      used = longer;
      continue;
    }
    if (starts.length === most) return [null, 0];
    starts.push(place);
    if (used > widest) widest = used;
    used = widths[place];
  }
  return [starts, Math.max(widest, used)];
}

/** The same number of lines, as narrow as can be to four pixels. */
function balanced(words, first, firstWidest) {
  let starts = first;
  let widest = firstWidest;
  const total = words.widths.reduce((sum, one) => sum + one, 0);
  let low = words.widths.reduce((most, one) => Math.max(most, one), Math.floor(total / first.length));
  while (widest - low > PRECISION) {
    const middle = Math.floor((low + widest) / 2);
    const [found, wide] = greedy(words, middle, starts.length);
    if (found) {
      starts = found;
      widest = wide;
    } else low = middle;
  }
  return starts;
}

function lines({ texts, widths, gaps }, starts) {
  return starts.map((start, i) => {
    const end = i + 1 < starts.length ? starts[i + 1] : texts.length;
    let text = texts[start];
    let wide = widths[start];
    for (let place = start + 1; place < end; place++) {
      text += (gaps[place] ? " " : "") + texts[place];
      wide += gaps[place] + widths[place];
    }
    return { text, width: wide };
  });
}
