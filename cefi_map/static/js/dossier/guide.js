/** What to ask oneself in the part being written: our words and questions, the official text. None of it is printed. */

import { select } from "../ui/dialog.js";
import { el, icon } from "../ui/dom.js";
import { official, plain, tied } from "../ui/words.js";

/**
 * @import { App } from "./app.js"
 * @import { Section } from "./sections.js"
 *
 * @typedef {object} Advice What is said of one part (dossier/guides.py).
 * @property {string} heading
 * @property {string} text
 * @property {string[]} questions
 * @property {string[]} requirements ids of those that the part shows
 * @property {string[]} official words of the exam
 *
 * @typedef {Pick<App, "boot">} Given
 */

const IGNORED = /^(\d+([.)]\d+)*[.)]?|[ivx]+[.)])\s*/i;

/** The guide of a heading: one that says as much, numbers and capitals aside; null for a part of the person's own.
 * @template {Pick<Advice, "heading">} G
 * @param {G[]} guides @param {string} heading @returns {G | null} */
export function guideOf(guides, heading) {
  const said = plain(heading.replace(IGNORED, ""));
  if (!said) return null;
  const ranked = guides.map((guide) => ({ guide, near: nearness(said, plain(guide.heading)) }));
  const [best] = ranked.sort((a, b) => b.near - a.near);
  return best?.near >= 0.5 ? best.guide : null;
}

/** Share of the words of one that the other says: « Les perspectives » are half of a guide, and all of a heading.
 * @param {string} one @param {string} other */
function nearness(one, other) {
  return Math.max(shareOf(one, other), shareOf(other, one));
}

/** @param {string} text @param {string} other */
function shareOf(text, other) {
  const words = text.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return words.filter((word) => other.includes(word)).length / (words.length || 1);
}

export class Guide {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.heading = ""; // of the part that is shown
    const { guides } = app.boot;
    this.choice = select(
      "guide",
      guides.map((guide, i) => [String(i), guide.heading]),
      "0",
    );
    this.choice.setAttribute("aria-label", "Guide montré");
    this.choice.addEventListener("change", () => this.fill(guides[Number(this.choice.value)]));
    this.body = el("div", { class: "guide" });
    this.box = el(
      "details",
      { class: "ask", open: true },
      el("summary", {}, "Pour cette partie"),
      this.choice,
      this.body,
      el("p", { class: "meta" }, icon("i-info"), " Ces questions ne s’impriment pas."),
    );
    this.fill(guides[0]);
  }

  /** Follows the part that holds the caret; its own parts keep the guide that is shown.
   * @param {Section | null} section */
  show(section) {
    if (!section || section.text === this.heading) return;
    this.heading = section.text;
    const guide = guideOf(this.app.boot.guides, section.text);
    if (guide) this.fill(guide);
  }

  /** @param {Advice} guide */
  fill(guide) {
    this.choice.value = String(this.app.boot.guides.indexOf(guide));
    this.body.replaceChildren(
      el("p", { class: "read-s" }, tied(guide.text)),
      el("ul", { class: "dots" }, ...guide.questions.map((question) => el("li", {}, tied(question)))),
      ...guide.official.map((text) => el("p", { class: "official sm" }, official(text))),
    );
  }
}
