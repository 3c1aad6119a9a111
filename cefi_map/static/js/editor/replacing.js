/** Putting other words in the place of those that a search found: one passage after the other, or all at once. */

import { replace } from "../mindmap/finding.js";
import { el, icon } from "../ui/dom.js";
import { count } from "../ui/words.js";

/**
 * @typedef {import("../mindmap/finding.js").Passage} Passage
 * @typedef {import("./search.js").Hit} Hit
 */

export class Replacing {
  /** @param {Pick<import("./search.js").Search, "app" | "hits" | "at" | "go" | "look" | "isOpen" | "status">} search */
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
    });
    this.one = button("Remplacer", () => this.replaceOne());
    this.all = button("Tout remplacer", () => this.replaceAll());
    const said = el("span", { class: "meta" }, "Accents et espaces comptent.");
    const about = { class: "row", role: "group", "aria-label": "Remplacement", hidden: true };
    this.box = el("div", about, this.one, this.all, said);
    this.opener = button("Remplacer", () => this.open(!this.isOpen), "i-compare");
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
    this.search.app.lens.uncover(this.search.app.state.key);
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
    const hit = /** @type {Passage} */ (search.hits[at]);
    if (!hit || hit.from === undefined) {
      search.go(1);
      return;
    }
    search.app.state.run("remplacement", (t) => replace(t, [hit], words.value));
    const isPast = (/** @type {Hit} */ one) =>
      one.key !== hit.key || one.where !== hit.where || (one.from ?? 0) >= hit.from + words.value.length;
    const next = search.hits.findIndex((one, place) => place >= at && isPast(one));
    search.at = next - 1;
    if (next >= 0) search.go(1);
    else search.status.textContent = search.hits.length ? "Dernier passage remplacé." : "Tout est remplacé.";
  }

  /** All of them, as one change. */
  replaceAll() {
    if (!this.isFound) return;
    const { app, hits } = this.search;
    const passages = /** @type {Passage[]} */ (hits);
    const nodes = new Set(passages.map(({ key }) => key)).size;
    const [many, last] = [passages.length, app.state.key];
    app.state.run("remplacement partout", (t) => {
      replace(t, passages, this.words.value);
      return [last];
    });
    this.search.status.textContent = "Tout est remplacé.";
    app.toast(`${count(many, "passage remplacé", "passages remplacés")} dans ${count(nodes, "nœud")}.`, "undo");
  }
}

/** @param {string} label @param {() => void} run @param {string} [drawing] */
function button(label, run, drawing = "") {
  return el("button", { class: "btn quiet sm", onclick: run }, drawing ? icon(drawing) : null, label);
}
