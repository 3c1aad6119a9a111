/** Searching titles and notes, filtering by what nodes carry. */

import { lettersOf, passagesIn } from "../mindmap/finding.js";
import { each, numberOf } from "../mindmap/model.js";
import { el, icon } from "../ui/dom.js";
import { count, NB, quoted } from "../ui/words.js";
import { filtersOf } from "./filters.js";
import { flyTo } from "./flight.js";
import { Replacing } from "./replacing.js";

/**
 * @typedef {import("../mindmap/finding.js").Passage} Passage
 * @typedef {{key: string} & Partial<Passage>} Hit A passage; a node alone where no words are looked for.
 * @typedef {import("./filters.js").Given & Pick<import("./app.js").App, "lens" | "goTo" | "canvas" | "phone" | "plan"
 *   | "say" | "toast">} Given
 */

const AROUND = 34; // letters shown on either side of a passage
const WHERE = { text: "", details: "détails", note: "note" };

export class Search {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Hit[]} */
    this.hits = [];
    this.at = -1; // the one that was gone to
    this.offered = ""; // what the filter was last made of
    this.field = el("input", {
      type: "search",
      class: "field",
      "aria-label": "Chercher dans la carte",
      placeholder: "Chercher dans la carte",
      autocomplete: "off",
      oninput: () => this.look(),
    });
    this.status = el("span", { class: "meta num" });
    this.passage = el("p", { class: "meta passage" });
    this.filter = el("select", { class: "field", "aria-label": "Filtrer", onchange: () => this.look() });
    this.whole = el("input", { type: "checkbox", onchange: () => this.look() });
    this.replacing = new Replacing(this);
    this.box = this.build();
    app.state.on("change", () => {
      if (this.isOpen) this.look(false);
    });
    app.state.on("report", () => {
      if (!this.isOpen) return;
      if (this.filter.value) this.look(false);
      else this.filtered(); // what was found does not hang on the verdicts
    });
  }

  build() {
    const close = { class: "btn quiet ico sm", "aria-label": "Fermer la recherche", onclick: () => this.close() };
    return el(
      "div",
      { class: "searchbox", role: "search", hidden: true, onkeydown: (event) => this.keydown(event) },
      el(
        "div",
        { class: "row" },
        el("div", { class: "words" }, this.field, this.replacing.words),
        this.step(-1, "i-left", "Résultat précédent"),
        this.step(1, "i-right", "Résultat suivant"),
        el("button", close, icon("i-close")),
      ),
      el("div", { class: "found", role: "status" }, this.status, this.passage),
      el(
        "div",
        { class: "row" },
        el("span", { class: "filter" }, icon("i-filter"), this.filter),
        el("label", { class: "check" }, this.whole, "Mot entier"),
        this.replacing.opener,
      ),
      this.replacing.box,
    );
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {number} by @param {string} name @param {string} label */
  step(by, name, label) {
    return el("button", { class: "btn quiet ico sm", "aria-label": label, onclick: () => this.go(by) }, icon(name));
  }

  /** Opens it, with the keyboard in the words, in the filter, or in what takes their place.
   * @param {"field" | "filter" | "words"} [where] */
  open(where = "field") {
    this.box.hidden = false;
    this.app.lens.appear();
    if (where === "words") this.replacing.open(true);
    this.look(false);
    const places = {
      field: this.field,
      filter: this.filter,
      words: this.field.value ? this.replacing.words : this.field,
    };
    const stop = places[where];
    stop.focus();
    if (stop instanceof HTMLInputElement) stop.select();
  }

  close() {
    this.shut();
    this.app.goTo(this.app.state.key);
    this.app.say("Recherche fermée.");
  }

  /** Closes it; the focus stays where it is. */
  shut() {
    this.box.hidden = true;
    this.hits = [];
    this.filter.value = "";
    this.app.lens.show(null);
  }

  /** The words that are looked for: to put others in their place, with the spaces around them. */
  get asked() {
    const words = this.field.value;
    return this.replacing.isOpen && words.trim() ? words : words.trim();
  }

  /** Looks anew, in the branch that stands out; not asked to by the person, it keeps the place among what is found. */
  look(move = true) {
    const here = move ? undefined : this.hits[this.at];
    const kept = this.filtered();
    const words = this.asked;
    this.hits = words ? this.passages(words, kept) : this.nodes(kept);
    this.at = here ? this.hits.findIndex((hit) => isSame(hit, here)) : -1;
    const nodes = new Set(this.hits.map(({ key }) => key));
    if (this.at < 0) this.passage.textContent = "";
    this.status.textContent = this.at >= 0 ? this.place : words || kept ? this.told(words, nodes.size) : "";
    this.replacing.enable(Boolean(words && this.hits.length));
    this.app.lens.show(nodes.size || kept ? nodes : null, Boolean(kept));
    if (move && this.hits.length) this.app.canvas.reveal(this.hits[0].key);
  }

  /** The keys that the chosen filter keeps; null for all. What can be chosen is brought up to date. */
  filtered() {
    const groups = filtersOf(this.app);
    const { value } = this.filter;
    const offered = JSON.stringify(groups.map(({ filters }) => filters.map(({ id, keys }) => [id, keys.size])));
    if (offered !== this.offered) this.filter.replaceChildren(...optionsOf(groups)); // a list that is open stays
    this.offered = offered;
    const chosen = groups.flatMap(({ filters }) => filters).find(({ id }) => id === value);
    this.filter.value = chosen ? value : "";
    return chosen?.keys ?? null;
  }

  /** @param {string} words @param {Set<string> | null} kept */
  passages(words, kept) {
    const query = { words, isWhole: this.whole.checked, isExact: this.replacing.isOpen };
    return passagesIn(this.app.lens.top, query).filter(({ key }) => !kept || kept.has(key));
  }

  /** @param {Set<string> | null} kept @returns {Hit[]} */
  nodes(kept) {
    /** @type {Hit[]} */
    const found = [];
    if (kept)
      each(this.app.lens.top, ({ key }) => {
        if (kept.has(key)) found.push({ key });
      });
    return found;
  }

  get place() {
    return `${this.at + 1} sur ${this.hits.length}`;
  }

  /** How much was found.
   * @param {string} words @param {number} nodes */
  told(words, nodes) {
    const where = this.app.lens.key ? ` dans la branche ${quoted(this.app.lens.top.text, 40)}` : "";
    if (!nodes) return words ? `Aucun nœud ne contient ${quoted(words)}${where}.` : `Aucun nœud${where}.`;
    const said = count(nodes, "nœud");
    if (words) return this.hits.length > nodes ? `${said}, ${count(this.hits.length, "passage")}` : said;
    return `${said} sur ${this.app.state.map.size}`;
  }

  /** To the next of what was found, or the one before.
   * @param {number} by */
  go(by) {
    const { hits, app } = this;
    if (!hits.length) return;
    const here = this.at < 0 ? hits.findIndex(({ key }) => key === app.state.key) - Math.min(by, 0) : this.at + by;
    this.at = (Math.max(here, this.at < 0 && by > 0 ? 0 : -1) + hits.length) % hits.length;
    this.show(hits[this.at]);
    app.plan.reveal(app.state.key);
  }

  /** @param {Hit} hit */
  show(hit) {
    const { state, phone } = this.app;
    phone.branchOf(hit.key);
    state.choose(hit.key, { quiet: true });
    this.status.textContent = this.place;
    this.passage.replaceChildren(...this.around(hit));
    flyTo(this.app.canvas, hit.key, () => this.app.lens.uncover(hit.key)); // now that the box is as high as it is
  }

  /** The passage among the letters around it, with the number of its node.
   * @param {Hit} hit */
  around({ key, where = "text", from = 0, to = 0 }) {
    const node = this.app.state.map.get(key);
    const text = lettersOf(node.data[where]);
    const start = Math.max(0, from - AROUND);
    const named = [numberOf(node), WHERE[where]].filter(Boolean).join(", ");
    return [
      `${named}${named && `${NB}: `}${start ? "…" : ""}${text.slice(start, from)}`,
      el("mark", {}, text.slice(from, to)),
      `${text.slice(to, to + AROUND)}${text.length > to + AROUND ? "…" : ""}`,
    ];
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
}

/** @param {Hit} one @param {Hit} other */
function isSame(one, other) {
  return one.key === other.key && one.where === other.where && one.from === other.from;
}

/** @param {import("./filters.js").Group[]} groups */
function optionsOf(groups) {
  return [
    el("option", { value: "" }, "Tous les nœuds"),
    ...groups.map(({ name, filters }) =>
      el(
        "optgroup",
        { label: name },
        ...filters.map(({ id, label, keys }) => el("option", { value: id }, `${label} (${keys.size})`)),
      ),
    ),
  ];
}
