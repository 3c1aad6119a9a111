/** Searching titles and notes, with live highlights; the others grow pale. */

import { each } from "../mindmap/model.js";
import { plainOf } from "../mindmap/rich.js";
import { el, icon } from "../ui/dom.js";
import { count, plain } from "../ui/words.js";

/** @typedef {Pick<import("./app.js").App, "state" | "lens" | "goTo" | "canvas">} Given */

export class Search {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {string[]} */
    this.hits = []; // keys
    this.at = -1; // the one that was gone to
    this.field = el("input", {
      type: "search",
      class: "field",
      "aria-label": "Chercher dans la carte",
      placeholder: "Chercher dans la carte",
      oninput: () => this.look(),
      onkeydown: (event) => this.keydown(event),
    });
    this.status = el("span", { class: "meta num", role: "status" });
    this.box = el(
      "div",
      { class: "searchbox", role: "search", hidden: true },
      this.field,
      this.status,
      this.step(-1, "i-left", "Résultat précédent"),
      this.step(1, "i-right", "Résultat suivant"),
      el(
        "button",
        { class: "btn quiet ico sm", "aria-label": "Fermer la recherche", onclick: () => this.close() },
        icon("i-close"),
      ),
    );
    app.state.on("change", () => {
      if (this.isOpen) this.look(false);
    });
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** @param {number} by @param {string} name @param {string} label */
  step(by, name, label) {
    return el("button", { class: "btn quiet ico sm", "aria-label": label, onclick: () => this.go(by) }, icon(name));
  }

  open() {
    this.box.hidden = false;
    this.app.lens.dock();
    this.field.focus();
    this.field.select();
    this.look(false);
  }

  close() {
    this.shut();
    this.app.goTo(this.app.state.key);
  }

  /** Closes it; the focus stays where it is. */
  shut() {
    this.box.hidden = true;
    this.hits = [];
    this.app.lens.show(null);
  }

  look(move = true) {
    const wanted = plain(this.field.value.trim());
    this.hits = [];
    if (wanted) {
      each(this.app.lens.top, (node) => {
        if (
          plain(node.text).includes(wanted) ||
          (node.data.note.length && plain(plainOf(node.data.note)).includes(wanted))
        )
          this.hits.push(node.key);
      });
    }
    this.at = -1;
    this.status.textContent = !wanted
      ? ""
      : this.hits.length
        ? count(this.hits.length, "nœud")
        : `Aucun nœud ne contient «\u00a0${this.field.value.trim()}\u00a0».`;
    this.app.lens.show(wanted ? new Set(this.hits) : null);
    if (move && this.hits.length) this.app.canvas.reveal(this.hits[0]);
  }

  /** @param {number} by */
  go(by) {
    if (!this.hits.length) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.app.goTo(this.hits[this.at], { focus: false });
    this.status.textContent = `${this.at + 1} sur ${this.hits.length}`;
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.go(event.shiftKey ? -1 : 1);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    event.stopPropagation();
  }
}
