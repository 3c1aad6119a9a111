// The dossier beside the grid: its paragraphs, a chosen one to pin a comment to.

import { find, focusOnGrid } from "./page.js";
import { openRows } from "./rows.js";

/** A text that could not be read has no paragraphs, and nothing to choose.
 * @param {Document} document @returns {import("./page.js").Read} */
export function openPassages(document) {
  const canvas = find(document, "[data-dossier]", HTMLElement);
  /** @type {HTMLElement | null} A PDF has a list for each of its pages. */
  const list = canvas.querySelector(".passages");
  const bar = find(canvas, "[data-selbar]", HTMLElement);
  /** @type {() => void} */
  let pin = () => {};
  if (!list?.querySelector("[data-paragraph]"))
    return { go: () => false, goPassage: () => false, took() {}, wire() {} };
  const leave = () => focusOnGrid(document);
  const rows = openRows(list, "paragraph", { choose, pin: () => pin(), leave });
  let chosen = rows.rows.find((row) => row.matches(".now"))?.dataset.paragraph ?? "1";

  return {
    canvas,
    go: () => false, // nodes are on the map: their links load it
    goPassage,
    took: show,
    focus: rows.focus,
    chosen: () => ({ paragraph: chosen, words: `le paragraphe ${chosen}` }),
    wire(given) {
      pin = given;
    },
  };

  /** @param {string} number */
  function goPassage(number) {
    if (!rows.choose(number)) return false;
    choose(number);
    rows.focus();
    return true;
  }

  /** @param {string} number */
  function choose(number) {
    chosen = number;
    rows.choose(number);
    find(bar, "[data-chosen-number]", HTMLElement).textContent = `§\u00a0${number}`;
    show();
  }

  /** The comments of the paragraph that is chosen. */
  function show() {
    /** @type {NodeListOf<HTMLElement>} */
    const pinned = canvas.querySelectorAll("[data-remark]");
    for (const each of pinned) each.classList.toggle("now", each.dataset.pinParagraph === chosen);
  }
}
