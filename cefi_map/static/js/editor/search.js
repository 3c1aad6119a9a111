/** Searching titles and notes, filtering by what nodes carry. */

import { lettersOf, passagesIn, replace } from "../mindmap/finding.js";
import { each, numberOf } from "../mindmap/model.js";
import { el, icon } from "../ui/dom.js";
import { Searching } from "../ui/searching.js";
import { count, quoted } from "../ui/words.js";
import { filtersOf } from "./filters.js";
import { flyTo } from "./flight.js";

/**
 * @typedef {import("../mindmap/finding.js").Passage} Passage
 * @typedef {{key: string} & Partial<Passage>} Hit A passage; a node alone where no words are looked for.
 * @typedef {import("./filters.js").Given & Pick<import("./app.js").App, "lens" | "goTo" | "canvas" | "phone" | "plan"
 *   | "say" | "toast">} Given
 */

const WHERE = { text: "", details: "détails", note: "note" };

/** @extends {Searching<Hit>} */
export class Search extends Searching {
  /** @param {Given} app */
  constructor(app) {
    super(app, "dans la carte");
    this.app = app;
    this.offered = ""; // what the filter was last made of
    /** @type {Set<string> | null} */
    this.kept = null; // the keys that the chosen filter keeps; null for all
    this.filter = el("select", { class: "field", "aria-label": "Filtrer", onchange: () => this.look() });
    this.ways.prepend(el("span", { class: "filter" }, icon("i-filter"), this.filter));
    app.state.on("change", () => {
      if (this.isOpen) this.look(false);
    });
    app.state.on("report", () => {
      if (!this.isOpen) return;
      if (this.filter.value) this.look(false);
      else this.filtered(); // what was found does not hang on the verdicts
    });
  }

  /** Opens it, with the keyboard in the words, in the filter, or in what takes their place.
   * @param {"field" | "filter" | "words"} [where] */
  open(where) {
    this.app.lens.appear();
    super.open(where === "filter" ? "field" : where);
    if (where === "filter") this.filter.focus();
  }

  shut() {
    super.shut();
    this.filter.value = "";
    this.app.lens.show(null);
  }

  leave() {
    this.app.goTo(this.app.state.key, { quiet: true }); // one stays where the search has led
  }

  grew() {
    this.app.lens.uncover(this.app.state.key);
  }

  /** In the branch that stands out. */
  found() {
    const kept = this.filtered();
    this.kept = kept;
    if (!this.asked) return this.nodes(kept);
    return passagesIn(this.app.lens.top, this.query).filter(({ key }) => !kept || kept.has(key));
  }

  /** The keys of the nodes in which something was found. */
  get keys() {
    return new Set(this.hits.map(({ key }) => key));
  }

  /** @param {boolean} isAsked */
  draw(isAsked) {
    const { app, hits, keys, kept } = this;
    app.lens.show(keys.size || kept ? keys : null, Boolean(kept));
    if (!isAsked || !hits.length) return;
    app.canvas.reveal(hits[0].key);
    app.lens.uncover(hits[0].key);
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

  told() {
    const { asked, keys, kept } = this;
    if (!asked && !kept) return "";
    const where = this.app.lens.key ? ` dans la branche ${quoted(this.app.lens.top.text, 40)}` : "";
    if (!keys.size) return asked ? `Aucun nœud ne contient ${quoted(asked)}${where}.` : `Aucun nœud${where}.`;
    const said = count(keys.size, "nœud");
    if (asked) return this.hits.length > keys.size ? `${said}, ${count(this.hits.length, "passage")}` : said;
    return `${said} sur ${this.app.state.map.size}`;
  }

  get here() {
    return Math.max(
      0,
      this.hits.findIndex(({ key }) => key === this.app.state.key),
    );
  }

  /** @param {Hit} one @param {Hit} other */
  isBeside(one, other) {
    return one.key === other.key && one.where === other.where;
  }

  /** The passage with the number of its node.
   * @param {Hit} hit */
  show(hit) {
    const { state, phone, canvas, lens, plan } = this.app;
    const { key, where = "text" } = hit;
    phone.branchOf(key);
    state.choose(key, { quiet: true });
    const node = state.map.get(key);
    this.tell([numberOf(node), WHERE[where]].filter(Boolean).join(", "), lettersOf(node.data[where]), hit);
    flyTo(canvas, key, () => lens.uncover(key)); // now that the box is as high as it is
    plan.reveal(state.key);
  }

  /** @param {Hit[]} hits @param {string} words */
  put(hits, words, isAll = false) {
    const { state } = this.app;
    const last = state.key;
    state.run(isAll ? "remplacement partout" : "remplacement", (t) => {
      const keys = replace(t, /** @type {Passage[]} */ (hits), words);
      return isAll ? [last] : keys;
    });
  }

  /** @param {Hit[]} hits */
  replaced(hits) {
    return `${super.replaced(hits)} dans ${count(this.keys.size, "nœud")}`;
  }
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
