// What a person changes in the grid goes place by place, beside what the page showed there; the answer brings the others' part.

import { el, write } from "../../../../static/js/ui/dom.js";
import { adopt, Refusal, send } from "./answer.js";
import { Fields } from "./fields.js";
import { Kept } from "./kept.js";
import { find } from "./page.js";
import { heldBy, seenBy } from "./places.js";
import { Press } from "./press.js";

/** @typedef {import("./places.js").Held} Held */

const PAUSE = 500;
const AGAIN = 4000;
const OTHERS = 30_000;

export class Saving {
  /** @param {Document} document @param {HTMLFormElement} form
   * @param {(answer: Document, lost: boolean) => void} answered once an answer stands in the page, and whether what had
   * the focus in the grid went with it */
  constructor(document, form, answered) {
    this.document = document;
    this.form = form;
    this.answered = answered;
    this.said = find(form, "[data-saved]", HTMLElement);
    this.spoken = el("span", { class: "vh", role: "status" }); // what fails, and its end: each letter is saved
    this.said.after(this.spoken);
    this.fields = new Fields(form);
    this.kept = new Kept(form, this.fields);
    this.press = new Press(document);
    this.waiting = 0; // the timer of what is written
    this.sending = Promise.resolve();
    this.#listen();
    if (this.kept.takeUp()) this.soon(0);
  }

  /** @param {number} pause milliseconds */
  soon(pause) {
    clearTimeout(this.waiting);
    if (this.fields.isFrozen) return;
    this.kept.keep();
    if (this.fields.isChanged) this.said.textContent = "Enregistrement…";
    this.waiting = window.setTimeout(() => this.now(), pause);
  }

  /** Sends what waits, one answer after the other. @param {Record<string, string>} more fields of a button */
  now(more = {}) {
    clearTimeout(this.waiting);
    this.sending = this.sending.then(() => this.#save(more));
    return this.sending;
  }

  /** Takes from an answer what others wrote, and what became of what was sent; what is being written stays.
   * @param {Document} answer @param {Held[]} sent what the places held then; by default nothing was sent of them */
  take(answer, sent = this.fields.places.map(seenBy)) {
    const { fields } = this;
    const still = fields.stillTicks;
    const hadFocus = this.#hasFocus;
    if (!fields.isFrozen && find(answer, "[name=state]", HTMLInputElement).value !== fields.state) this.#freeze();
    adopt(this.document, answer);
    fields.take(answer, sent);
    fields.putTicksBack(still);
    this.answered(answer, hadFocus && !this.#hasFocus);
  }

  get #hasFocus() {
    return this.form.contains(this.document.activeElement);
  }

  #listen() {
    const { form } = this;
    form.addEventListener("change", () => this.soon(0));
    form.addEventListener("input", () => this.soon(PAUSE));
    form.addEventListener("submit", (event) => this.#submitted(event));
    form.addEventListener("focusout", () => form.querySelector(".beside") && this.#soonOthers());
    window.addEventListener("focus", () => this.#soonOthers());
    setInterval(() => this.#soonOthers(), OTHERS);
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    this.now(button?.name ? { [button.name]: button.value } : {});
  }

  /** @param {Record<string, string>} more */
  async #save(more) {
    const { fields } = this;
    if (fields.isFrozen || (!fields.isChanged && !Object.keys(more).length)) return;
    const data = fields.data;
    for (const name in more) data.set(name, more[name]);
    const sent = fields.places.map(heldBy);
    try {
      const answer = await send(this.form.action + location.search, data, "grille");
      await this.#takeOnceUp(answer, sent);
      this.#saved(answer);
    } catch (error) {
      await this.#failed(error, more);
    }
  }

  /** @param {Document} answer @param {Held[]} [sent] @returns {Promise<void>} */
  #takeOnceUp(answer, sent) {
    return new Promise((done) => this.press.after(() => done(this.take(answer, sent))));
  }

  /** @param {Document} answer */
  #saved(answer) {
    const { fields, said } = this;
    this.kept.keep();
    if (!fields.isChanged && !fields.isFrozen)
      said.textContent = `Enregistré à ${find(answer, "[data-saved]", HTMLElement).dataset.now}`;
    if (said.classList.contains("failed")) this.spoken.textContent = said.textContent;
    said.classList.remove("failed");
  }

  /** @param {unknown} error @param {Record<string, string>} more */
  #failed(error, more) {
    const reason = error instanceof Error ? error.message : "";
    if (error instanceof Refusal && error.final) return this.#refused(reason);
    this.#complain(`Non enregistré : gardez cette page ouverte, elle réessaie. ${reason}`);
    if (!Object.keys(more).length) this.waiting = window.setTimeout(() => this.now(), AGAIN);
  }

  /** What the server will never take is not sent again; what it refuses it for may be told by the page as it now stands.
   * @param {string} reason */
  #refused(reason) {
    this.#setAside();
    this.#complain(`Non enregistré. ${reason}`);
    return this.#readOthers();
  }

  #setAside() {
    this.kept.setAside();
    this.fields.putTicksBack(this.fields.ticks);
  }

  /** This page is no more of the grid that it showed. */
  #freeze() {
    this.#setAside();
    this.fields.freeze();
    this.#complain("Cette grille ne s’écrit plus ici. Rechargez la page.");
  }

  /** @param {string} words */
  #complain(words) {
    this.said.textContent = words;
    write(this.spoken, words);
    this.said.classList.add("failed");
  }

  #soonOthers() {
    if (!this.document.hidden) this.sending = this.sending.then(() => this.#readOthers());
  }

  /** What others wrote meanwhile, on coming back to the page and now and then. */
  async #readOthers() {
    try {
      await this.#takeOnceUp(await send(location.href));
    } catch {
      // what is written here says it, when it is sent
    }
  }
}
