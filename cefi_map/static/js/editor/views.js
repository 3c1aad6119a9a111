/** The views of a project in one page: Carte, Plan (beside the map on a wide screen), Calendrier, Budget, Verdicts on a
 * phone. */

import { saveBeforeLinks } from "../remote/leaving.js";
import { caps, spoken } from "../ui/combos.js";
import { el, icon, put } from "../ui/dom.js";
import { isKept } from "./habits.js";
import { IN_MAP } from "./hold.js";

/**
 * @typedef {"carte" | "plan" | "calendrier" | "budget" | "verdicts"} ViewName
 * @typedef {Pick<import("./app.js").App, "act" | "sync" | "later" | "canvas" | "toast" | "entry" | "boot" | "notes"
 *   | "host" | "urls" | "phone" | "plan" | "verdicts" | "steps" | "lens" | "hold"
 *   | "calendar" | "budget" | "reading" | "openMap">} Given
 */

const NAMES = { carte: "Carte", plan: "Plan", calendrier: "Calendrier", budget: "Budget", verdicts: "Verdicts" };
const SIDES = /** @type {import("./habits.js").Away[]} */ (["no-steps", "no-verdicts"]);
const CHOSEN = "[aria-current], [aria-expanded=true]:not(.fold-side), [open] > summary"; // where a part is used
const STOP = "a[href], button:enabled, summary";
const WIDE = matchMedia("(min-width: 56.3125em)");

export class Views {
  /** @param {Given} app @param {HTMLElement} main the editor takes the place of what it holds */
  constructor(app, main) {
    this.app = app;
    this.main = main;
    /** @type {ViewName | null} */
    this.current = null;
    this.hidden = false; // the map, beside the plan
    this.away = new Set(SIDES.filter(isKept)); // panels beside the map that are folded away
    this.title = el("h1", { class: "vh", tabindex: -1 });
    this.workshop = el("div", { class: "views" });
    this.maskWords = document.createTextNode("Masquer la carte");
    this.mask = el(
      "button",
      {
        class: "btn quiet sm mask",
        title: "Masquer la carte",
        "aria-pressed": "false",
        onclick: () => this.toggleMap(),
      },
      icon("i-map", "i sm"),
      this.maskWords,
    );
    main.replaceChildren(this.title, this.workshop);
    document.querySelector(".skip")?.after(this.shortcut());
    document.querySelector(".bar .end")?.prepend(
      el(
        "button",
        {
          class: "btn search",
          "aria-haspopup": "dialog",
          "aria-keyshortcuts": spoken("Mod+k"),
          onclick: () => app.act("palette"),
        },
        icon("i-search", "i sm"),
        "Chercher ou agir",
        el("kbd", {}, caps("Mod+k").join(" ")),
      ),
    );
    this.tabs = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".tabs a:not([data-page])")]);
    this.tabs.forEach((tab) => tab.addEventListener("click", (event) => this.clicked(event, tab)));
    saveBeforeLinks(() => app.sync);
    WIDE.addEventListener("change", () => this.show(this.current ?? "carte"));
    addEventListener("popstate", () => this.show(this.here, { push: false }));
    this.show(this.here, { push: false });
  }

  /** The first links of the page: with the keyboard alone the map is two keys away. */
  shortcut() {
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.show("carte");
      this.app.later(() => this.focusMap());
    };
    return el("a", { class: "skip", href: "#main", onclick: go }, "Aller à la carte");
  }

  /** The view that the address asks for: that of the verdicts where their own page, which needs the network, cannot come.
   * @returns {ViewName} */
  get here() {
    return this.nameOf(location.pathname);
  }

  /** @param {string} path @returns {ViewName} */
  nameOf(path) {
    const last = path.slice(path.lastIndexOf("/") + 1);
    return last in NAMES ? /** @type {ViewName} */ (last) : "carte";
  }

  /** Whether this view shows what the map says of time or of money. */
  get isPlanning() {
    return this.current === "calendrier" || this.current === "budget";
  }

  /** Whether the map can be seen in this view. */
  get hasMap() {
    return this.current === "carte" || (this.current === "plan" && WIDE.matches && !this.hidden);
  }

  /** @param {MouseEvent} event @param {HTMLAnchorElement} tab */
  clicked(event, tab) {
    const name = this.nameOf(new URL(tab.href).pathname);
    const isApart = name === "verdicts" && WIDE.matches && navigator.onLine; // a page of its own, which needs the network
    if (isApart || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.show(name);
  }

  /** @param {ViewName} name @param {{push?: boolean, focus?: boolean}} [options] */
  show(name, { push = true, focus = push } = {}) {
    const { app } = this;
    app.entry.commit({ refocus: false });
    const before = this.current;
    const changed = name !== before;
    this.current = name;
    const { main } = this;
    main.className = `editor view-${name}`;
    this.title.textContent = `${NAMES[name]} de ${app.boot.title}`;
    this.dress();
    this.workshop.replaceChildren(...this.parts(name));
    if (before && app.notes.isOpen) app.notes.dock();
    if (before) app.lens.dock();
    if (name === "plan") app.plan.tools.append(this.mask);
    for (const tab of this.tabs) {
      if (this.nameOf(new URL(tab.href).pathname) === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    if (push && changed) history.pushState(null, "", app.urls.page + (name === "carte" ? "" : `/${name}`));
    document.title = document.title.replace(/^(Carte|Plan|Calendrier|Budget|Verdicts)/, NAMES[name]);
    app.phone.update();
    app.canvas.measure();
    if (before) app.openMap();
    app.canvas.schedule(true);
    if (name === "plan") app.plan.schedule();
    if (this.isPlanning) app.later(() => this.plan());
    if (changed && focus) app.later(() => app.entry.isOpen || this.focus()); // a field opened meanwhile keeps it
  }

  /** How the parts of this view stand beside each other. */
  dress() {
    const name = this.current === "plan" ? "planview" : this.isPlanning ? "planning-view" : "workshop";
    this.workshop.className = [name, ...this.away].join(" ");
    for (const side of SIDES)
      for (const button of this.workshop.querySelectorAll(`.fold-side.${side}`))
        put(button, "aria-expanded", String(!this.away.has(side)));
  }

  /** Folds a panel beside the map away, or brings it back; a map that was seen whole still is.
   * @param {import("./habits.js").Away} side */
  fold(side, isAway = !this.away.has(side)) {
    const { canvas } = this.app;
    const isWhole = canvas.isWhole;
    if (isAway) this.away.add(side);
    else this.away.delete(side);
    this.dress();
    canvas.measure();
    if (isWhole && this.current === "carte") canvas.fit();
  }

  /** The keyboard goes to what this view is about: the chosen node, its line, the calendar or the budget. */
  focus() {
    if (this.current === "plan") this.app.plan.focus();
    else if (this.current === "carte") this.focusMap();
    else if (this.isPlanning) this.planned.focus();
  }

  /** The keyboard is put in the map, where Tab then writes. */
  focusMap() {
    this.app.canvas.focus();
    this.app.hold.take(IN_MAP);
  }

  /** The next part of the page, or the one before: bar, stages, map, verdicts. None past the last, where the key is
   * the browser's: it leads to its own bars.
   * @param {1 | -1} by @returns {Element | undefined} */
  part(by) {
    const parts = [...document.querySelectorAll(".bar"), ...this.workshop.children].filter((one) =>
      one.checkVisibility(),
    );
    const from = parts.findIndex((one) => one.contains(document.activeElement));
    return from < 0 ? parts.at(by > 0 ? 0 : -1) : parts[from + by];
  }

  /** The keyboard goes there, to where that part is used.
   * @param {1 | -1} by */
  turn(by) {
    const to = this.part(by);
    const isWritten = to === this.workshop.firstElementChild && (this.current === "plan" || this.isPlanning);
    if (to === this.app.host) return this.app.canvas.focus();
    if (isWritten) return this.focus();
    const seen = (/** @type {string} */ which) =>
      [...(to?.querySelectorAll(which) ?? [])].find((one) => one.checkVisibility());
    const stop = seen(CHOSEN) ?? seen(STOP);
    if (stop instanceof HTMLElement) stop.focus();
  }

  /** Shows what is read already, and asks for what is not. */
  plan() {
    if (!this.isPlanning) return;
    this.planned.enter();
    this.app.reading.ask();
  }

  /** The calendar or the budget, whichever is asked for. */
  get planned() {
    return this.current === "budget" ? this.app.budget : this.app.calendar;
  }

  /** @param {ViewName} name */
  parts(name) {
    const { app } = this;
    if (name === "plan") return [app.plan.panel, app.host];
    if (name === "calendrier" || name === "budget") return [this.planned.panel];
    if (name === "verdicts") return [app.verdicts.panel];
    return [app.steps.panel, app.host, app.verdicts.panel];
  }

  toggleMap() {
    this.hidden = !this.hidden;
    this.mask.setAttribute("aria-pressed", String(this.hidden));
    this.workshop.classList.toggle("alone", this.hidden);
    this.mask.title = this.maskWords.data = this.hidden ? "Montrer la carte" : "Masquer la carte";
    this.app.canvas.measure();
  }
}
