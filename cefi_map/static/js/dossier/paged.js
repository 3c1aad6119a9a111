/** The page view: the text itself on sheets of A4, which turn where the printed pages turn. */

import { TextSelection } from "../../vendor/prosemirror.js";
import { el } from "../ui/dom.js";
import { keepOption, kept } from "./options.js";
import { sayBlock } from "./saying.js";

/**
 * @import { App } from "./app.js"
 * @import { Turn } from "./marks.js"
 *
 * @typedef {Pick<App, "main" | "pages" | "settings" | "text" | "toolbar">} Given
 *
 * @typedef {{size: number, line: number, leading: number}} Type In points.
 * @typedef {object} Measures How the letters are set on paper (dossier/pages.py), in points; indents in centimetres.
 * @property {Type} body
 * @property {Type} tight within tables
 * @property {Type} small of notes and headers
 * @property {(Type & {before: number})[]} headings by level
 * @property {number} before a paragraph
 * @property {number} item before an item
 * @property {number} indent
 * @property {number} quote
 *
 * @typedef {{top: number, height: number, notes: [string, string][]}} Sheet In pixels; each note with its number.
 */

const NARROW = matchMedia("(max-width: 43.75em)");
const PX = 96 / 2.54; // pixels of a centimetre
const WIDTH = 21 * PX;
const HEIGHT = 29.7 * PX;
const GAP = 24; // pixels between two sheets
const AROUND = 24; // pixels beside a sheet, at least
const LEAST = 0.5; // times its size that a sheet is drawn

export class Paged {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.isWanted = kept("paged", false);
    this.drawn = ""; // what the sheets show, as one text
    this.layer = el("div", { class: "leaves", "aria-hidden": "true" });
    this.desk = el("div", { class: "leaf-desk" }, this.layer, app.text.host);
    this.stage = el("div", { class: "stage" }, this.desk);
    app.text.host.addEventListener("load", () => this.place(), true); // of pictures
    app.text.on("change", () => this.place());
    new ResizeObserver(() => this.place()).observe(this.stage);
    NARROW.addEventListener("change", () => this.turn(this.isWanted));
  }

  /** On a narrow screen a page is for looking at alone. */
  get isOn() {
    return this.isWanted && !NARROW.matches;
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isWanted = isOn;
    keepOption("paged", isOn);
    if (!this.isOn) this.leave();
    this.show();
    this.app.toolbar.update();
    this.app.pages.changed();
    this.app.text.view.dispatch(this.app.text.state.tr.scrollIntoView());
  }

  /** Nothing of the sheets' measures stays in the text, whose marks are the same ones elsewhere. */
  leave() {
    this.app.text.mark({ turns: null });
    this.desk.style.zoom = "";
    for (const one of this.marks()) one.style.height = "";
  }

  show() {
    this.app.main.dataset.view = this.isOn ? "page" : "text";
    this.place();
  }

  /** Where the pages turn, and how their letters are set.
   * @param {{turns?: Turn[], type?: Measures}} told */
  take({ turns, type }) {
    if (!this.isOn || !turns || !type) return;
    this.set(type);
    this.app.text.mark({ turns });
    this.place();
  }

  /** @param {Measures} type */
  set({ body, tight, small, headings, before, item, indent, quote }) {
    const names = { body, tight, small, ...Object.fromEntries(headings.map((one, rank) => [`h${rank + 1}`, one])) };
    const { style } = this.desk;
    for (const [name, { size, line, leading }] of Object.entries(names)) {
      style.setProperty(`--${name}`, `${size}pt`);
      style.setProperty(`--${name}-line`, `${line + leading}pt`);
    }
    headings.forEach((one, rank) => style.setProperty(`--h${rank + 1}-before`, `${one.before}pt`));
    style.setProperty("--before", `${before}pt`);
    style.setProperty("--item", `${item}pt`);
    style.setProperty("--indent", `${indent}cm`);
    style.setProperty("--quote", `${quote}cm`);
  }

  /** Parts the text where pages turn, and lays the sheets under it. What is longer here than on paper makes its sheet
   * longer. */
  place() {
    if (!this.isOn) return;
    const { cover, margin } = this.app.settings.layout;
    const edge = margin * PX;
    const zoom = Math.max(LEAST, Math.min(1, (this.stage.clientWidth - 2 * AROUND) / WIDTH));
    const first = cover ? HEIGHT + GAP : 0;
    this.desk.style.setProperty("--edge", `${edge}px`);
    this.desk.style.setProperty("--first", `${first}px`);
    this.desk.style.zoom = String(zoom);
    const down = (/** @type {number} */ y) => {
      const { top, width } = this.desk.getBoundingClientRect(); // a height that is set above may have scrolled it
      return ((y - top) / width) * WIDTH; // a browser may not know zoom
    };
    /** @type {Sheet[]} */
    const sheets = [{ top: first, height: HEIGHT, notes: [] }];
    let called = 0;
    for (const one of this.marks()) {
      const sheet = sheets[sheets.length - 1];
      if (one.matches(".note")) sheet.notes.push([String(++called), one.title]);
      else {
        const y = down(one.getBoundingClientRect().top);
        sheet.height = Math.max(HEIGHT, y + edge - sheet.top);
        const next = sheet.top + sheet.height + GAP;
        one.style.height = `${next + edge - y}px`;
        sheets.push({ top: next, height: HEIGHT, notes: [] });
      }
    }
    const sheet = sheets[sheets.length - 1];
    const end = this.app.text.host.lastElementChild?.getBoundingClientRect().bottom;
    sheet.height = end === undefined ? HEIGHT : Math.max(HEIGHT, down(end) + edge - sheet.top);
    this.lay(sheets);
  }

  /** What turns a page, and what calls a note, in the order of the text.
   * @returns {NodeListOf<HTMLElement>} */
  marks() {
    return this.app.text.host.querySelectorAll(".page-mark, .note");
  }

  /** Up and down go over what parts two pages, where a browser would stop before it.
   * @param {KeyboardEvent} event */
  cross({ key, shiftKey, ctrlKey, altKey, metaKey }) {
    if (!this.isOn || !/^Arrow(Up|Down)$/.test(key) || ctrlKey || altKey || metaKey) return false;
    const { view, state } = this.app.text;
    const { anchor, head } = state.selection;
    const caret = view.coordsAtPos(head);
    const line = (caret.bottom - caret.top) * 1.5;
    for (const { top, bottom } of [...this.marks()].filter((one) => one.matches(".page-mark")).map(rectOf)) {
      const way = key === "ArrowDown" ? top - caret.bottom : caret.top - bottom;
      if (way < -line / 2 || way > line) continue;
      const there = { left: caret.left, top: key === "ArrowDown" ? bottom + line / 2 : top - line / 2 };
      const found = view.posAtCoords(there);
      if (!found) return false;
      const [from, to] = [shiftKey ? anchor : found.pos, found.pos].map((pos) => state.doc.resolve(pos));
      view.dispatch(state.tr.setSelection(TextSelection.between(from, to)).scrollIntoView());
      return true;
    }
    return false;
  }

  /** @param {Sheet[]} sheets */
  lay(sheets) {
    const { layout, author } = this.app.settings;
    const told = JSON.stringify([sheets, layout, this.title, author]);
    if (told === this.drawn) return;
    this.drawn = told;
    const before = layout.cover && layout.cover_counts ? 1 : 0;
    const leaves = sheets.map((sheet, rank) => this.leaf(sheet, rank + 1 + before));
    const cover = el("div", { class: "leaf cover" }, el("p", {}, this.title), el("p", {}, author));
    const all = layout.cover ? [cover, ...leaves] : leaves;
    this.layer.replaceChildren(...all);
    const last = sheets[sheets.length - 1];
    this.desk.style.height = `${last.top + last.height + AROUND}px`;
    all.forEach((leaf, rank) => {
      const { top, height } = sheets[rank - (all.length - leaves.length)] ?? { top: 0, height: HEIGHT };
      leaf.style.top = `${top}px`;
      leaf.style.height = `${height}px`;
    });
  }

  /** A sheet with what is printed around its text.
   * @param {Sheet} sheet @param {number} number */
  leaf({ notes }, number) {
    const { layout, author } = this.app.settings;
    const rows = notes.map(([call, text]) => el("p", {}, el("sup", {}, call), ` ${text}`));
    return el(
      "div",
      { class: "leaf" },
      layout.header && el("p", { class: "leaf-head" }, el("span", {}, this.title), el("span", {}, author)),
      rows.length > 0 && el("div", { class: "leaf-notes" }, ...rows),
      layout.numbers && el("p", { class: "leaf-foot" }, String(number)),
    );
  }

  /** What the header says: as dossier/model.py has it. */
  get title() {
    const { title } = this.app.settings;
    const first = this.app.text.blocks.find((block) => block.type === "heading" && block.level === 1);
    return title || (first ? sayBlock(first) : "") || "Dossier";
  }
}

/** @param {Element} element */
function rectOf(element) {
  return element.getBoundingClientRect();
}
