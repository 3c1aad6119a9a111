/** Lists from Word, LibreOffice, Google Docs and web pages -> sketches of branches. */

import { forest } from "./outline.js";
import { tokenize } from "./tags.js";

/**
 * @typedef {import("./tags.js").Attributes} Attributes
 * @typedef {{level: number, text: string, isItem?: boolean}} Row `isItem`: of a list.
 */

const SKIP = new Set(["style", "script", "head", "title", "xml", "o:p"]);
const BLOCKS = new Set(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote"]);
const VOID = new Set(["br", "img", "meta", "link", "hr", "input", "col", "wbr"]);
const DEEPER = 10; // levels of a heading count for this many levels of a list

/** Sketches of the lists and paragraphs of a piece of HTML; [] when it holds no text.
 * @param {string} source */
export function parseHtml(source) {
  return forest(new Reader().read(source));
}

class Reader {
  /** @type {Row[]} */
  rows = [];
  lists = 0;
  heading = 0;
  /** @type {string[]} */
  skipping = []; // open elements inside one whose text is not read
  /** @type {Row | null} */
  row = null;

  /** @param {string} source */
  read(source) {
    tokenize(source, { open: this.open, close: this.close, text: this.text });
    this.end();
    return this.rows;
  }

  /** @param {string} name @param {Attributes} attributes @param {boolean} closed */
  open = (name, attributes, closed) => {
    if (this.skipping.length || SKIP.has(name) || /mso-list:\s*ignore/i.test(attributes.style || "")) {
      if (!closed && !VOID.has(name)) this.skipping.push(name);
    } else if (name === "ul" || name === "ol") {
      this.end();
      this.lists++;
    } else if (name === "br") {
      this.text("\n", true);
    } else if (name === "td" || name === "th") {
      if (this.row?.text.trim()) this.row.text += " · ";
    } else if (BLOCKS.has(name)) {
      this.begin(name, attributes);
    }
  };

  /** @param {string} name */
  close = (name) => {
    if (this.skipping.length) {
      const at = this.skipping.lastIndexOf(name);
      if (at >= 0) this.skipping.length = at;
    } else if (name === "ul" || name === "ol") {
      this.end();
      this.lists = Math.max(0, this.lists - 1);
    } else if (BLOCKS.has(name)) {
      this.end();
    }
  };

  /** @param {string} text */
  text = (text, isBreak = false) => {
    if (this.skipping.length) return;
    if (!this.row) {
      if (!text.trim()) return;
      this.row = { level: this.level(0), text: "" };
    }
    this.row.text += isBreak ? "\n" : text.replace(/[\s\u00a0]+/g, " ");
  };

  /** @param {string} name @param {Attributes} attributes */
  begin(name, attributes) {
    const inItem = this.row?.isItem && !this.row.text.trim();
    if (inItem && name !== "li") return; // a paragraph that opens a list item
    this.end();
    const word = /mso-list:[^;:]*\blevel(\d+)/i.exec(attributes.style || "");
    if (/^h[1-6]$/.test(name)) {
      this.heading = Number(name[1]);
      this.row = { level: this.heading * DEEPER, text: "" };
    } else if (word) {
      this.row = { level: this.level(Number(word[1])), text: "" };
    } else {
      this.row = { level: this.level(this.lists), text: "", isItem: name === "li" };
    }
  }

  /** @param {number} inList */
  level(inList) {
    return (this.heading + 1) * DEEPER + inList;
  }

  end() {
    const { row } = this;
    this.row = null;
    if (!row) return;
    const lines = row.text.split("\n").map((line) => line.trim());
    const text = lines.join("\n").trim();
    if (text) this.rows.push({ level: row.level, text });
  }
}
