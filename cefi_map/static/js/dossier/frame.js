/** The page around the text: outline, writing, pages; one at a time where the screen is narrow. */

import { el, icon } from "../ui/dom.js";

const PANELS = [
  ["outline", "Trame", "i-outline"],
  ["text", "Texte", "i-dossier"],
  ["pages", "Pages", "i-eye"],
];

/** @typedef {Pick<import("./app.js").App, "boot" | "main" | "outline" | "paged" | "pages" | "search" | "toolbar">} Given */

export class Frame {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    const { main } = app;
    this.tabs = PANELS.map(([name, label, sign]) =>
      el("button", { class: "btn quiet sm", onclick: () => this.show(name) }, icon(sign), label),
    );
    this.switch = el("div", { class: "switch", role: "group", "aria-label": "Ce qui est montré" }, ...this.tabs);
    document.body.classList.add("full", "writing-page");
    main.className = "editor dossier-editor";
    main.replaceChildren(
      el("h1", { class: "vh" }, `Dossier de ${app.boot.title}`),
      el(
        "div",
        { class: "views desk3" },
        this.switch,
        app.outline.panel,
        el(
          "section",
          { class: "write", "aria-label": "Texte du dossier" },
          app.toolbar.box,
          app.search.box,
          app.paged.stage,
          hint(),
        ),
        app.pages.panel,
      ),
    );
    document.querySelector(".bar .end")?.prepend(this.printButton());
    this.show("text");
    app.paged.show();
  }

  printButton() {
    return el("button", { class: "btn print", onclick: () => this.app.pages.print() }, icon("i-print"), "Imprimer");
  }

  /** On a narrow screen, one of the three; on a wide one all stay.
   * @param {string} name */
  show(name) {
    this.app.main.dataset.panel = name;
    this.tabs.forEach((tab, i) => tab.setAttribute("aria-pressed", String(PANELS[i][0] === name)));
  }
}

/** How the text is written to and left, for who asks what it is. */
function hint() {
  return el(
    "p",
    { class: "vh", id: "text-hint" },
    "Alt et F10 vont à la barre d’outils. F1 montre les raccourcis. Dans une liste ou un tableau, Échap puis Tab sort du texte.",
  );
}
