// Searching what the candidate wrote, titles, notes and all, and the comments; what does not hold it grows pale.

import { count, plain } from "../ui/words.js";
import { find, targetOf } from "./page.js";

/** @param {HTMLElement} canvas @param {import("./page.js").Read} read */
export function openSearch(canvas, read) {
  if (!read.find) return;
  const within = read.find;
  const form = find(canvas, "[data-search]", HTMLFormElement);
  const opener = find(canvas, "[data-search-open]", HTMLElement);
  const field = find(form, "[name=q]", HTMLInputElement);
  const said = find(form, "[data-search-said]", HTMLElement);
  /** @type {string[]} */
  let hits = [];
  let at = -1;

  opener.hidden = false;
  opener.addEventListener("click", () => {
    form.hidden = false;
    field.focus();
    field.select();
  });
  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (targetOf(event).closest("button"));
    if (button?.dataset.searchGo) go(Number(button.dataset.searchGo));
    else if (button?.hasAttribute("data-search-close")) close();
  });

  function look() {
    const wanted = plain(field.value.trim());
    hits = wanted ? within.rows.filter((row) => textAt(row).includes(wanted)).map((row) => row.dataset.row ?? "") : [];
    at = -1;
    paint(wanted ? new Set(hits) : null);
    said.textContent = !wanted ? "" : hits.length ? count(hits.length, "nœud") : "Aucun nœud";
  }

  /** All that stands at a row, with the comments pinned there.
   * @param {HTMLElement} row */
  function textAt(row) {
    const pinned = canvas.querySelectorAll(`[data-pin-of="${CSS.escape(row.dataset.row ?? "")}"]`);
    return plain([row, ...pinned].map((each) => each.textContent).join(" "));
  }

  /** @param {Set<string> | null} keys */
  function paint(keys) {
    within.found(keys);
    for (const row of within.rows) row.classList.toggle("hit", Boolean(keys?.has(row.dataset.row ?? "")));
  }

  /** @param {number} by */
  function go(by) {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    read.go(hits[at]);
    field.focus();
    said.textContent = `${at + 1} sur ${hits.length}`;
  }

  function close() {
    form.hidden = true;
    field.value = "";
    look();
    opener.focus();
  }
}
