/** What the editor says: one sentence at a time to assistive tools, and a short message with its way back on screen. */

import { el } from "./dom.js";

const STAYS = 9000; // milliseconds; it stays while it has the focus or the pointer

/** @type {Set<string>} */
const heard = new Set(); // hints that a field of this page has had

/** Describes a field by a hint, by its id, if none has been yet: a field that opens again and again is heard by its
 * name alone.
 * @param {Element} field @param {string} hint */
export function describeOnce(field, hint) {
  if (heard.has(hint)) field.removeAttribute("aria-describedby");
  else field.setAttribute("aria-describedby", hint);
  heard.add(hint);
}

/** Places that speak in turn, so that a sentence said at once after another takes nothing of it away, and the same one is
 * heard again. Each is a `div` without a role: what comes in any other place of Firefox, a paragraph or a `status`, Orca
 * passes over where another text of the page changed a tenth of a second before. */
export class Spoken {
  constructor() {
    const attributes = { class: "vh", "data-spoken": true, "aria-live": "polite", "aria-atomic": "true" };
    this.places = Array.from({ length: 3 }, () => el("div", attributes));
  }

  /** @param {string} text */
  say(text) {
    const [place, ...others] = this.places;
    place.textContent = text;
    others[0].textContent = ""; // it is the next
    this.places = [...others, place];
  }
}

const WAYS = { undo: "Annuler", redo: "Rétablir", "turn-sight": "Y aller" };

/** `act(name)` takes the last change back, or does it again; `onChange(run)` tells when another one makes that offer stale. */
export class Voice {
  /** @param {{act: (name: keyof typeof WAYS) => void, onChange: (run: () => void) => void}} ways */
  constructor({ act, onChange }) {
    this.act = act;
    this.onChange = onChange;
    this.spoken = new Spoken();
    this.box = el("div", { class: "toasts", role: "region", "aria-label": "Messages" });
    document.body.append(...this.spoken.places, this.box);
  }

  /** @param {string} text */
  say = (text) => this.spoken.say(text);

  /** A message on screen; with an action, a button does it: takes back what is told, brings it again, or goes another way,
   * which a change does not make stale.
   * @param {string} text @param {keyof typeof WAYS | null} [action] */
  toast = (text, action = null) => {
    this.say(text);
    const close = () => made.remove();
    const made = el("div", { class: "toast" }, el("span", {}, text));
    if (action) {
      const takeBack = () => {
        this.act(action);
        close();
      };
      made.append(el("button", { class: "link", onclick: takeBack }, WAYS[action]));
      if (action !== "turn-sight") this.onChange(close);
    }
    this.#show(made);
    setTimeout(() => {
      if (!made.matches(":hover, :focus-within")) close();
    }, STAYS);
    return made;
  };

  /** A message that waits for a press on its button, whatever else is said. Gives what takes it away.
   * @param {string} text @param {string} words of the button @param {() => void} run */
  ask = (text, words, run) => {
    this.say(text);
    const made = el("div", { class: "toast asks" }, el("span", {}, text));
    made.append(el("button", { class: "link", onclick: run }, words));
    this.#show(made);
    return () => made.remove();
  };

  /** Puts a message in the place of the last one; what asks stays above.
   * @param {HTMLElement} made */
  #show(made) {
    this.box.replaceChildren(...this.box.querySelectorAll(".asks"), made);
  }
}
