/** Finding words in what nodes say, and putting others in their place. Capitals are never told from small letters. */

import { each } from "./model.js";
import { blocksOf, richOf } from "./rich.js";

/**
 * @typedef {import("./model.js").Node} Node
 * @typedef {import("./model.js").Rich} Rich
 * @typedef {import("./model.js").Run} Run
 * @typedef {"text" | "details" | "note"} Where
 * @typedef {{words: string, isWhole?: boolean, isExact?: boolean}} Query `isWhole`: nothing but whole words;
 *   `isExact`: accents count.
 * @typedef {{from: number, to: number}} Span In the letters of a text, a note's blocks being joined by line feeds.
 * @typedef {Span & {key: string, where: Where}} Passage
 */

/** @type {readonly Where[]} */
const PLACES = ["text", "details", "note"];
const MOVING = /[\u0300-\u036fœæ]/i; // what is longer or shorter once it is folded
const LETTER = /[\p{L}\p{N}]/u;

/** Every passage of a branch that says the words, in the order of reading; none for no words.
 * @param {Node} top @param {Query} query @returns {Passage[]} */
export function passagesIn(top, query) {
  /** @type {Passage[]} */
  const found = [];
  each(top, ({ key, data }) => {
    for (const where of PLACES)
      if (data[where].length)
        found.push(...spansOf(lettersOf(data[where]), query).map((span) => ({ key, where, ...span })));
  });
  return found;
}

/** A title as it is, or the letters of a note without what its lists are marked with.
 * @param {Rich} rich */
export function lettersOf(rich) {
  if (typeof rich === "string") return rich;
  return blocksOf(rich)
    .map(({ runs }) => runs.map(({ text }) => text).join(""))
    .join("\n");
}

/** Where a text says the words, from its start, none over another.
 * @param {string} text @param {Query} query @returns {Span[]} */
export function spansOf(text, { words, isWhole = false, isExact = false }) {
  const wanted = folded(words, isExact);
  const said = folded(text, isExact);
  if (!wanted || !said.includes(wanted)) return [];
  const places = said.length === text.length && !MOVING.test(text) ? null : mapped(text, isExact);
  const spans = [];
  for (let at = said.indexOf(wanted); at >= 0; ) {
    const last = at + wanted.length - 1;
    const span = places ? { from: places.starts[at], to: places.ends[last] } : { from: at, to: last + 1 };
    const isFound = !isWhole || isApart(text, span);
    if (isFound) spans.push(span);
    at = said.indexOf(wanted, at + (isFound ? wanted.length : 1));
  }
  return spans;
}

/** Puts other words in the place of passages; a capital stays one. Gives the keys of their nodes.
 * @param {import("./transaction.js").Transaction} t @param {Passage[]} passages @param {string} words */
export function replace(t, passages, words) {
  /** @type {Map<string, Passage[]>} */
  const byNode = new Map();
  for (const one of passages) byNode.set(one.key, [...(byNode.get(one.key) ?? []), one]);
  for (const [key, found] of byNode) {
    const node = t.map.get(key);
    const said = PLACES.map((where) => {
      const spans = found.filter((one) => one.where === where);
      return spans.length ? { [where]: replaced(node.data[where], spans, words) } : {};
    });
    t.set(node, Object.assign({}, ...said));
  }
  return [...byNode.keys()];
}

/** The words as they stand in the place of a passage: with its capitals, where they have none.
 * @param {string} words @param {string} passage */
export function dressed(words, passage) {
  const isSmall = words === words.toLowerCase();
  if (!isSmall || passage === passage.toLowerCase()) return words;
  const [first] = words;
  if (passage.length > 1 && passage === passage.toUpperCase()) return words.toUpperCase();
  const hasCapital = passage[0] !== passage[0].toLowerCase();
  return hasCapital && first ? first.toUpperCase() + words.slice(first.length) : words;
}

/** @param {Rich} rich @param {Span[]} spans in their order @param {string} words @returns {Rich} */
function replaced(rich, spans, words) {
  const text = lettersOf(rich);
  const puts = spans.map(({ from, to }) => ({ from, to, words: dressed(words, text.slice(from, to)) }));
  if (typeof rich === "string") return inRuns([{ text: rich }], 0, puts)[0].text;
  let at = 0;
  const blocks = blocksOf(rich).map((block) => {
    const runs = inRuns(block.runs, at, puts);
    at += block.runs.reduce((sum, run) => sum + run.text.length, 1);
    return { ...block, runs };
  });
  return richOf(blocks);
}

/** Runs with new words, each in the dress of the run where its passage starts.
 * @param {readonly Run[]} runs @param {number} at where the first starts @param {(Span & {words: string})[]} puts
 * @returns {Run[]} */
export function inRuns(runs, at, puts) {
  return runs.map((run) => {
    const end = at + run.text.length;
    let text = "";
    let here = at;
    for (const put of puts) {
      if (put.to <= at || put.from >= end) continue;
      text += run.text.slice(here - at, Math.max(put.from, here) - at) + (put.from >= at ? put.words : "");
      here = Math.min(put.to, end);
    }
    text += run.text.slice(here - at);
    at = end;
    return { ...run, text };
  });
}

/** Whether no letter or figure touches it.
 * @param {string} text @param {Span} span */
function isApart(text, { from, to }) {
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? "";
  const [after = ""] = text.slice(to, to + 2);
  return !LETTER.test(before) && !LETTER.test(after);
}

/** A text for comparing: small letters, spaces and apostrophes of one kind; without accents unless they count.
 * @param {string} text @param {boolean} isExact */
function folded(text, isExact) {
  const said = text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[\t\u00a0\u202f]/g, " ");
  if (isExact) return said;
  return said
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae");
}

/** The letters of a text that each of its folded ones stands for.
 * @param {string} text @param {boolean} isExact */
function mapped(text, isExact) {
  let at = 0;
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (const letter of text) {
    const end = at + letter.length;
    const small = folded(letter, isExact);
    for (let i = 0; i < small.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    if (!small && ends.length) ends[ends.length - 1] = end; // an accent apart goes with its letter
    at = end;
  }
  return { starts, ends };
}
