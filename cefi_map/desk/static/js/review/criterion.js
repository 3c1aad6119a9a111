// A criterion's row of the grid: its level, its comment, and what it says of them while another is open.

import { all, find } from "./page.js";

/** @param {HTMLElement} row @returns {HTMLInputElement | null} */
export const levelOf = (row) => row.querySelector(".lev input:checked");
export const commentOf = (/** @type {HTMLElement} */ row) => find(row, "textarea", HTMLTextAreaElement);
export const isOpen = (/** @type {HTMLElement} */ row) => row.classList.contains("open");

/** On its level, or on the first where none is given.
 * @param {HTMLElement} row */
export function focusOn(row) {
  (levelOf(row) ?? find(row, ".lev input", HTMLInputElement)).focus({ preventScroll: true });
}

/** Gives a level as a press on it does.
 * @param {HTMLElement} row @param {number} rank */
export function give(row, rank) {
  const input = all(row, ".lev input", HTMLInputElement)[rank];
  input.checked = true;
  input.focus();
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Adds a ready sentence to the comment.
 * @param {HTMLElement} row @param {HTMLElement} button the sentence, in a bank that closes */
export function say(row, button) {
  const comment = commentOf(row);
  comment.value = [comment.value.trim(), button.textContent].filter(Boolean).join(" ");
  const bank = button.closest("details");
  if (bank) bank.open = false;
  comment.focus();
}

/** Its chip says its level, its line its comment.
 * @param {HTMLElement} row */
export function show(row) {
  const level = levelOf(row);
  const chip = find(row, ".lv", HTMLElement);
  const word = level?.nextElementSibling?.textContent ?? "";
  row.classList.toggle("done", Boolean(level));
  chip.dataset.level = level?.value ?? "";
  chip.textContent = word;
  chip.setAttribute("aria-label", `${row.dataset.criterion}, ${row.dataset.title} : ${word || "à coter"}, modifier`);
  find(row, "[data-comment-shown]", HTMLElement).textContent = commentOf(row).value;
}
