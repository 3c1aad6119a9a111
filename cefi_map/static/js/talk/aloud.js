// « Questions du jury »: one question at a time, answered aloud while a clock runs; what opens to be written in has the
// keyboard. The page works without this file.

import { keepAnswers } from "./answers.js";
import { run } from "./clock.js";

const questions = [...all(".questions > li")];
keepAnswers(questions);
const turn = all("[data-turn]")[0];
const begin = all("[data-rehearse]")[0];
const where = { began: 0, planned: 0 };
let at = -1; // the question that is asked; -1 while all are shown

for (const answer of /** @type {NodeListOf<HTMLDetailsElement>} */ (all("details.write")))
  answer.querySelector("summary")?.addEventListener("click", (event) => {
    event.preventDefault(); // « toggle » comes later, and keys that are typed meanwhile are lost
    answer.open = !answer.open;
    if (!answer.open) return;
    answer.querySelector("textarea")?.focus();
    answer.scrollIntoView({ block: "nearest" }); // with the button that writes it
  });

if (begin && turn && questions.length) {
  begin.hidden = false;
  begin.addEventListener("click", () => ask(0));
  wire("[data-before]", () => ask(at - 1));
  wire("[data-after]", () => ask(at + 1));
  wire("[data-all]", () => ask(-1));
  for (const clock of all("[data-aloud] .clock")) run(clock, () => where);
  document.addEventListener("keydown", keydown);
}

/** Asks one; past the last, and before the first, all are there again.
 * @param {number} wanted */
function ask(wanted) {
  at = wanted < questions.length ? Math.max(-1, wanted) : -1;
  where.began = Date.now();
  const isAsked = at >= 0;
  document.body.classList.toggle("rehearsing", isAsked);
  questions.forEach((question, place) => {
    question.hidden = isAsked && place !== at;
    for (const clock of question.querySelectorAll("[data-aloud]")) clock.toggleAttribute("hidden", !isAsked);
  });
  turn.hidden = !isAsked;
  const [before] = all("[data-before]");
  before.toggleAttribute("disabled", at <= 0);
  const heading = questions[at]?.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  scrollTo({ top: 0 });
  (heading ?? begin).focus(); // after: where little fits a screen, it brings what is focused into it
}

/** @param {KeyboardEvent} event */
function keydown(event) {
  const isTyping = event.target instanceof Element && event.target.closest("textarea, select, input, summary");
  if (at < 0 || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Escape: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  ask(to);
}

/** @param {string} which @param {() => void} run */
function wire(which, run) {
  all(which)[0]?.addEventListener("click", run);
}

/** @param {string} which @returns {NodeListOf<HTMLElement>} */
function all(which) {
  return document.querySelectorAll(which);
}
