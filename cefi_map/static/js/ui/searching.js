/** A box in which words are looked for and others put in their place. What it looks through, a map or a text, is told in
 * the methods at its end. */

import { el, icon, write } from "./dom.js";
import { Replacing } from "./replacing.js";
import { count, NB } from "./words.js";

/**
 * @typedef {{from?: number, to?: number}} Span In the letters of what says the words.
 * @typedef {{toast: (text: string, action: "undo") => void, say: (text: string) => void}} Voice
 */

const AROUND = 34; // letters shown on either side of a passage

/** @template {Span} Hit */
export class Searching {
  /** @param {Voice} voice @param {string} where « dans la carte » */
  constructor(voice, where) {
    this.voice = voice;
    /** @type {Hit[]} */
    this.hits = [];
    this.at = -1; // the one that was gone to
    this.field = el("input", {
      type: "search",
      class: "field",
      "aria-label": `Chercher ${where}`,
      placeholder: `Chercher ${where}`,
      autocomplete: "off",
      oninput: () => this.look(),
    });
    this.status = el("span", { class: "meta num" });
    this.passage = el("p", { class: "meta passage" });
    this.whole = el("input", { type: "checkbox", onchange: () => this.look() });
    /** @type {Replacing<Hit>} */
    this.replacing = new Replacing(this);
    const whole = el("label", { class: "check" }, this.whole, "Mot entier");
    this.ways = el("div", { class: "row" }, whole, this.replacing.opener);
    this.box = this.build();
  }

  build() {
    const close = { class: "btn quiet ico sm", "aria-label": "Fermer la recherche", onclick: () => this.close() };
    return el(
      "div",
      { class: "searchbox", role: "search", hidden: true, onkeydown: (event) => this.keydown(event) },
      el(
        "div",
        { class: "row" },
        el("div", { class: "terms" }, this.field, this.replacing.words),
        this.step(-1, "i-left", "Résultat précédent"),
        this.step(1, "i-right", "Résultat suivant"),
        el("button", close, icon("i-close")),
      ),
      this.ways,
      this.replacing.box,
      el("div", { class: "found", role: "status" }, this.status, this.passage), // last: it moves nothing as it grows
    );
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {number} by @param {string} name @param {string} label */
  step(by, name, label) {
    return el("button", { class: "btn quiet ico sm", "aria-label": label, onclick: () => this.go(by) }, icon(name));
  }

  /** Opens it, with the keyboard in the words, or in what takes their place.
   * @param {"field" | "words"} [where] */
  open(where = "field") {
    this.box.hidden = false;
    if (where === "words") this.replacing.open(true);
    this.look(false);
    const stop = where === "words" && this.field.value ? this.replacing.words : this.field;
    stop.focus();
    stop.select();
  }

  close() {
    this.shut();
    this.leave();
    this.voice.say("Recherche fermée.");
  }

  /** Closes it; the focus stays where it is. */
  shut() {
    this.box.hidden = true;
    this.hits = [];
    this.at = -1;
  }

  /** The words that are looked for: to put others in their place, with the spaces around them. */
  get asked() {
    const words = this.field.value;
    return this.replacing.isOpen && words.trim() ? words : words.trim();
  }

  /** How they are looked for. */
  get query() {
    return { words: this.asked, isWhole: this.whole.checked, isExact: this.replacing.isOpen };
  }

  /** Looks anew; not asked to by the person, it keeps the place among what is found. */
  look(move = true) {
    const here = move ? undefined : this.hits[this.at];
    this.hits = this.found();
    this.at = here ? this.hits.findIndex((hit) => hit.from === here.from && this.isBeside(hit, here)) : -1;
    if (this.at < 0) this.passage.textContent = "";
    write(this.status, this.at >= 0 ? this.place : this.told());
    this.replacing.enable(Boolean(this.asked && this.hits.length));
    this.draw(move);
  }

  /** The person went elsewhere: one goes on from there. */
  stray() {
    this.at = -1;
    this.look(false);
  }

  get place() {
    return `${this.at + 1} sur ${this.hits.length}`;
  }

  /** To the next of what was found, or the one before; round and round.
   * @param {number} by */
  go(by) {
    const { length } = this.hits;
    if (!length) return;
    const to = this.at < 0 ? this.here + Math.min(by, 0) : this.at + by;
    this.at = (to + length) % length;
    this.status.textContent = this.place;
    this.show(this.hits[this.at]);
  }

  /** At none any more.
   * @param {string} said */
  end(said) {
    this.at = -1;
    this.status.textContent = said;
    this.passage.textContent = "";
  }

  /** Tells a passage among the letters around it.
   * @param {string} where it stands @param {string} text that says it @param {Span} span */
  tell(where, text, { from = 0, to = 0 }) {
    const start = Math.max(0, from - AROUND);
    this.passage.replaceChildren(
      `${where}${where && `${NB}: `}${start ? "…" : ""}${text.slice(start, from)}`,
      el("mark", {}, text.slice(from, to)),
      `${text.slice(to, to + AROUND)}${text.length > to + AROUND ? "…" : ""}`,
    );
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { key, shiftKey, target } = event;
    if (key === "Escape") this.close();
    else if (key === "F3") this.go(shiftKey ? -1 : 1);
    else if (key === "Enter" && target === this.field) this.go(shiftKey ? -1 : 1);
    else if (key === "Enter" && target === this.replacing.words) this.replacing.replaceOne();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What answers the query, in the order of reading.
   * @returns {Hit[]} */
  found() {
    return [];
  }

  /** How much that is; "" where nothing was looked for. */
  told() {
    return "";
  }

  /** Draws all that was found; where the person asked for it, brings it into sight.
   * @param {boolean} _isAsked */
  draw(_isAsked) {}

  /** Shows one, and tells it.
   * @param {Hit} _hit */
  show(_hit) {}

  /** The place, among what was found, of the first from where the person is; 0 where none follows. */
  get here() {
    return 0;
  }

  /** Whether one text says both.
   * @param {Hit} _one @param {Hit} _other */
  isBeside(_one, _other) {
    return true;
  }

  /** Puts other words in the place of passages, as one change; `isAll`: one stays where one is.
   * @param {Hit[]} _hits @param {string} _words */
  put(_hits, _words, _isAll = false) {}

  /** « 3 passages remplacés ».
   * @param {Hit[]} hits */
  replaced(hits) {
    return count(hits.length, "passage remplacé", "passages remplacés");
  }

  /** The box is larger now. */
  grew() {}

  /** Gives the keyboard back to what was looked through. */
  leave() {}
}
