/** Threads as one reads and answers them beside what they are about: open ones whole, settled ones folded. What is being
 * typed stays while others write. */

import { el, icon } from "../ui/dom.js";
import { count, moment, quoted } from "../ui/words.js";

/**
 * @import { Talks, Thread } from "./talks.js"
 *
 * @typedef {object} Given
 * @property {(thread: Thread) => boolean} shows which of them
 * @property {(thread: Thread) => HTMLElement | null} [headed] what stands over one, where several places are read
 * @property {() => {place: string, words: string} | null} here where a new one would begin, with a name for it; null:
 *   nowhere
 * @property {(text: string) => void} say
 */

export class Talking {
  /** @param {Talks} talks @param {Given} given */
  constructor(talks, given) {
    this.talks = talks;
    this.given = given;
    /** @type {Map<string, Spoken>} */
    this.shown = new Map();
    this.open = el("ol", { class: "threads" });
    this.folded = el("ol", { class: "threads" });
    this.settled = el("summary", {});
    this.past = el("details", { class: "settled" }, this.settled, this.folded);
    this.heard = el("p", { class: "meta" });
    this.label = el("span", {});
    this.field = el("textarea", { class: "field", rows: "2", dir: "auto", maxlength: "4000" });
    this.box = el(
      "div",
      { class: "talking" },
      this.open,
      this.past,
      el("label", { class: "labelled" }, this.label, this.field),
      el("div", { class: "row wrap" }, el("button", { class: "btn main sm", onclick: () => this.begin() }, "Envoyer")),
      this.heard,
    );
    sentByKeys(this.field, () => this.begin());
    this.field.addEventListener("input", () => talks.hold(this.place, this.field.value));
    this.update();
  }

  /** Where a new thread would begin, "" for nowhere. */
  get place() {
    return this.given.here()?.place ?? "";
  }

  update() {
    const { talks, given } = this;
    const here = given.here();
    const all = talks.threads.filter(given.shows);
    for (const [id, spoken] of this.shown)
      if (!all.some((thread) => thread.id === id)) {
        spoken.item.remove();
        this.shown.delete(id);
      }
    for (const thread of all) this.show(thread);
    const settled = all.filter((thread) => thread.resolved).length;
    this.settled.textContent = count(settled, "échange résolu", "échanges résolus");
    this.past.hidden = !settled;
    this.label.textContent = here ? `Nouvel échange, ${here.words}` : "Choisissez un paragraphe pour en parler.";
    this.field.disabled = !here;
    if (document.activeElement !== this.field) this.field.value = talks.unsent.get(here?.place ?? "") ?? "";
    this.heard.textContent = `${talks.heard} Rien de ceci n’est dans un export ni dans un rendu.`;
  }

  /** @param {Thread} thread */
  show(thread) {
    const spoken = this.shown.get(thread.id) ?? new Spoken(thread, this);
    this.shown.set(thread.id, spoken);
    spoken.update(thread, this.given.headed?.(thread) ?? null);
    const list = thread.resolved ? this.folded : this.open;
    if (spoken.item.parentElement !== list) list.append(spoken.item);
  }

  /** The caret goes where one writes next: an answer where something is open, else a new one. */
  enter() {
    const field = /** @type {HTMLElement | null} */ (this.open.querySelector("textarea"));
    (field ?? this.field).focus();
  }

  async begin() {
    const { place } = this;
    const words = this.field.value.trim();
    if (!place || !words) {
      this.field.focus();
      return;
    }
    if (!(await this.talks.send({ place, words }))) return;
    this.talks.hold(place, "");
    this.field.value = "";
    this.field.focus();
    this.given.say("Message envoyé.");
  }
}

/** One thread. */
class Spoken {
  /** @param {Thread} thread @param {Talking} talking */
  constructor(thread, { talks, given }) {
    this.talks = talks;
    this.given = given;
    this.id = thread.id;
    this.told = "";
    this.head = el("div", {});
    this.messages = el("ol", { class: "spoken" });
    this.field = el("textarea", { class: "field", rows: "1", dir: "auto", maxlength: "4000", placeholder: "Répondre" });
    this.settle = el("button", { class: "btn quiet sm", onclick: () => this.turn() });
    this.item = el(
      "li",
      {},
      this.head,
      this.messages,
      this.field,
      el(
        "div",
        { class: "row wrap" },
        el("button", { class: "btn sm", onclick: () => this.answer() }, "Répondre"),
        this.settle,
      ),
    );
    sentByKeys(this.field, () => this.answer());
    this.field.value = talks.unsent.get(thread.id) ?? "";
    this.field.addEventListener("input", () => talks.hold(thread.id, this.field.value));
  }

  /** @param {Thread} thread @param {HTMLElement | null} head */
  update(thread, head) {
    const told = JSON.stringify([thread, head?.textContent]);
    if (told === this.told) return;
    this.told = told;
    this.thread = thread;
    const { messages, resolved, quote } = thread;
    this.head.replaceChildren(...(head ? [head] : []));
    this.messages.replaceChildren(...messages.map(line));
    this.field.setAttribute("aria-label", `Votre réponse, ${quoted(messages[0]?.words ?? quote)}`);
    const words = resolved ? ["Rouvrir"] : [icon("i-check"), "C’est résolu"];
    this.settle.replaceChildren(...words);
  }

  async answer() {
    const words = this.field.value.trim();
    if (!words) {
      this.field.focus();
      return;
    }
    if (!(await this.talks.send({ thread: this.id, words }))) return;
    this.talks.hold(this.id, "");
    this.field.value = "";
    this.given.say("Réponse envoyée.");
  }

  async turn() {
    const resolved = !this.thread?.resolved;
    if (!(await this.talks.send({ thread: this.id, resolved }))) return;
    this.given.say(resolved ? "Échange résolu." : "Échange rouvert.");
    if (!resolved) this.field.focus();
  }
}

/** @param {import("./talks.js").Message} message */
function line({ name, words, moment: at }) {
  const said = el("p", { dir: "auto" }, words);
  return el("li", {}, el("b", {}, el("bdi", {}, name)), " ", el("span", { class: "meta" }, moment(new Date(at))), said);
}

/** Ctrl Entrée sends; Entrée alone goes to the next line, as in every longer text.
 * @param {HTMLElement} field @param {() => void} send */
function sentByKeys(field, send) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}
