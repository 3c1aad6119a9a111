/** The left panel: the parts of the text, the guide of the one being written, the map at hand. */

import { el, icon, put, sign } from "../ui/dom.js";
import { short, VERDICTS } from "../ui/words.js";
import { Branches } from "./branches.js";
import { ORDER } from "./checks.js";
import { Guide, guideOf } from "./guide.js";
import { caretOf } from "./rooms.js";
import { sectionAt, sectionsOf } from "./sections.js";

/**
 * @import { App } from "./app.js"
 * @import { Section } from "./sections.js"
 *
 * @typedef {Pick<App, "act" | "boot" | "dialogs" | "frame" | "pages" | "say" | "text">} Given
 */

export class Outline {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Section | null} */
    this.current = null;
    this.list = el("ol", {});
    this.guide = new Guide(app);
    this.branches = new Branches(app);
    this.moves = el(
      "div",
      { class: "row moves", role: "group", "aria-label": "Déplacer la partie" },
      this.mover("section-up", "Monter", "i-raise"),
      this.mover("section-down", "Descendre", "i-lower"),
    );
    this.panel = el(
      "nav",
      { class: "thread", "aria-label": "Trame du dossier" },
      el(
        "section",
        { class: "parts" },
        el("h2", {}, "Trame"),
        this.list,
        this.moves,
        el("p", { class: "meta" }, "Un titre se renomme dans le texte. Alt Maj et les flèches déplacent la partie."),
      ),
      this.guide.box,
      this.branches.box,
      el("button", { class: "link", onclick: () => app.dialogs.bring() }, "Importer un document"),
    );
    /** @type {string[]} */
    this.rows = [];
  }

  /** @param {string} name @param {string} label @param {string} sign */
  mover(name, label, sign) {
    /** @type {HTMLButtonElement} */
    const made = el("button", { class: "btn quiet sm", onclick: () => this.move(name, made) }, icon(sign), label);
    return made;
  }

  /** @param {string} name @param {HTMLElement} button */
  move(name, button) {
    this.app.act(name);
    this.update();
    button.focus();
  }

  update() {
    const { state } = this.app.text;
    const sections = sectionsOf(state.doc);
    this.current = sectionAt(sections, state.selection.from);
    const rows = sections.map((one) => this.key(one));
    if (rows.join("\n") !== this.rows.join("\n")) {
      this.list.replaceChildren(...sections.map((one, rank) => this.row(one, rank)));
      if (!sections.length)
        this.list.append(el("li", { class: "meta" }, "Aucun titre encore. Titre 1 ouvre une partie."));
      this.rows = rows;
    }
    sections.forEach((one, i) => {
      const link = this.list.children[i].firstElementChild;
      if (link) put(link, "aria-current", one === this.current ? "true" : null);
    });
    this.moves.hidden = !this.current;
    this.guide.show(this.current);
  }

  /** What a row shows, as a text to compare.
   * @param {Section} section */
  key(section) {
    return [section.pos, section.level, section.text, this.pageOf(section), this.verdictOf(section)].join("\t");
  }

  /** @param {Section} section @param {number} rank among all: where it stands may have changed since it was shown */
  row(section, rank) {
    const verdict = this.verdictOf(section);
    const page = this.pageOf(section);
    return el(
      "li",
      {},
      el(
        "a",
        {
          href: "#",
          class: `l${section.level}`,
          onclick: (event) => {
            event.preventDefault();
            this.app.frame.show("text");
            const { doc } = this.app.text.state;
            const { pos } = sectionsOf(doc)[rank] ?? section;
            this.app.text.goTo(caretOf(doc, pos));
          },
        },
        verdict ? sign(verdict, VERDICTS[verdict]) : el("span", {}),
        el("span", {}, short(section.text, 90) || "Sans titre"),
        el("span", { class: "num meta" }, page ? `p. ${page}` : ""),
      ),
    );
  }

  /** @param {Section} section */
  pageOf(section) {
    return this.app.pages?.pageAt(section.pos) ?? null;
  }

  /** The sign of the first requirement that its guide names.
   * @param {Section} section */
  verdictOf(section) {
    const guide = section.level === 1 ? guideOf(this.app.boot.guides, section.text) : null;
    const verdicts = guide?.requirements.map((id) => this.app.pages?.verdictOf(id)) ?? [];
    return ORDER.find((name) => verdicts.includes(name)) ?? null;
  }
}
