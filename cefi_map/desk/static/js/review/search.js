// Searching what the candidate wrote, titles, notes and all, and the comments; what does not hold it grows pale.

import { count, plain } from "../../../../static/js/ui/words.js";
import { around, find } from "./page.js";

export class Search {
  /** @param {HTMLElement} canvas @param {import("./page.js").Read} read
   * @param {NonNullable<import("./page.js").Read["find"]>} within */
  constructor(canvas, read, within) {
    this.canvas = canvas;
    this.read = read;
    this.within = within;
    this.form = find(canvas, "[data-search]", HTMLFormElement);
    this.opener = find(canvas, "[data-search-open]", HTMLElement);
    this.field = find(this.form, "[name=q]", HTMLInputElement);
    this.said = find(this.form, "[data-search-said]", HTMLElement);
    /** @type {string[]} */
    this.hits = [];
    this.at = -1;
    this.opener.hidden = false;
    this.opener.addEventListener("click", () => this.#open());
    this.field.addEventListener("input", () => this.#look());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("keydown", (event) => this.#pressed(event));
    this.form.addEventListener("click", (event) => this.#clicked(event));
  }

  #open() {
    this.form.hidden = false;
    this.field.focus();
    this.field.select();
  }

  #close() {
    this.form.hidden = true;
    this.field.value = "";
    this.#look();
    this.opener.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && event.target === this.field) this.#go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = around(event, "button");
    if (button?.dataset.searchGo) this.#go(Number(button.dataset.searchGo));
    else if (button?.hasAttribute("data-search-close")) this.#close();
  }

  #look() {
    const wanted = plain(this.field.value.trim());
    const found = wanted ? this.within.rows.filter((row) => this.#textAt(row).includes(wanted)) : [];
    this.hits = found.map(keyOf);
    this.at = -1;
    this.#paint(wanted ? new Set(this.hits) : null);
    this.said.textContent = wanted && (found.length ? count(found.length, "nœud") : "Aucun nœud");
  }

  /** All that stands at a row, with the comments pinned there.
   * @param {HTMLElement} row */
  #textAt(row) {
    const pinned = this.canvas.querySelectorAll(`[data-pin-of="${CSS.escape(keyOf(row))}"]`);
    return plain([row, ...pinned].map((each) => each.textContent).join(" "));
  }

  /** @param {Set<string> | null} keys */
  #paint(keys) {
    this.within.light(keys);
    for (const row of this.within.rows) row.classList.toggle("hit", Boolean(keys?.has(keyOf(row))));
  }

  /** @param {number} by */
  #go(by) {
    const { hits } = this;
    if (!hits.length) return;
    this.at = (this.at + by + hits.length) % hits.length;
    this.read.go(hits[this.at]);
    this.field.focus();
    this.said.textContent = `${this.at + 1} sur ${hits.length}`;
  }
}

const keyOf = (/** @type {HTMLElement} */ row) => row.dataset.row ?? "";
