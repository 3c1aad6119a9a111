/** What is said of the French: words that look misspelt while one types; with « Aide au français », off at first, unknown
 * words, repetitions and long sentences too. All is marked in the text and listed. */

import { el } from "../ui/dom.js";
import { count } from "../ui/words.js";
import { rangeOf } from "./marks.js";
import { keepOption, kept } from "./options.js";
import { Words } from "./words.js";

/**
 * @typedef {"boot" | "dialogs" | "fetch" | "frame" | "options" | "setTypography" | "settings" | "text" | "urls"} Needs
 * @typedef {Pick<import("./app.js").App, Needs>} Given
 *
 * @typedef {object} Slip A remark on the text (dossier/french/slip.py).
 * @property {number} block counted from 0 among those that say something
 * @property {number} start in the plain text of the block
 * @property {number} end
 * @property {string} kind
 * @property {string} message
 * @property {string[]} suggestions what may stand there instead
 */

const PAUSE = 600; // milliseconds without a change before the text is read again
const SHOWN = 40;

export class French {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.isOn = kept("french", false);
    this.spells = kept("spelling", true);
    this.ignored = new Set(kept("ignored", /** @type {string[]} */ ([])));
    /** @type {Slip[]} */
    this.told = []; // all that the server said
    /** @type {Slip[]} */
    this.hints = []; // what is shown of it
    this.held = false; // something waits for its word to be finished
    /** @type {HTMLInputElement} */
    this.speller = el("input", {
      type: "checkbox",
      checked: this.spells,
      onchange: () => this.spell(this.speller.checked),
    });
    /** @type {HTMLInputElement} */
    this.switch = el("input", { type: "checkbox", checked: this.isOn, onchange: () => this.turn(this.switch.checked) });
    this.status = el("p", { class: "meta", role: "status" });
    this.list = el("ul", { class: "hints" });
    /** @type {HTMLInputElement} */
    this.typography = el("input", {
      type: "checkbox",
      checked: app.options.typography,
      onchange: () => app.setTypography(this.typography.checked),
    });
    this.box = el(
      "section",
      { class: "french" },
      el("h2", {}, "Écriture"),
      el("label", { class: "radio" }, this.typography, " Espaces et guillemets français pendant la frappe"),
      el("label", { class: "radio" }, this.speller, " Orthographe pendant la frappe"),
      el("label", { class: "radio" }, this.switch, " Aide au français : répétitions, phrases longues, sigles"),
      this.status,
      this.list,
      el("button", { class: "link", onclick: () => app.dialogs.help() }, "Raccourcis clavier"),
    );
    this.words = new Words(app, this);
    app.text.on("change", () => this.changed());
    app.text.on("select", () => this.held && this.show());
    this.changed(0);
  }

  /** @param {boolean} isOn */
  turn(isOn) {
    this.isOn = isOn;
    keepOption("french", isOn);
    this.again();
  }

  /** The browser's own spelling has no mark beside ours.
   * @param {boolean} isOn */
  spell(isOn) {
    this.spells = isOn;
    keepOption("spelling", isOn);
    this.app.text.view.setProps({});
    this.again();
  }

  again() {
    if (this.isOn || this.spells) this.read();
    else this.take([]);
  }

  changed(pause = PAUSE) {
    if (!this.isOn && !this.spells) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), pause);
  }

  async read() {
    const body = JSON.stringify({ ...this.app.settings, blocks: this.app.text.blocks });
    const asked = this.app.text.state.doc;
    const answer = await this.app.fetch(this.app.urls.french, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) {
      this.status.textContent = this.isOn ? "L’aide au français n’est pas accessible hors connexion." : "";
      return;
    }
    const hints = await answer.json();
    if (asked.eq(this.app.text.state.doc)) this.take(hints);
  }

  /** @param {Slip[]} hints */
  take(hints) {
    this.told = hints;
    this.show();
  }

  show() {
    const wanted = this.told.filter((hint) => this.isWanted(hint) && !this.ignored.has(this.key(hint)));
    this.hints = wanted.filter((hint) => !this.isBeingTyped(hint));
    this.held = this.hints.length < wanted.length;
    this.app.text.mark({ hints: this.hints });
    const none = this.isOn ? "Aucune remarque." : "";
    this.status.textContent = this.hints.length ? count(this.hints.length, "remarque") : none;
    this.list.replaceChildren(...this.hints.slice(0, SHOWN).map((hint) => this.row(hint)));
  }

  /** Without « Aide au français », a word unknown to the dictionary counts where it is near to one that it knows: others
   * are terms of a trade nearly always.
   * @param {Slip} hint */
  isWanted({ kind, suggestions }) {
    return this.isOn || (this.spells && kind === "spelling" && suggestions.length > 0);
  }

  /** A word is left alone until the caret has left its end.
   * @param {Slip} hint */
  isBeingTyped(hint) {
    const { empty, head } = this.app.text.state.selection;
    return hint.kind === "spelling" && empty && this.range(hint)?.[1] === head && this.app.text.view.hasFocus();
  }

  /** What is said of the words at a place of the document.
   * @param {number} pos */
  at(pos) {
    return this.hints.find((hint) => {
      const [from, to] = this.range(hint) ?? [1, 0];
      return from <= pos && pos <= to;
    });
  }

  /** @param {Slip} hint */
  row(hint) {
    const button = (/** @type {string} */ label, /** @type {() => void} */ run) =>
      el("button", { class: "btn quiet sm", onclick: run }, label);
    return el(
      "li",
      {},
      el("button", { class: "link", onclick: () => this.goTo(hint) }, hint.message),
      el(
        "span",
        { class: "row wrap" },
        ...hint.suggestions.slice(0, 3).map((word) => button(word, () => this.apply(hint, word))),
        button("Laisser", () => this.leave(hint)),
      ),
    );
  }

  /** @param {Slip} hint */
  range(hint) {
    return rangeOf(this.app.text.placed(hint.block), hint.start, hint.end);
  }

  /** @param {Slip} hint */
  goTo(hint) {
    const placed = this.app.text.placed(hint.block);
    if (!placed) return;
    const [from, to] = this.range(hint) ?? [placed.pos + 1, placed.pos + 1];
    this.app.frame.show("text");
    this.app.text.goTo(from, { to });
  }

  /** @param {Slip} hint @param {string} word */
  apply(hint, word) {
    const range = this.range(hint);
    if (!range) return;
    const { text } = this.app;
    text.view.dispatch(text.state.tr.insertText(word, ...range).scrollIntoView());
    this.take(this.told.filter((one) => one !== hint));
    this.read();
  }

  /** @param {Slip} hint */
  leave(hint) {
    this.ignored.add(this.key(hint));
    keepOption("ignored", [...this.ignored].slice(-300));
    this.show();
  }

  /** The same remark on the same words, wherever they move.
   * @param {Slip} hint */
  key(hint) {
    const range = this.range(hint);
    return `${hint.kind} ${range ? this.app.text.state.doc.textBetween(...range, " ") : hint.message}`;
  }
}
