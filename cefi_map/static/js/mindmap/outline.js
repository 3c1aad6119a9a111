/** Indented text <-> sketches of branches: what people paste from a list, and what we copy for others. */

import { plainOf } from "./rich.js";

/**
 * @typedef {import("./model.js").Sketch} Sketch
 * @typedef {{level: number, text: string}} Row
 */

const BULLET = /^(?:[-*•◦▪‣·–—o§]|\uf0b7|\uf0a7|\d{1,3}[.)])[ \t\u00a0]+/;
const MAX_DEPTH = 255;

/** A forest of sketches `{data, children}` from indented text: any deeper indentation makes a level.
 * @param {string} text */
export function parseOutline(text) {
  /** @type {Row[]} */
  const rows = [];
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const body = line.replace(/\t/g, "    ");
    const title = body.trim().replace(/^\u00a0+|(?<!\u00a0)\u00a0+$/g, "");
    if (title) rows.push({ level: body.length - body.trimStart().length, text: title.replace(BULLET, "") });
  }
  return forest(rows);
}

/** Sketches from rows in order; a row goes under the last one of a smaller level.
 * @param {Row[]} rows @returns {Sketch[]} */
export function forest(rows) {
  /** @type {Sketch[]} */
  const tops = [];
  /** @type {{level: number, children: Sketch[]}[]} */
  const stack = [];
  for (const { level, text } of rows) {
    while (stack.length && stack[stack.length - 1].level >= level) stack.pop();
    if (stack.length > MAX_DEPTH) throw new RangeError("too deep");
    /** @type {Sketch[]} */
    const children = [];
    (stack.length ? stack[stack.length - 1].children : tops).push({ data: { text }, children });
    stack.push({ level, children });
  }
  return tops;
}

/** Tabs for levels, one line a node, notes left out: what Word turns into a list.
 * @param {readonly Sketch[]} sketches */
export function renderOutline(sketches) {
  /** @type {string[]} */
  const lines = [];
  walk(sketches, (sketch, depth) => lines.push("\t".repeat(depth) + (sketch.data.text ?? "").replace(/\n/g, " ")));
  return lines.join("\n");
}

/** The same as nested lists for rich editors; every text is escaped.
 * @param {readonly Sketch[]} sketches */
export function renderHtml(sketches) {
  /** @type {string[]} */
  const parts = [];
  let level = -1;
  walk(sketches, (sketch, depth) => {
    while (level < depth) {
      parts.push("<ul>");
      level++;
    }
    while (level > depth) {
      parts.push("</ul>");
      level--;
    }
    const note = plainOf(sketch.data.note);
    parts.push(`<li>${escaped(sketch.data.text ?? "")}${note ? `<br><small>${escaped(note)}</small>` : ""}</li>`);
  });
  while (level-- >= 0) parts.push("</ul>");
  return parts.join("");
}

/** How many nodes the sketches hold.
 * @param {readonly Sketch[]} sketches */
export function countOf(sketches) {
  let count = 0;
  walk(sketches, () => {
    count++;
  });
  return count;
}

/** @param {readonly Sketch[]} sketches @param {(sketch: Sketch, depth: number) => void} visit */
function walk(sketches, visit) {
  const stack = sketches.map((sketch) => ({ sketch, depth: 0 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { sketch, depth } = next;
    visit(sketch, depth);
    const below = sketch.children || [];
    for (let i = below.length - 1; i >= 0; i--) stack.push({ sketch: below[i], depth: depth + 1 });
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\n/g, "<br>");
}
