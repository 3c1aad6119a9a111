/** Putting other words in the place of those that a search found: one passage after the other, or all at once. */

import { el, icon } from "./dom.js";

/** @template {import("./searching.js").Span} Hit */
export class Replacing {
  /** @param {import("./searching.js").Searching<Hit>} search */
  constructor(search) {
    this.search = search;
    this.words = el("input", {
      class: "field",
      type: "text",
      maxlength: 500,
      "aria-label": "Remplacer par",
      placeholder: "Remplacer par",
      autocomplete: "off",
      hidden: true,
      onfocus: () => this.search.at < 0 && this.search.go(1), // Enter then replaces what is shown
    });
    this.one = button("Remplacer", () => this.replaceOne());
    this.all = button("Tout remplacer", () => this.replaceAll());
    const said = el("span", { class: "meta" }, "Accents et espaces comptent.");
    const about = { class: "row", role: "group", "aria-label": "Remplacement", hidden: true };
    this.box = el("div", about, this.one, this.all, said);
    this.opener = button("Remplacer par…", () => this.open(!this.isOpen), "i-compare");
    this.opener.classList.add("opener");
    this.opener.setAttribute("aria-expanded", "false");
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {boolean} on */
  open(on) {
    this.box.hidden = this.words.hidden = !on;
    this.opener.setAttribute("aria-expanded", String(on));
    if (!this.search.isOpen) return;
    this.search.look(false);
    this.search.grew();
    if (on) this.words.focus();
  }

  /** A button that has just replaced the last passage keeps the keyboard.
   * @param {boolean} isFound whether there is something to replace */
  enable(isFound) {
    this.isFound = isFound;
    for (const made of [this.one, this.all]) made.setAttribute("aria-disabled", String(!isFound));
  }

  /** Puts the other words in the place of the passage gone to, and goes to the next; to the first, when at none. */
  replaceOne() {
    const { words, search } = this;
    const { at } = search;
    const hit = search.hits[at];
    if (hit?.from === undefined) {
      search.go(1);
      return;
    }
    const end = hit.from + words.value.length;
    search.put([hit], words.value);
    const isPast = (/** @type {Hit} */ one) => !search.isBeside(one, hit) || (one.from ?? 0) >= end;
    const next = search.hits.findIndex((one, place) => place >= at && isPast(one));
    search.at = next - 1;
    if (next >= 0) search.go(1);
    else search.end(search.hits.length ? "Dernier passage remplacé." : "Tout est remplacé.");
  }

  /** All of them, as one change. */
  replaceAll() {
    if (!this.isFound) return;
    const { search } = this;
    const said = search.replaced(search.hits);
    search.put(search.hits, this.words.value, true);
    search.end("Tout est remplacé.");
    search.voice.toast(`${said}.`, "undo");
  }
}

/** @param {string} label @param {() => void} run @param {string} [drawing] */
function button(label, run, drawing = "") {
  return el("button", { class: "btn quiet sm", onclick: run }, drawing ? icon(drawing) : null, label);
}
