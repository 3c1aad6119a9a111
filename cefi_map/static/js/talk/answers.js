/** Answers to « Questions du jury » that are not in the map yet stay in this browser, each with its question: back here,
 * they are in their field again. */

import { el } from "../ui/dom.js";
import { NB } from "../ui/words.js";

/** @typedef {Record<string, {words: string, isSent: boolean}>} Kept By question; `isSent`: on its way to the map. */

const KEPT = `cefi-map:answers:${document.documentElement.dataset.place}:${location.pathname}`;

/** @param {HTMLElement[]} questions */
export function keepAnswers(questions) {
  const isWritten = document.getElementById("ecrit") !== null;
  const kept = read();
  for (const asked in kept) if (kept[asked].isSent && isWritten) keep(asked, "");
  const waiting = questions.filter((question) => listen(question, read()[wordsOf(question)]?.words ?? ""));
  tell(waiting, questions.map(wordsOf));
}

/** Fills a question's field with what waits for it and keeps what is typed there; whether anything waits.
 * @param {HTMLElement} question @param {string} words */
function listen(question, words) {
  const box = /** @type {HTMLDetailsElement} */ (question.querySelector("details.write"));
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
  const field = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[data-unwritten]"));
  const take = (isSent = false) => {
    said.hidden = !field.value.trim();
    keep(wordsOf(question), field.value, isSent);
  };
  field.addEventListener("input", () => take());
  form.addEventListener("submit", () => take(true));
  if (!words) return false;
  field.value = words;
  said.hidden = false;
  box.open = true;
  return true;
}

/** Says which answers wait, and shows those whose question is no more asked.
 * @param {HTMLElement[]} waiting @param {string[]} asked all that is */
function tell(waiting, asked) {
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-waiting]"));
  const lost = Object.entries(read()).filter(([question]) => !asked.includes(question));
  const told = /** @type {HTMLElement} */ (place.lastElementChild);
  if (waiting.length)
    told.append(
      el(
        "p",
        {},
        waiting.length > 1 ? "Ces réponses ne sont" : "Cette réponse n’est",
        ` pas encore sur la carte${NB}:`,
      ),
      el("ul", { class: "dots" }, ...waiting.map((one) => el("li", {}, el("a", { href: `#${one.id}` }, wordsOf(one))))),
    );
  for (const [question, { words }] of lost) told.append(left(question, words));
  place.hidden = !told.hasChildNodes();
}

/** @param {string} question @param {string} words */
function left(question, words) {
  const field = el("textarea", { class: "field", readonly: true, rows: 3, dir: "auto", "aria-label": "Votre réponse" });
  field.value = words;
  const forget = () => {
    keep(question, "");
    const place = box.closest("[data-waiting]");
    box.remove();
    place?.toggleAttribute("hidden", !place.lastElementChild?.hasChildNodes());
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  const box = el(
    "div",
    { class: "col" },
    el("p", {}, `Cette question n’est plus posée${NB}: ${question} Copiez de votre réponse ce qui sert encore.`),
    field,
    el("button", { class: "btn sm", onclick: forget }, "Oublier cette réponse"),
  );
  return box;
}

/** @param {HTMLElement} question */
function wordsOf(question) {
  return question.querySelector("h2")?.textContent ?? "";
}

/** @returns {Kept} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  } catch {
    return {}; // a browser that keeps nothing
  }
}

/** @param {string} asked @param {string} words none takes them away */
function keep(asked, words, isSent = false) {
  const { [asked]: _, ...others } = read();
  const kept = words.trim() ? { ...others, [asked]: { words, isSent } } : others;
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing
  }
}
