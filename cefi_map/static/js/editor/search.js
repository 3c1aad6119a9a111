/** Searching titles and notes, with live highlights; the others grow pale. */

import { each } from "../mindmap/model.js";
import { plainOf } from "../mindmap/rich.js";
import { el, icon } from "../ui/dom.js";
import { count, plain } from "../ui/words.js";

/** @typedef {Pick<import("./app.js").App, "state" | "views" | "canvas" | "goTo" | "plan">} Given */

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
      if (!this.box.hidden) this.look(false);
    });
  }

  /** @param {number} by @param {string} name @param {string} label */
  step(by, name, label) {
    return el("button", { class: "btn quiet ico sm", "aria-label": label, onclick: () => this.go(by) }, icon(name));
  }

  open() {
    const { views } = this.app;
    if (!views.hasMap) views.show("carte", { focus: false });
    this.box.hidden = false;
    this.field.focus();
    this.field.select();
    this.look(false);
  }

  close() {
    this.box.hidden = true;
    this.hits = [];
    this.paint(null);
    this.app.canvas.focus();
  }

  look(move = true) {
    const wanted = plain(this.field.value.trim());
    this.hits = [];
    if (wanted) {
      each(this.app.state.map.root, (node) => {
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
    this.paint(wanted ? new Set(this.hits) : null);
    if (move && this.hits.length) this.app.canvas.reveal(this.hits[0]);
  }

  /** @param {number} by */
  go(by) {
    if (!this.hits.length) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.app.goTo(this.hits[this.at], { focus: false });
    this.status.textContent = `${this.at + 1} sur ${this.hits.length}`;
  }

  /** @param {Set<string> | null} found */
  paint(found) {
    this.app.canvas.found = found;
    this.app.canvas.schedule(true);
    this.app.plan.mark(found);
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
