/** What the dossier shows: each verdict with its reason, what to write next, and the passages that show it. */

import { el, icon, sign } from "../ui/dom.js";
import { NB, nextLabel, short, tied, VERDICTS, verdictWord } from "../ui/words.js";
import { caretOf } from "./rooms.js";

/**
 * @import { Verdict as Name } from "../ui/words.js"
 * @import { App } from "./app.js"
 *
 * @typedef {Pick<App, "boot" | "frame" | "pages" | "say" | "text" | "urls">} Given
 *
 * @typedef {{node: string, number: string, text: string}} Evidence A passage, `node` its number in the dossier.
 *
 * @typedef {object} Verdict
 * @property {string} id
 * @property {Name} verdict
 * @property {Name} [leaning] the likeliest, where the verdict is not sure
 * @property {string} message
 * @property {string} fix what to write next, "" for nothing
 * @property {Evidence[]} evidence
 * @property {Evidence[]} weak passages that show it less well
 * @property {Evidence[]} [candidates] passages that might show what was not found
 *
 * @typedef {{message: string, block?: number, node?: string | null}} Remark What the map and the text say differently.
 *
 * @typedef {object} Report schemas/dossier-report.schema.json
 * @property {Verdict[]} modalities
 * @property {Verdict[]} requirements
 * @property {string[]} notices
 * @property {Remark[]} [coherence]
 */

/** The names of verdicts, the worst first. */
export const ORDER = /** @type {Name[]} */ (Object.keys(VERDICTS));
export class Checks {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.titles = app.boot.titles;
    /** @type {Map<string, Verdict>} */
    this.verdicts = new Map();
    /** @type {string | null} */
    this.opened = null; // the requirement whose passages are shown
    this.lead = el("p", { class: "soft", role: "status", hidden: true });
    this.list = el("ul", { class: "checks" });
    this.notices = el("ul", { class: "coherence" });
    this.beside = el("h3", { class: "h3" }, "Remarques");
    const title = el("h2", {}, "Ce que montre le dossier");
    this.box = el("section", {}, title, this.lead, this.list, this.beside, this.notices);
  }

  /** @param {Report} report */
  show(report) {
    this.lead.hidden = true;
    const verdicts = [...report.modalities, ...report.requirements];
    this.tell(verdicts);
    this.verdicts = new Map(verdicts.map((one) => [one.id, one]));
    const focused = this.togglers.find((one) => one === document.activeElement)?.dataset.id;
    this.list.replaceChildren(...verdicts.map((one) => this.row(one)));
    if (focused) this.togglers.find((one) => one.dataset.id === focused)?.focus();
    this.notices.replaceChildren(...this.coherence(report));
    this.beside.hidden = !this.notices.childElementCount;
    this.mark();
  }

  /** Nothing is said of the text as it stands.
   * @param {string} wanting why, "" while it is on its way */
  lack(wanting) {
    this.beside.hidden = !this.notices.childElementCount;
    this.lead.hidden = false;
    this.lead.textContent = wanting || "Avis en cours. Le dossier s’écrit comme d’habitude.";
  }

  /** The buttons that show passages. */
  get togglers() {
    return [...this.list.querySelectorAll("button")].filter((one) => one.dataset.id);
  }

  /** @param {Verdict} verdict */
  row(verdict) {
    const { id } = verdict;
    const passages = [...verdict.evidence, ...verdict.weak, ...(verdict.candidates ?? [])];
    return el(
      "li",
      { class: verdict.verdict, id: `exigence-${id}`, tabindex: -1 },
      sign(verdict.verdict, verdictWord(verdict)),
      el(
        "div",
        {},
        el("b", {}, `${this.titles[id]} `, el("span", { class: "id" }, id)),
        el(
          "p",
          { class: "soft" },
          verdict.leaning ? el("b", {}, `${verdictWord(verdict)}. `) : null,
          tied(verdict.message),
        ),
        verdict.fix
          ? el("p", { class: "then" }, el("b", {}, `${nextLabel(verdict.verdict)}. `), tied(verdict.fix))
          : null,
        passages.length
          ? el(
              "button",
              {
                class: "link",
                "data-id": id,
                "aria-expanded": String(this.opened === id),
                onclick: () => this.toggle(id),
              },
              verdict.candidates?.length ? "Les passages les plus proches" : "Ce qui le montre",
            )
          : null,
        this.opened === id ? this.passages(verdict) : null,
      ),
    );
  }

  /** @param {Verdict} verdict */
  passages({ evidence, weak, candidates = [] }) {
    const chip = (/** @type {Evidence} */ item, /** @type {boolean} */ isWeak) =>
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
      ...[...weak, ...candidates].map((one) => chip(one, true)),
    );
  }

  /** Brings what is said of a requirement under the eye, with its passages.
   * @param {string} id */
  open(id) {
    /** @type {HTMLElement | null} */
    const row = this.list.querySelector(`#exigence-${CSS.escape(id)}`);
    if (!row) return;
    this.app.frame.show("pages");
    if (this.opened !== id && row.querySelector("[data-id]")) this.toggle(id);
    row.focus();
    row.scrollIntoView({ block: "center" });
  }

  /** @param {string} id */
  toggle(id) {
    this.opened = this.opened === id ? null : id;
    const verdict = this.verdicts.get(id);
    for (const button of this.togglers) {
      const isOpen = button.dataset.id === this.opened;
      button.setAttribute("aria-expanded", String(isOpen));
      button.parentElement?.querySelector(".chips")?.remove();
      if (isOpen && verdict) button.after(this.passages(verdict));
    }
    this.mark();
  }

  /** The opened requirement's passages are highlighted in the text. */
  mark() {
    const verdict = this.opened ? this.verdicts.get(this.opened) : undefined;
    this.app.pages?.highlight(verdict?.evidence ?? [], [...(verdict?.weak ?? []), ...(verdict?.candidates ?? [])]);
  }

  /** What the map and the text say differently.
   * @param {Report} report */
  coherence({ coherence = [], notices }) {
    /** @type {Remark[]} */
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
          block !== undefined
            ? el("button", { class: "link", onclick: () => this.goToBlock(block) }, "Voir le passage")
            : null,
          node
            ? el("a", { href: `${this.app.urls.map}?noeud=${encodeURIComponent(node)}` }, "Voir sur la carte")
            : null,
        ),
      ),
    );
  }

  /** @param {number} block counted from 0 among those that say something */
  goToBlock(block) {
    const placed = this.app.text.placed(block);
    if (!placed) return;
    this.app.frame.show("text");
    this.app.text.goTo(caretOf(this.app.text.state.doc, placed.pos));
  }

  /** @param {Verdict[]} verdicts */
  tell(verdicts) {
    const changed = verdicts.filter((one) => (this.verdicts.get(one.id) ?? one).verdict !== one.verdict);
    if (changed.length)
      this.app.say(changed.map((one) => `${this.titles[one.id]}${NB}: ${verdictWord(one).toLowerCase()}`).join(", "));
  }
}
