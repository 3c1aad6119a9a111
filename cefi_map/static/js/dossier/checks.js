/** What the dossier shows: each verdict with its reason, what to write next, and the passages that show it. */

import { el, icon, sign } from "../ui/dom.js";
import { NB, short, tied, VERDICTS } from "../ui/words.js";
import { caretOf } from "./rooms.js";

const ORDER = Object.keys(VERDICTS);

export class Checks {
  constructor(app) {
    this.app = app;
    this.titles = app.boot.titles;
    this.verdicts = new Map();
    this.opened = null;
    this.list = el("ul", { class: "checks" });
    this.notices = el("ul", { class: "coherence" });
    this.beside = el("h3", { class: "h3" }, "À côté de la carte");
    this.box = el("section", {}, el("h2", {}, "Ce que montre le dossier"), this.list, this.beside, this.notices);
  }

  show(report) {
    const verdicts = [...report.modalities, ...report.requirements];
    this.tell(verdicts);
    this.verdicts = new Map(verdicts.map((one) => [one.id, one]));
    const sorted = [...verdicts].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    this.list.replaceChildren(...sorted.map((one) => this.row(one)));
    if (focused) this.list.querySelector(`[data-id="${focused}"]`)?.focus();
    this.notices.replaceChildren(...this.coherence(report));
    this.beside.hidden = !this.notices.childElementCount;
    this.mark();
  }

  row(verdict) {
    const { id } = verdict;
    const passages = [...verdict.evidence, ...(verdict.weak ?? [])];
    return el(
      "li",
      { class: verdict.verdict, id: `exigence-${id}`, tabindex: -1 },
      sign(verdict.verdict, VERDICTS[verdict.verdict]),
      el(
        "div",
        {},
        el("b", {}, `${this.titles[id]} `, el("span", { class: "id" }, id)),
        el("p", { class: "soft" }, tied(verdict.message)),
        verdict.fix ? el("p", { class: "then" }, el("b", {}, "À écrire ensuite. "), tied(verdict.fix)) : null,
        passages.length
          ? el(
              "button",
              {
                class: "link",
                "data-id": id,
                "aria-expanded": String(this.opened === id),
                onclick: () => this.toggle(id),
              },
              "Ce qui le montre",
            )
          : null,
        this.opened === id ? this.passages(verdict) : null,
      ),
    );
  }

  passages({ evidence, weak = [] }) {
    const chip = (item, isWeak) =>
      el(
        "button",
        { class: isWeak ? "chip weak" : "chip", onclick: () => this.app.pages.goToPassage(item.node) },
        el("span", { class: "n" }, item.number),
        isWeak ? el("span", {}, short(item.text, 70)) : el("mark", {}, short(item.text, 70)),
      );
    return el(
      "div",
      { class: "chips" },
      ...evidence.map((one) => chip(one, false)),
      ...weak.map((one) => chip(one, true)),
    );
  }

  /** Brings what is said of a requirement under the eye, with its passages. */
  open(id) {
    const row = this.list.querySelector(`#exigence-${CSS.escape(id)}`);
    if (!row) return;
    this.app.frame.show("pages");
    if (this.opened !== id && row.querySelector("[data-id]")) this.toggle(id);
    row.focus();
    row.scrollIntoView({ block: "center" });
  }

  toggle(id) {
    this.opened = this.opened === id ? null : id;
    for (const button of this.list.querySelectorAll("[data-id]")) {
      const row = button.parentElement;
      const isOpen = button.dataset.id === this.opened;
      button.setAttribute("aria-expanded", String(isOpen));
      row.querySelector(".chips")?.remove();
      if (isOpen) row.append(this.passages(this.verdicts.get(this.opened)));
    }
    this.mark();
  }

  /** The opened requirement's passages are highlighted in the text. */
  mark() {
    const verdict = this.verdicts.get(this.opened);
    this.app.pages?.highlight(verdict?.evidence ?? [], verdict?.weak ?? []);
  }

  /** What the map and the text say differently. */
  coherence({ coherence = [], notices = [] }) {
    const said = [...coherence, ...notices.map((message) => ({ message }))];
    return said.map(({ message, block, node }) =>
      el(
        "li",
        {},
        icon("i-compare"),
        el(
          "div",
          {},
          el("p", {}, tied(message)),
          Number.isInteger(block)
            ? el("button", { class: "link", onclick: () => this.goToBlock(block) }, "Voir le passage")
            : null,
          node
            ? el("a", { href: `${this.app.urls.map}?noeud=${encodeURIComponent(node)}` }, "Voir sur la carte")
            : null,
        ),
      ),
    );
  }

  goToBlock(block) {
    const placed = this.app.text.placed(block);
    if (!placed) return;
    this.app.frame.show("text");
    this.app.text.goTo(caretOf(this.app.text.state.doc, placed.pos));
  }

  tell(verdicts) {
    const changed = verdicts.filter(
      (one) => this.verdicts.has(one.id) && this.verdicts.get(one.id).verdict !== one.verdict,
    );
    if (changed.length)
      this.app.say(
        changed.map((one) => `${this.titles[one.id]}${NB}: ${VERDICTS[one.verdict].toLowerCase()}`).join(", "),
      );
  }
}
