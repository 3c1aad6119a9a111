// The map and its plan, one chosen node for both: all that it holds and its comments stand below, whichever is looked at.

import { el } from "../../../../static/js/ui/dom.js";
import { NumberedMap } from "./map.js";
import { all, find, focusOnGrid, showPinned } from "./page.js";
import { Rows } from "./rows.js";

/** Letters of a title from which the bar above the map may cut it. */
const LONG = 60;

/** @implements {Read} @typedef {import("./page.js").Read} Read */
export class Reading {
  /** @param {Document} document */
  constructor(document) {
    this.canvas = find(document, "[data-canvas]", HTMLElement);
    this.bar = find(this.canvas, "[data-selbar]", HTMLElement);
    this.card = find(this.canvas, "[data-card]", HTMLElement);
    this.card.addEventListener("keydown", ({ key }) => key === "Escape" && this.focus());
    this.onpin = () => {};
    const room = {
      choose: (/** @type {string} */ key) => this.#choose(key),
      pin: () => this.onpin(),
      leave: () => focusOnGrid(document),
      read: () => this.card.focus(), // nowhere, where the node holds nothing
    };
    this.plan = new Rows(find(this.canvas, "[data-plan]", HTMLElement), "row", room);
    this.map = new NumberedMap(this.canvas, room);
    this.key = this.plan.nameOf(this.plan.chosen);
    this.find = { rows: this.plan.rows, light: (/** @type {Set<string> | null} */ keys) => this.map.light(keys) };
  }

  chosen() {
    return { key: this.key, words: this.#numberOf(this.key) || "le centre" };
  }

  /** @param {string} key */
  go(key) {
    if (![this.map.choose(key), this.plan.choose(key)].includes(true)) return false;
    this.#choose(key);
    this.map.look();
    this.focus();
    return true;
  }

  /** Paragraphs are in the dossier: their links load it. */
  goPassage() {
    return false;
  }

  /** Whatever is looked at has the focus on the chosen node. */
  focus() {
    if (this.plan.list.clientHeight) this.plan.focus();
    else this.map.focus();
  }

  /** @param {Document} answer */
  took(answer) {
    this.map.takePins(answer);
    showPinned(this.canvas, "pinOf", this.key);
  }

  /** @param {string} key */
  #choose(key) {
    this.key = key;
    this.map.choose(key);
    this.plan.choose(key);
    this.#tell(this.plan.byName.get(key));
    for (const link of all(this.bar, "a[data-do], a[data-view]:not([data-view=dossier])", HTMLAnchorElement))
      link.href = withNode(link.href, key);
    showPinned(this.canvas, "pinOf", key);
  }

  /** The bar above and the card below say what is chosen.
   * @param {HTMLElement} [row] of the plan, which may leave nodes out */
  #tell(row) {
    const { bar } = this;
    const stage = /\bst([1-6])\b/.exec(row?.className ?? "")?.[1] ?? "";
    const title = row?.querySelector("[data-title]")?.textContent ?? "";
    find(bar, "[data-chosen]", HTMLElement).className = `row grow chosen st${stage}`;
    find(bar, "[data-chosen-number]", HTMLElement).textContent = this.#numberOf(this.key) || "Centre";
    find(bar, "[data-chosen-text]", HTMLElement).textContent = title;
    this.#fill(title.length > LONG ? title : "", row?.querySelector(".content"));
  }

  /** @param {string} title where the bar cuts it @param {Element | null} [content] */
  #fill(title, content) {
    const { card } = this;
    const full = title ? [el("p", { class: "full", dir: "auto" }, title)] : [];
    card.replaceChildren(...full, ...(content ? content.cloneNode(true).childNodes : []));
    card.hidden = !title && !content;
    card.scrollTop = 0;
  }

  /** @param {string} key */
  #numberOf(key) {
    const said = this.plan.byName.get(key)?.querySelector("[data-number]")?.textContent ?? "";
    return said === "Centre" ? "" : said;
  }
}

/** @param {string} href @param {string} key */
function withNode(href, key) {
  const address = new URL(href);
  address.searchParams.set("noeud", key);
  return address.href;
}
