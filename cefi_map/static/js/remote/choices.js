/** The page of two versions: each point shown twice, a choice for each, nothing lost meanwhile. */

import { el, icon } from "../ui/dom.js";
import { clock, count } from "../ui/words.js";

/**
 * @typedef {import("../ui/dom.js").Child} Child
 * @typedef {{side: "mine" | "theirs", both: boolean}} Choice
 *
 * @typedef {object} Point What a card shows.
 * @property {string} name of its radio buttons
 * @property {string} number
 * @property {string} place
 * @property {string} label
 * @property {Child} mine
 * @property {Child} theirs
 * @property {boolean} both whether the two can stand
 */

/** Shows the cards over `main` until the person has chosen; the answers are in `choices`.
 * @param {HTMLElement} main @param {{title: string, cards: HTMLElement[], choices: Choice[], hasVersions: boolean}} what
 *   `hasVersions`: whether the person may see those that are kept
 * @returns {Promise<void>} */
export function chooseOn(main, { title, cards, choices, hasVersions }) {
  return new Promise((done) => {
    const finish = () => {
      main.classList.remove("choosing");
      page.remove();
      done();
    };
    const button = (/** @type {string} */ look, /** @type {string} */ words, /** @type {() => void} */ run) =>
      el("button", { class: `btn ${look} lg`, onclick: run }, words);
    const page = el(
      "section",
      { class: "page narrow conf", "aria-labelledby": "conflict-title", tabindex: -1 },
      el("h2", { class: "big", id: "conflict-title" }, title),
      el(
        "p",
        { class: "read soft" },
        `La même chose a changé ici et ailleurs, par une autre personne ou par vous sur un autre appareil. ${count(cards.length, "point demande votre choix", "points demandent votre choix")}, le reste s’est réuni de lui-même. Rien n’est perdu d’ici là.`,
      ),
      el("ol", { class: "col list" }, ...cards),
      el(
        "div",
        { class: "row wrap endrow" },
        button("main", "Réunir ainsi", finish),
        button("", "Tout garder en double", () => {
          for (const choice of choices) choice.both = true;
          finish();
        }),
      ),
      el(
        "p",
        { class: "alert tip" },
        icon("i-history"),
        el("span", {}, `Les deux restent dans les versions${hasVersions ? "" : " de l’auteur"}.`),
      ),
    );
    main.append(page);
    main.classList.add("choosing");
    page.focus();
  });
}

/** One point: where it is, both versions, and « les deux » where both can stand. Writes into `choice`.
 * @param {Choice} choice @param {Point} point */
export function cardOf(choice, { name, number, place, label, mine, theirs, both }) {
  /** @param {Choice["side"]} value @param {string} title @param {string} sign @param {Child} text */
  const side = (value, title, sign, text) =>
    el(
      "label",
      { class: "ver" },
      el("input", {
        type: "radio",
        name,
        value,
        checked: value === "mine",
        onchange: () => {
          choice.side = value;
        },
      }),
      el("span", { class: "vh2" }, icon(sign, "i sm"), el("b", {}, title)),
      el("span", { class: "vt" }, text),
    );
  return el(
    "li",
    { class: "card cf" },
    el("div", { class: "cfh" }, el("span", { class: "cn" }, number), el("span", { class: "soft" }, place)),
    el(
      "div",
      { class: "pair", role: "radiogroup", "aria-label": label },
      side("mine", `Votre version, ${clock()}`, "i-disk", mine),
      side("theirs", "L’autre version", "i-user", theirs),
    ),
    both
      ? el(
          "label",
          { class: "both" },
          el("input", {
            type: "checkbox",
            onchange: (event) => {
              choice.both = event.currentTarget.checked;
            },
          }),
          " Garder les deux, l’une sous l’autre",
        )
      : null,
  );
}

/** The text with what the other side does not say underlined: common start and end are left alone.
 * @param {string} text @param {string} other */
export function marked(text, other) {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start++;
  let end = 0;
  while (
    end < text.length - start &&
    end < other.length - start &&
    text[text.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  return el(
    "span",
    {},
    text.slice(0, start),
    el("ins", {}, text.slice(start, text.length - end)),
    text.slice(text.length - end),
  );
}
