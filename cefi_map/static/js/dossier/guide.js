/** What to ask oneself in the part being written: our words and questions, the official text. None of it is printed. */

import { select } from "../ui/dialog.js";
import { el, icon } from "../ui/dom.js";
import { official, plain, tied } from "../ui/words.js";

const IGNORED = /^(\d+([.)]\d+)*[.)]?|[ivx]+[.)])\s*/i;

/** The guide of a heading: one that says as much, numbers and capitals aside; null for a part of the person's own. */
export function guideOf(guides, heading) {
  const said = plain(heading.replace(IGNORED, ""));
  if (!said) return null;
  const ranked = guides.map((guide) => [nearness(said, plain(guide.heading)), guide]).sort((a, b) => b[0] - a[0]);
  return ranked[0]?.[0] >= 0.5 ? ranked[0][1] : null;
}

/** Share of the guide's words that the heading says. */
function nearness(said, heading) {
  const words = heading.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return words.filter((word) => said.includes(word)).length / (words.length || 1);
}

export class Guide {
  constructor(app) {
    this.app = app;
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

  /** Follows the part that holds the caret; its own parts keep the guide that is shown. */
  show(section) {
    if (!section || section.text === this.heading) return;
    this.heading = section.text;
    const guide = guideOf(this.app.boot.guides, section.text);
    if (guide) this.fill(guide);
  }

  fill(guide) {
    this.choice.value = String(this.app.boot.guides.indexOf(guide));
    this.body.replaceChildren(
      el("p", { class: "read-s" }, tied(guide.text)),
      el("ul", { class: "dots" }, ...guide.questions.map((question) => el("li", {}, tied(question)))),
      ...guide.official.map((text) => el("p", { class: "official sm" }, official(text))),
    );
  }
}
