// What is not yet on the server stays in this browser, for the very grid it was written in; for any other it is words to copy.

import { el } from "../../../../static/js/ui/dom.js";
import { find } from "./page.js";
import { heldBy, isChanged, putBack, seenBy, write, writeSeen } from "./places.js";

/**
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./places.js").Held} Held
 *
 * @typedef {object} Waiting What waits, by place, and the state that the grid was in when it was written.
 * @property {string} state
 * @property {Record<string, {held: Held, seen: Held}>} places
 */

/** A beacon sent on leaving has no answer, and a server that is busy may refuse it. */
export class Kept {
  /** @param {HTMLFormElement} form @param {Pick<import("./fields.js").Fields, "places" | "state">} fields */
  constructor(form, fields) {
    this.fields = fields;
    this.box = find(form, "[data-unsent]", HTMLElement);
    // each person's apart, in a browser that others use too
    this.draft = `cefi-map:grid:${document.documentElement.dataset.place}:${new URL(form.action).pathname}`;
    this.left = `${this.draft}:left`;
  }

  keep() {
    const { places, state } = this.fields;
    const waiting = places.filter(isChanged).map((each) => [each.name, { held: heldBy(each), seen: seenBy(each) }]);
    store(this.draft, waiting.length ? JSON.stringify({ state, places: Object.fromEntries(waiting) }) : "");
  }

  /** Puts back what a page that was left had not given, where the grid is still the one it was written in; whether it
   * had left any. */
  takeUp() {
    const { places, state } = this.fields;
    const waiting = read(this.draft);
    const taken = places.filter(({ name }) => waiting?.places?.[name]);
    if (waiting && (!waiting.state || waiting.state !== state)) {
      this.#leave(taken.map((place) => said(place, waiting.places[place.name].held)));
      return false;
    }
    this.#offer();
    for (const place of taken) fill(place, /** @type {Waiting} */ (waiting).places[place.name]);
    return taken.length > 0;
  }

  /** What this grid does not take leaves its fields, and is never sent again. */
  setAside() {
    const refused = this.fields.places.filter(isChanged);
    this.#leave(refused.map((each) => said(each, heldBy(each))));
    for (const each of refused) putBack(each);
  }

  /** @param {string[]} lines words that are no more a draft, kept to be copied until they are dismissed */
  #leave(lines) {
    store(this.draft, "");
    if (lines.length) store(this.left, [stored(this.left), ...lines].filter(Boolean).join("\n"));
    this.#offer(lines.join("\n"));
  }

  #offer(told = "") {
    const words = el("textarea", { class: "field", readonly: true, rows: 4, dir: "auto", "aria-label": "Vos mots" });
    words.value = stored(this.left) || told;
    if (!words.value) return;
    const why = "Ces mots ne sont pas dans la grille, qui ne les prend plus. Copiez ce que vous voulez en garder.";
    const forget = el("button", { class: "btn sm", onclick: () => this.#forget() }, "Oublier ces mots");
    this.box.replaceChildren(el("p", {}, why), words, forget);
    this.box.hidden = false;
  }

  #forget() {
    this.box.hidden = true;
    store(this.left, "");
  }
}

/** @param {Place} place @param {{held: Held, seen: Held}} waiting */
function fill(place, { held, seen }) {
  write(place, held);
  writeSeen(place, seen);
}

/** @param {string} key @returns {Waiting | null} */
function read(key) {
  try {
    return JSON.parse(stored(key) || "null");
  } catch {
    return null;
  }
}

/** @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // this browser keeps nothing
  }
}

/** @param {string} key @param {string} value "" takes it away */
function store(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // this browser keeps nothing: the beacon alone takes it along
  }
}

/** « C5 : Acquis. Les rôles sont dits. »
 * @param {Place} place @param {Held} held */
function said({ name, levels, text }, held) {
  const word = levels.find((each) => each.value === held.level)?.nextElementSibling?.textContent;
  const where = levels.length ? name : (text.labels?.[0]?.textContent ?? name);
  return `${where} : ${[word && `${word}.`, held.text].filter(Boolean).join(" ")}`;
}
