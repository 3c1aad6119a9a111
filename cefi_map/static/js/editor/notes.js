/** The note of the chosen node, docked under its bar: « Pourquoi ? ». It is saved as it is written. */

import { el, keycaps } from "./dom.js";
import { RichField } from "./rich-field.js";
import { quoted } from "./words.js";

const PAUSE = 400;

export class Notes {
  constructor(app) {
    this.app = app;
    this.what = "note";
    this.way = el("span", {});
    this.heading = el("p", { class: "note-head" });
    this.rich = new RichField({
      label: "Note",
      oninput: () => this.typed(),
      onkeydown: (event) => this.keydown(event),
    });
    this.rich.onhint = app.say;
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
        el("button", { type: "button", class: "btn quiet sm", onclick: () => this.close() }, ...keycaps("Échap"), this.way),
      ),
    );
    this.rich.field.addEventListener("blur", () => this.settle());
    app.state.on("choose", () => {
      if (!this.box.hidden && app.state.key !== this.key) this.show();
    });
    app.state.on("change", ({ label }) => {
      if (!this.box.hidden && /^(Annulé|Rétabli)/.test(label)) this.show();
    });
  }

  get isOpen() {
    return !this.box.hidden;
  }

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
    canvas.inset[0] = inset;
    this.inset = null;
    if (moved.by && moved.y === canvas.view.y && moved.k === canvas.view.k) canvas.pan(0, -moved.by);
  }

  show() {
    this.settle();
    const { node } = this.app.state;
    this.key = node.key;
    this.merge = `note:${node.key}:${Date.now()}`;
    this.heading.replaceChildren(
      el(
        "b",
        {},
        this.what === "note" ? `Pourquoi ${quoted(node.text, 60)}\u00a0? ` : `Détails de ${quoted(node.text, 60)}. `,
      ),
      this.what === "note" ? "L’argument, en une ou deux lignes." : "Ce qui s’affiche sous le titre.",
    );
    this.rich.field.setAttribute(
      "aria-label",
      this.what === "note" ? `Note de ${quoted(node.text, 60)}` : `Détails de ${quoted(node.text, 60)}`,
    );
    this.rich.value = node.data[this.what];
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  settle() {
    clearTimeout(this.timer);
    const node = this.key && this.app.state.map.get(this.key);
    if (!node || this.box.hidden) return;
    const { value } = this.rich;
    if (JSON.stringify(value) === JSON.stringify(node.data[this.what])) return;
    this.app.state.run(
      "note modifiée",
      (t) => {
        t.set(node, { [this.what]: value });
      },
      { merge: this.merge, silent: true },
    );
  }

  keydown(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    event.stopPropagation();
  }

  close() {
    this.settle();
    this.box.hidden = true;
    this.cover();
    this.app.state.history.seal();
    if (this.fromPlan && this.app.plan.isShown) this.app.plan.focus();
    else this.app.canvas.focus();
  }
}
