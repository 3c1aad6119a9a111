// What is written in a grid, beside what the server last wrote there: its places and its ticks.

import { all, find } from "./page.js";
import { give, heldIn, isChanged, levelOf, placeOf } from "./places.js";

/**
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./places.js").Held} Held
 */

export class Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.places = all(form, "[data-place]", HTMLElement).map(placeOf);
    this.ticks = all(form, "[name=tick]", HTMLInputElement);
    this.stateField = find(form, "[name=state]", HTMLInputElement);
  }

  /** Which grid this page showed, and in what state; "" where nothing may be written. */
  get state() {
    return this.stateField.value;
  }

  /** Whether nothing is written here: it is finished, settled, closed, another's, or no more what this page showed. */
  get isFrozen() {
    return !this.state;
  }

  get isChanged() {
    return this.places.some(isChanged) || this.ticks.some((tick) => this.#isTurned(tick));
  }

  /** The ticks that stand as the server last wrote them. */
  get stillTicks() {
    return this.ticks.filter((tick) => !this.#isTurned(tick));
  }

  /** What differs from what the page was given, with that. */
  get data() {
    const data = new FormData();
    for (const name of ["csrf_token", "version", "state"])
      data.set(name, find(this.form, `[name=${name}]`, HTMLInputElement).value);
    for (const place of this.places.filter(isChanged)) add(data, place);
    for (const tick of this.ticks.filter((each) => this.#isTurned(each)))
      data.append(tick.checked ? "tick" : "seen-tick", tick.value);
    return data;
  }

  /** Takes what the server says of each place. @param {Document} answer @param {Held[]} sent what each held then */
  take(answer, sent) {
    for (const [rank, place] of this.places.entries()) give(place, heldIn(answer, place), sent[rank]);
  }

  /** Ticks hold what the server last wrote there again.
   * @param {HTMLInputElement[]} ticks */
  putTicksBack(ticks) {
    for (const tick of ticks) tick.checked = this.#wasTicked(tick);
  }

  /** Nothing is written here any more. */
  freeze() {
    this.stateField.value = "";
    find(this.form, "fieldset", HTMLFieldSetElement).disabled = true;
    this.form.closest("main")?.classList.add("locked");
  }

  /** @param {HTMLInputElement} tick */
  #isTurned(tick) {
    return tick.checked !== this.#wasTicked(tick);
  }

  /** @param {HTMLInputElement} tick */
  #wasTicked({ value }) {
    return Boolean(this.form.querySelector(`[name="seen-tick"][value="${value}"]`));
  }
}

/** @param {FormData} data @param {Place} place */
function add(data, { name, text, levels, seenLevel, seenText }) {
  if (seenLevel) data.set(`level-${name}`, levelOf({ levels }));
  if (seenLevel) data.set(seenLevel.name, seenLevel.value);
  data.set(text.name, text.value);
  data.set(seenText.name, seenText.value);
}
