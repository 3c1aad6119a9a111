/** What lines of plain text mean where they are pasted: mails, notes and assistants mark lists, headings, quotations, tables
 * and strong words by signs, as one does while typing. Pure. */

import { asked } from "./shortcuts.js";

/**
 * @import { Block, Content, Table } from "./blocks.js"
 *
 * @typedef {{indent: number, number: number}} List Where its items begin, and the number of its last one, 0 for bullets.
 */

const MARKED = /^( *)(\S{1,4})[ \u00a0]+(\S.*)$/;
const BULLET = /^[·▪◦‣–\uf0b7\uf0a7]$/; // beside those that are typed
const RULE = /^[-*_]{3,}$/;
const DASHES = /^:?-+:?$/; // what parts the head of a table from its rows

/** @param {string} text @returns {Block[]} */
export function blocksIn(text) {
  const lines = new Lines();
  for (const line of text.replace(/\t/g, "    ").split(/\r\n?|\n/))
    if (line.trim() && !RULE.test(line.trim())) lines.add(line.trimEnd());
  return lines.blocks;
}

class Lines {
  constructor() {
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {List[]} */
    this.lists = []; // that are open, each in the one before
  }

  /** @param {string} line */
  add(line) {
    const body = line.trimStart();
    const last = this.blocks.at(-1);
    const cells = cellsOf(body);
    if (this.mark(line)) return;
    if (last?.type === "item" && line.length - body.length > (this.lists.at(-1)?.indent ?? 0))
      last.content.push({ text: "\n" }, ...runsOf(body));
    else if (cells && last?.type === "table") addRow(last, cells);
    else if (cells) this.put({ type: "table", header: false, rows: [cells.map(runsOf)] });
    else this.put({ type: "paragraph", content: runsOf(body) });
  }

  /** Adds what begins with a sign; false where none does.
   * @param {string} line */
  mark(line) {
    const [, space, sign, body] = MARKED.exec(line) ?? [];
    const wanted = asked(sign?.replace(BULLET, "-").replace(/^\d{1,3}(?=[.)]$)/, "1") ?? "");
    if (!wanted) return false;
    const [{ name: type }, attrs] = wanted;
    const content = runsOf(body);
    if (type !== "item") this.put(/** @type {Block} */ ({ type, content, ...attrs }));
    else if (!this.count(space.length, Number.parseInt(sign, 10) || 0)) return false;
    else this.blocks.push({ type, content, ordered: attrs?.ordered, depth: this.lists.length - 1 });
    return true;
  }

  /** Opens or goes on with the list of an item; false where its number is not the one that would be shown.
   * @param {number} indent @param {number} number 0 for a bullet */
  count(indent, number) {
    const lists = this.lists.filter((list) => list.indent <= indent);
    if (lists.at(-1)?.indent !== indent) lists.push({ indent, number: 0 });
    const list = lists[lists.length - 1];
    if (number && number !== list.number + 1) return false;
    list.number = number;
    this.lists = lists;
    return true;
  }

  /** @param {Block} block no item */
  put(block) {
    this.blocks.push(block);
    this.lists = [];
  }
}

/** The cells of a line « | a | b | »; null for any other.
 * @param {string} body */
function cellsOf(body) {
  return /^\|.*\|$/.test(body) ? body.slice(1, -1).split("|") : null;
}

/** @param {Table} table @param {string[]} cells */
function addRow(table, cells) {
  if (table.rows.length === 1 && cells.every((cell) => DASHES.test(cell.trim()))) table.header = true;
  else table.rows.push(cells.map(runsOf));
}

/** Words between two pairs of stars are strong.
 * @param {string} text @returns {Content} */
function runsOf(text) {
  const parts = text.trim().split("**");
  if (parts.length % 2 === 0) return [{ text: text.trim() }];
  return parts.flatMap((part, i) => (part ? [i % 2 ? { text: part, bold: true } : { text: part }] : []));
}
