/** The words that may stand in place of one that is marked, beside it: by a press, or by Alt Entrée at the caret. */

import { el } from "../ui/dom.js";

/**
 * @import { App } from "./app.js"
 * @import { French } from "./french.js"
 *
 * @typedef {Pick<App, "text">} Given
 */

const SHOWN = 4;

export class Words {
  /** @param {Given} app @param {French} french */
  constructor(app, french) {
    this.app = app;
    this.french = french;
    this.box = el("div", {
      class: "words",
      role: "group",
      hidden: true,
      onkeydown: (event) => this.keydown(event),
      onfocusout: ({ relatedTarget: to }) => to instanceof Node && !this.box.contains(to) && this.close(),
    });
    document.body.append(this.box);
    app.text.on("change", () => this.close());
    app.text.on("select", () => this.close());
    app.text.host.addEventListener("scroll", () => this.close(), { passive: true });
  }

  /** At a place of the document, where something is said of it.
   * @param {number} pos */
  open(pos, { focus = false } = {}) {
    const hint = this.french.at(pos);
    const range = hint && this.french.range(hint);
    if (!hint || !range) return false;
    const words = hint.suggestions
      .slice(0, SHOWN)
      .map((word) => this.button(word, () => this.french.apply(hint, word)));
    this.box.setAttribute("aria-label", hint.message);
    this.box.replaceChildren(
      el("p", { class: "meta" }, hint.message),
      el(
        "div",
        { class: "row wrap" },
        ...words,
        this.button("Laisser", () => this.french.leave(hint)),
      ),
    );
    this.box.hidden = false;
    const { left, bottom } = this.app.text.view.coordsAtPos(range[0]);
    const { offsetWidth: width, offsetHeight: height } = this.box;
    this.box.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.box.style.top = `${bottom + height + 12 < innerHeight ? bottom + 6 : bottom - height - 30}px`;
    if (focus) this.box.querySelector("button")?.focus();
    return true;
  }

  /** At the caret; else at the next place where something is said. */
  next() {
    const { head } = this.app.text.state.selection;
    if (this.open(head, { focus: true })) return;
    const starts = this.french.hints.flatMap((hint) => this.french.range(hint)?.[0] ?? []);
    const to = starts.find((start) => start > head) ?? starts[0];
    if (to === undefined) return;
    this.app.text.goTo(to);
    this.open(to, { focus: true });
  }

  close() {
    this.box.hidden = true;
  }

  /** @param {string} label @param {() => void} run */
  button(label, run) {
    const choose = () => {
      this.close();
      run();
      this.app.text.focus();
    };
    return el("button", { class: "btn sm", onmousedown: (event) => event.preventDefault(), onclick: choose }, label);
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const buttons = [...this.box.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) buttons.at((at + step) % buttons.length)?.focus();
    else if (event.key === "Escape") {
      this.close();
      this.app.text.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
