/** The state of saving, in words, in the top bar: « Enregistré à 14 h 32 ». */

import { el, icon } from "../ui/dom.js";
import { clock } from "../ui/words.js";

/** @typedef {"saved" | "saving" | "away" | "offline" | "conflict" | "session" | "refused"} State */

/** @type {Record<State, string>} */
const SIGNS = {
  saved: "i-check",
  saving: "i-disk",
  away: "i-warning",
  offline: "i-warning",
  conflict: "i-compare",
  session: "i-lock",
  refused: "i-warning",
};

export class Status {
  /** @param {HTMLElement | null} place @param {(() => void) | null} [open] what a press on it shows */
  constructor(place, open = null) {
    this.place = place || el("span", { class: "saved", role: "status" });
    this.place.removeAttribute("role");
    this.spoken = el("span", { class: "vh", role: "status" });
    this.place.after(this.spoken);
    this.said = this.place; // where the words stand: in a button, where a press on them shows something
    if (open) {
      this.said = el("button", { class: "link", onclick: open }, ...this.place.childNodes);
      this.said.setAttribute("aria-label", `${this.said.textContent}, voir les versions`);
      this.place.replaceChildren(this.said);
    }
    /** @type {State} */
    this.state = "saved";
  }

  /** `state` names the sign; `since` is when it began. Each state is spoken once.
   * @param {State} state */
  show(state, { since = new Date(), text = "" } = {}) {
    const words = text || this.words(state, since);
    this.said.replaceChildren(icon(SIGNS[state], "i"), words);
    if (this.said !== this.place) this.said.setAttribute("aria-label", `${words}, voir les versions`);
    this.place.dataset.state = state;
    if (state !== this.state && state !== "saving" && !(state === "saved" && this.state === "saving"))
      this.spoken.textContent = words;
    this.state = state === "saving" ? this.state : state;
  }

  /** @param {State} state @param {Date} since */
  words(state, since) {
    return {
      saved: `Enregistré à ${clock(since)}`,
      saving: "Enregistrement…",
      away: "Hors connexion, vous pouvez écrire",
      offline: `Hors connexion, gardé ici depuis ${clock(since)}`,
      conflict: "Deux versions à réunir",
      session: "Session terminée, gardé ici",
      refused: "Refusé par le serveur, gardé ici",
    }[state];
  }
}
