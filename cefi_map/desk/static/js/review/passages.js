// The dossier beside the grid: its paragraphs, a chosen one to pin a comment to.

import { find, focusOnGrid, showPinned } from "./page.js";
import { Rows } from "./rows.js";

/** @typedef {import("./page.js").Read} Read */

/** A text that could not be read has no paragraphs, and nothing to choose.
 * @param {Document} document @returns {Read} */
export function passagesOf(document) {
  const canvas = find(document, "[data-dossier]", HTMLElement);
  /** @type {HTMLElement | null} A PDF has a list for each of its pages. */
  const list = canvas.querySelector(".passages");
  if (list?.querySelector("[data-paragraph]")) return new Passages(canvas, list);
  return { go: () => false, goPassage: () => false, took() {}, onpin() {} };
}

/** @implements {Read} */
class Passages {
  /** @param {HTMLElement} canvas @param {HTMLElement} list */
  constructor(canvas, list) {
    this.canvas = canvas;
    this.onpin = () => {};
    this.rows = new Rows(list, "paragraph", {
      choose: (number) => this.#choose(number),
      pin: () => this.onpin(),
      leave: () => focusOnGrid(canvas.ownerDocument),
    });
    this.number = this.rows.nameOf(this.rows.chosen);
  }

  chosen() {
    return { paragraph: this.number, words: `le paragraphe ${this.number}` };
  }

  /** Nodes are on the map: their links load it. */
  go() {
    return false;
  }

  /** @param {string} number */
  goPassage(number) {
    if (!this.rows.choose(number)) return false;
    this.#choose(number);
    this.focus();
    return true;
  }

  focus() {
    this.rows.focus();
  }

  took() {
    showPinned(this.canvas, "pinParagraph", this.number);
  }

  /** @param {string} number */
  #choose(number) {
    this.number = number;
    this.rows.choose(number);
    const bar = find(this.canvas, "[data-selbar]", HTMLElement);
    find(bar, "[data-chosen-number]", HTMLElement).textContent = `§\u00a0${number}`;
    this.took();
  }
}
