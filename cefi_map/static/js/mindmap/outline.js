/** Indented text <-> sketches of branches: what people paste from a list, and what we copy for others. */

import { plainOf } from "./rich.js";

const BULLET = /^(?:[-*•◦▪‣·–—o§]|\uf0b7|\uf0a7|\d{1,3}[.)])[ \t\u00a0]+/;
const MAX_DEPTH = 255;

/** A forest of sketches `{data, children}` from indented text: any deeper indentation makes a level. */
export function parseOutline(text) {
  const rows = [];
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const body = line.replace(/\t/g, "    ");
    const title = body.trim().replace(/^\u00a0+|\u00a0+$/g, "");
    if (title) rows.push({ level: body.length - body.trimStart().length, text: title.replace(BULLET, "") });
  }
  return forest(rows);
}

/** Sketches from rows `{level, text, data?}` in order; a row goes under the last one of a smaller level. */
export function forest(rows) {
  const tops = [];
  const stack = [];
  for (const row of rows) {
    while (stack.length && stack[stack.length - 1].level >= row.level) stack.pop();
    if (stack.length > MAX_DEPTH) throw new RangeError("too deep");
    const sketch = { data: row.data || { text: row.text }, children: [] };
    (stack.length ? stack[stack.length - 1].sketch.children : tops).push(sketch);
    stack.push({ level: row.level, sketch });
  }
  return tops;
}

/** Tabs for levels, one line a node, notes left out: what Word turns into a list. */
export function renderOutline(sketches) {
  const lines = [];
  walk(sketches, (sketch, depth) => lines.push("\t".repeat(depth) + sketch.data.text.replace(/\n/g, " ")));
  return lines.join("\n");
}

/** The same as nested lists for rich editors; every text is escaped. */
export function renderHtml(sketches) {
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
    parts.push(`<li>${escaped(sketch.data.text)}${note ? `<br><small>${escaped(note)}</small>` : ""}</li>`);
  });
  while (level-- >= 0) parts.push("</ul>");
  return parts.join("");
}

/** How many nodes the sketches hold. */
export function countOf(sketches) {
  let count = 0;
  walk(sketches, () => {
    count++;
  });
  return count;
}

function walk(sketches, visit) {
  const stack = sketches.map((sketch) => [sketch, 0]).reverse();
  while (stack.length) {
    const [sketch, depth] = stack.pop();
    visit(sketch, depth);
    const below = sketch.children || [];
    for (let i = below.length - 1; i >= 0; i--) stack.push([below[i], depth + 1]);
  }
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\n/g, "<br>");
}
