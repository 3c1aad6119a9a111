/** « 4,6 pages sur 5 »: in words and as bars, with the lines that are left. */

import { el } from "../ui/dom.js";
import { count } from "../ui/words.js";
import { sayBlock, wordsOf } from "./saying.js";

/**
 * @import { App } from "./app.js"
 * @import { Block } from "./blocks.js"
 *
 * @typedef {Pick<App, "dialogs" | "urls">} Given
 *
 * @typedef {object} Pages How long a text is on paper (project/dossier/data.py).
 * @property {number} sheets
 * @property {number} length in pages, a part of one included
 * @property {string} said « 4,6 pages sur 5 »
 * @property {number} lines too many, or left
 * @property {number[]} starts the page of each block
 * @property {string} level "ok" for a length that is tolerated
 */

/** How much each bar is filled, one a page asked for, and one for what is over: from 0 to 1.
 * @param {number} length @param {number} asked both in pages */
export function bars(length, asked) {
  const whole = Array.from({ length: Math.ceil(asked) }, (_, i) => Math.max(0, Math.min(1, length - i)));
  return [...whole, Math.max(0, Math.min(1, length - Math.ceil(asked)))];
}

/** How long a text is about, by what is known of it before it was changed: its length and its weight then.
 * @param {{length: number, weight: number}} counted @param {number} weight of the text now */
export function guessed({ length, weight: before }, weight) {
  return before ? Math.round(((length * weight) / before) * 10) / 10 : length;
}

/** What a text takes on paper, in letters: a block takes a line that is not full, and the space after it.
 * @param {Block[]} blocks */
export function weightOf(blocks) {
  return blocks.reduce((sum, block) => sum + sayBlock(block).length + LINE, 0);
}

const LINE = 80; // letters
const PAGE = { asked: 5, length: 1, weight: 3300 }; // of letters of 11 points, where nothing was counted yet

export class Gauge {
  /** @param {Given} app */
  constructor(app) {
    const link = (/** @type {string} */ words, /** @type {"layout" | "versions"} */ name) =>
      el("button", { class: "link", onclick: () => app.dialogs[name]() }, words);
    this.said = el("b", { class: "big num" });
    this.left = el("span", { class: "soft" });
    this.bars = el("div", { class: "gauge", role: "img" });
    this.words = el("span", { class: "meta num" });
    this.box = el(
      "div",
      { class: "gaugebox" },
      el("div", { class: "row wrap" }, this.said, el("span", { class: "grow" }), this.left),
      this.bars,
      el(
        "div",
        { class: "row" },
        this.words,
        el("span", { class: "grow" }),
        app.urls.history ? link("Versions", "versions") : null,
        link("Réglages de page", "layout"),
      ),
    );
  }

  /** @param {Block[]} blocks */
  count(blocks) {
    this.words.textContent = count(wordsOf(blocks), "mot");
  }

  /** @param {Pages} pages @param {Block[]} blocks what was counted */
  show(pages, blocks) {
    const asked = Number((/sur ([\d,]+)/.exec(pages.said)?.[1] ?? "5").replace(",", "."));
    this.counted = { asked, length: pages.length, weight: weightOf(blocks) };
    this.box.dataset.level = pages.level;
    this.left.textContent = words(pages, asked);
    this.fill(pages.said, pages.length, asked);
  }

  /** Nobody counts: the last count, moved by what was written since.
   * @param {Block[]} blocks */
  guess(blocks) {
    this.left.textContent = "Hors connexion, estimation";
    const { asked, ...counted } = this.counted ?? PAGE;
    const length = guessed(counted, weightOf(blocks));
    delete this.box.dataset.level;
    this.fill(`Environ ${french(length)} page${length < 2 ? "" : "s"} sur ${french(asked)}`, length, asked);
  }

  /** @param {string} said @param {number} length @param {number} asked both in pages */
  fill(said, length, asked) {
    this.said.textContent = said;
    this.bars.setAttribute("aria-label", said);
    this.bars.style.gridTemplateColumns = `repeat(${Math.ceil(asked)}, 1fr) 26px`;
    this.bars.replaceChildren(
      ...bars(length, asked).map((part, i, all) => {
        const bar = el("i", { class: i === all.length - 1 ? "beyond part" : "part" });
        bar.style.setProperty("--part", `${Math.round(part * 100)}%`);
        return bar;
      }),
    );
  }

  /** The count is of an earlier text.
   * @param {string} why */
  stale(why) {
    this.left.textContent = why;
  }
}

/** @param {number} number */
function french(number) {
  return String(number).replace(".", ",");
}

/** @param {Pages} pages @param {number} asked */
function words({ length, level, lines }, asked) {
  if (lines < 3) return "C’est la longueur demandée.";
  if (length > asked) return `${count(lines, "ligne")} de trop${level === "ok" ? ", toléré" : ""}`;
  return `Il reste environ ${count(lines, "ligne")}`;
}
