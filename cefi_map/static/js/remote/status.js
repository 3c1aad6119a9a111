/** The state of saving, in words, in the top bar: « Enregistré à 14 h 32 ». */

import { el, icon } from "../ui/dom.js";
import { Spoken } from "../ui/saying.js";
import { clock } from "../ui/words.js";

/** @typedef {"saved" | "saving" | "slow" | "away" | "offline" | "conflict" | "session" | "refused"} State */

/** @type {Record<State, string>} */
const SIGNS = {
  saved: "i-check",
  saving: "i-disk",
  slow: "i-warning",
  away: "i-warning",
  offline: "i-warning",
  conflict: "i-compare",
  session: "i-lock",
  refused: "i-warning",
};

/** Beside verdicts, while words wait here that no server has read (css: editor.css).
 * @param {string} what */
export function predating(what) {
  return el(
    "p",
    { class: "meta predating" },
    icon("i-warning"),
    `${what} ne lisent pas encore vos derniers mots, gardés ici.`,
  );
}

export class Status {
  /** @param {HTMLElement | null} place @param {{open: (() => void) | null, choose: () => void}} ways what a press on it
   * shows: the versions, for who may see them, and two that contradict each other */
  constructor(place, { open, choose }) {
    this.place = place || el("span", { class: "saved", role: "status" });
    this.place.removeAttribute("role");
    this.spoken = new Spoken();
    this.place.after(...this.spoken.places);
    this.ways = { open, choose };
    this.button = el("button", { class: "link", onclick: () => this.press?.() });
    /** @type {State} */
    this.state = "saved";
    this.put(this.state, [...this.place.childNodes], this.place.textContent ?? "");
  }

  /** `state` names the sign; `since` is when it began. Each state is spoken once.
   * @param {State} state */
  show(state, { since = new Date(), text = "" } = {}) {
    const words = text || this.words(state, since);
    this.put(state, [icon(SIGNS[state], "i"), words], words);
    this.place.dataset.state = state;
    if (state !== this.state && state !== "saving" && !(state === "saved" && this.state === "saving"))
      this.spoken.say(words);
    this.state = state === "saving" ? this.state : state;
  }

  /** In a button, where a press on the words shows something.
   * @param {State} state @param {(Node | string)[]} shown @param {string} words */
  put(state, shown, words) {
    this.press = state === "conflict" ? this.ways.choose : this.ways.open;
    const said = this.press ? this.button : this.place;
    said.replaceChildren(...shown);
    this.button.setAttribute("aria-label", `${words}, ${state === "conflict" ? "choisir" : "voir les versions"}`);
    if (this.press && this.button.parentNode !== this.place) this.place.replaceChildren(this.button);
  }

  /** @param {State} state @param {Date} since */
  words(state, since) {
    return {
      saved: `Enregistré à ${clock(since)}`,
      saving: "Enregistrement…",
      slow: "Réseau lent, gardé ici",
      away: "Hors connexion, vous pouvez écrire",
      offline: `Hors connexion, gardé ici depuis ${clock(since)}`,
      conflict: "Deux versions à réunir",
      session: "Session terminée, gardé ici",
      refused: "Refusé par le serveur, gardé ici",
    }[state];
  }
}
