/** The note of the chosen node, docked under its bar: « Pourquoi ? ». It is saved as it is written. */

import { el, keycaps } from "../ui/dom.js";
import { quoted } from "../ui/words.js";
import { RichField } from "./rich-field.js";

/**
 * @typedef {"note" | "details"} What
 * @typedef {Pick<import("./app.js").App, "say" | "toast" | "dialogs" | "state" | "canvas" | "plan" | "host" | "views"
 *   | "isPhone">} Given
 */

const PAUSE = 400;
const WORDS = {
  note: ["Pourquoi", "\u00a0?", "L’argument, en une ou deux lignes.", "Note"],
  details: ["Détails de", ".", "Ce qui s’affiche sous le titre.", "Détails"],
};

export class Notes {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {What} */
    this.what = "note";
    this.key = ""; // of the node whose note is written
    this.merge = "";
    this.isNew = false; // what is written since it opened is not told to be kept
    this.fromPlan = false;
    /** @type {number | null} */
    this.inset = null; // the map’s, before the note stood over it
    this.moved = { by: 0, y: 0, k: 1 }; // how the map gave way
    this.way = el("span", {});
    this.heading = el("p", { class: "note-head" });
    this.rich = new RichField({
      label: "Note",
      oninput: () => this.typed(),
      onkeydown: (event) => this.keydown(event),
    });
    this.rich.onhint = app.toast;
    this.rich.onlink = (done) => app.dialogs.address(done);
    this.box = el(
      "section",
      { class: "notebox", hidden: true, "aria-label": "Note du nœud" },
      el("div", { class: "row" }, this.heading, el("span", { class: "grow" }), this.rich.tools),
      this.rich.field,
      el(
        "p",
        { class: "meta row" },
        el("span", { class: "grow" }, "La note s’imprime en bas de carte, et part dans le fichier FreeMind."),
        el("button", { class: "btn quiet sm", onclick: () => this.close() }, ...keycaps("Échap"), this.way),
      ),
    );
    this.rich.field.addEventListener("blur", () => this.settle());
    app.state.on("choose", () => this.follow());
    app.state.on("change", ({ label }) => {
      if (!this.box.hidden && /^(Annulé|Rétabli)/.test(label)) this.show();
      else this.follow();
    });
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {What} [what] */
  open(what = "note") {
    const { canvas, plan } = this.app;
    this.what = what;
    this.fromPlan = plan.isShown && !canvas.hasFocus;
    this.way.textContent = this.fromPlan ? "Revenir au plan" : "Revenir à la carte";
    this.box.hidden = false;
    this.dock();
    this.show();
    this.rich.focus();
    this.uncover();
  }

  /** Over the map, or over the plan where that is all one sees. */
  dock() {
    const { host, plan, views } = this.app;
    (views.hasMap ? host : plan.panel).append(this.box);
  }

  /** The node stands below the note while it is open; the map goes back after, unless it was moved meanwhile. */
  uncover() {
    const { canvas } = this.app;
    this.inset ??= canvas.inset[0];
    const was = canvas.view.y;
    canvas.inset[0] = this.box.offsetTop + this.box.offsetHeight + 12;
    canvas.reveal(this.key);
    this.moved = { by: canvas.view.y - was, y: canvas.view.y, k: canvas.view.k };
  }

  cover() {
    const { moved, inset } = this;
    const { canvas } = this.app;
    if (inset !== null) canvas.inset[0] = inset;
    this.inset = null;
    if (moved.by && moved.y === canvas.view.y && moved.k === canvas.view.k) canvas.pan(0, -moved.by);
  }

  /** To the note of the node now chosen; on a phone, where the note covers the map, one is done with it. */
  follow() {
    const { state, isPhone } = this.app;
    if (this.box.hidden) return;
    if (state.key === this.key) this.name();
    else if (isPhone) this.leave();
    else this.show();
  }

  show() {
    this.settle();
    const { node } = this.app.state;
    this.key = node.key;
    this.merge = `note:${node.key}:${Date.now()}`;
    this.name();
    this.rich.value = node.data[this.what];
  }

  name() {
    const about = quoted(this.app.state.node.text, 60);
    const [asked, end, hint, label] = WORDS[this.what];
    this.heading.replaceChildren(el("b", {}, `${asked} ${about}${end} `), hint);
    this.rich.field.setAttribute("aria-label", `${label} de ${about}`);
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  settle() {
    clearTimeout(this.timer);
    const node = this.app.state.map.get(this.key);
    if (!node || this.box.hidden) return;
    const { value } = this.rich;
    if (JSON.stringify(value) === JSON.stringify(node.data[this.what])) return;
    this.isNew = true;
    this.app.state.run(
      "note modifiée",
      (t) => {
        t.set(node, { [this.what]: value });
      },
      { merge: this.merge, silent: true },
    );
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    event.stopPropagation();
  }

  leave() {
    this.settle(); // which may have led here already
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.cover();
  }

  close() {
    this.leave();
    if (this.isNew) this.app.say(this.what === "note" ? "Note enregistrée." : "Détails enregistrés.");
    this.isNew = false;
    this.app.state.history.seal();
    if (this.fromPlan && this.app.plan.isShown) this.app.plan.focus();
    else this.app.canvas.focus();
  }
}
