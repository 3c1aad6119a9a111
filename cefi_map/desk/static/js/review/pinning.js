// A comment is written above what is read, sent, and stands in the page without loading it again.

import { send } from "./answer.js";
import { around, find, isElsewhere } from "./page.js";

/**
 * @typedef {"key" | "paragraph" | "remark" | "seen" | "criterion" | "text"} FieldName
 *
 * @typedef {object} Begun What a comment is about, and says already.
 * @property {string} [key]
 * @property {string} [paragraph]
 * @property {string} [words] where that is, in words
 * @property {string} [remark] the one that is changed
 * @property {string} [kind]
 * @property {string} [criterion]
 * @property {string} [text]
 */

export class Pinning {
  /** @param {Document} document @param {import("./page.js").Read} read @param {HTMLElement} canvas where it stands
   * @param {Pick<import("./saving.js").Saving, "now" | "take">} saving what waits in the grid goes first */
  constructor(document, read, canvas, saving) {
    this.read = read;
    this.canvas = canvas;
    this.saving = saving;
    this.form = find(canvas, "[data-pin-form]", HTMLFormElement);
    this.fields = /** @type {Record<FieldName, HTMLInputElement>} */ (/** @type {unknown} */ (this.form.elements));
    this.said = find(this.form, "[data-pin-said]", HTMLElement);
    /** @type {Element | null} */
    this.from = null; // the level that had the keyboard before: 1, 2, 3 mark there
    read.onpin = () => this.pinFor();
    document.addEventListener("click", (event) => this.#clicked(event));
    document.addEventListener("submit", (event) => this.#takenUp(event));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.form.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** Opens the form for a comment on what is chosen. */
  pinFor(criterion = "", text = "") {
    const { fields } = this;
    if (this.#isLocked) return;
    if (this.form.hidden) this.from = document.activeElement?.closest(".lev input") ?? null;
    if (this.form.hidden || fields.remark.value) this.#begin({ ...this.read.chosen?.() });
    if (criterion) fields.criterion.value = criterion;
    if (text && !fields.text.value) fields.text.value = text;
    fields.text.focus();
  }

  /** Nothing is pinned beside a grid that does not change. */
  get #isLocked() {
    return Boolean(this.canvas.closest(".locked"));
  }

  /** @param {Begun} begun */
  #begin({ key = "", paragraph = "", words = "", remark = "", kind = "preciser", criterion = "", text = "" }) {
    const { form } = this;
    this.#fill({ key, paragraph, remark, seen: text, text, criterion });
    find(form, `[name=kind][value=${kind}]`, HTMLInputElement).checked = true;
    find(form, "[data-pin-where]", HTMLElement).textContent = words;
    find(form, "[data-pin-send]", HTMLElement).textContent = remark ? "Garder" : "Épingler ici";
    find(form, "[data-pin-erase]", HTMLElement).hidden = !remark;
    this.said.textContent = "";
    form.hidden = false;
  }

  /** @param {Partial<Record<FieldName, string>>} values */
  #fill(values) {
    for (const [name, value] of Object.entries(values)) this.fields[/** @type {FieldName} */ (name)].value = value;
  }

  /** @param {string} id */
  #change(id) {
    const item = /** @type {HTMLElement | null} */ (this.canvas.querySelector(`[data-remark="${id}"]`));
    if (!item || this.#isLocked) return false;
    const { pinOf: key, pinParagraph: paragraph, kind, criterionOf: criterion, text } = item.dataset;
    const words = item.querySelector(".where .chipn")?.textContent ?? "";
    this.#begin({ key, paragraph, words, remark: id, kind, criterion, text });
    this.fields.text.focus();
    return true;
  }

  #close() {
    this.form.hidden = true;
    this.#fill({ remark: "", text: "" });
    if (this.from instanceof HTMLElement && this.from.isConnected) this.from.focus();
    else this.read.focus?.();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (isElsewhere(event)) return;
    const edited = around(event, "[data-edit]")?.dataset.edit;
    if (around(event, "[data-do=epingler]")) this.pinFor();
    else if (around(event, "[data-pin-cancel]")) this.#close();
    else if (!edited || !this.#change(edited)) return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape") this.#close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      this.form.requestSubmit(find(this.form, "[data-pin-send]", HTMLElement));
  }

  /** A comment of the version before.
   * @param {SubmitEvent} event */
  async #takenUp(event) {
    const asked = event.target;
    if (!(asked instanceof HTMLFormElement) || !asked.hasAttribute("data-take-up")) return;
    event.preventDefault();
    await this.saving.now();
    try {
      this.saving.take(await send(asked.action + location.search, new FormData(asked)));
    } catch {
      asked.submit(); // the server's own page says what is wrong
    }
  }

  /** @param {SubmitEvent} event */
  async #submitted(event) {
    event.preventDefault();
    this.#aim();
    const sent = new FormData(this.form, event.submitter);
    this.said.textContent = "Enregistrement…";
    try {
      await this.saving.now();
      this.saving.take(await send(this.form.action + location.search, sent));
      this.#close();
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      this.said.textContent = reason || "Non enregistré. Vérifiez que l’application est ouverte, puis réessayez.";
    }
  }

  /** A new comment goes to what is chosen when it is sent. */
  #aim() {
    if (this.fields.remark.value) return;
    const { key = "", paragraph = "" } = this.read.chosen?.() ?? {};
    this.#fill({ key, paragraph });
  }
}
