// The grid: a press or a key gives a level, Enter goes on, one criterion is open at a time.

import { find, targetOf } from "./page.js";
import { Press } from "./press.js";
import { openSaving } from "./saving.js";

/** Where the keys are the grid's: its frame, a criterion's levels, ticks and comment; elsewhere they are what they are. */
const KEYED = ".grows, [data-criterion] :is(input, textarea, .lv)";

/** What the grid asks of what is read.
 * @typedef {object} Beside
 * @property {(criterion?: string, text?: string) => void} pinFor opens the form for a comment on what is chosen
 * @property {(key: string) => boolean} go shows a node; false where there is none
 * @property {(number: string) => boolean} goPassage shows a paragraph of the dossier
 * @property {(answer: Document) => void} took after a page that answers was taken from
 */

/** @param {Document} document @param {Beside} read */
export function openGrid(document, read) {
  const form = find(document, "[data-grid]", HTMLFormElement);
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-criterion]"))];
  const frame = find(form, ".grows", HTMLElement);
  const saving = openSaving(document, form, new Press(document), (answer, lost) => {
    for (const row of rows) shown(row);
    const row = rows.find(isOpen);
    if (lost && row) focusOn(row);
    read.took(answer);
  });

  for (const row of rows) wire(row);
  form.addEventListener("keydown", onKey);
  document.addEventListener("click", followNode);
  document.addEventListener("click", keepOpen, true);
  showInGrid(rows.find(isOpen));
  return { take: saving.take, now: () => saving.now() };

  /** A row opens once a press is over, or with the focus that keys bring: a pointer that is down meets what it saw.
   * @param {HTMLElement} row */
  function wire(row) {
    const comment = commentOf(row);
    row.addEventListener("focusin", (event) => {
      if (targetOf(event).matches(":focus-visible")) enter(row, targetOf(event), open);
    });
    row.addEventListener("click", (event) => {
      if (!targetOf(event).closest("a")) enter(row, targetOf(event), openUnderPointer);
    });
    find(row, ".lev", HTMLElement).addEventListener("change", () => shown(row));
    const pin = find(row, "[data-pin-for]", HTMLElement);
    pin.hidden = false;
    pin.addEventListener("click", () => read.pinFor(row.dataset.criterion, comment.value));
    for (const button of row.querySelectorAll("[data-say]")) {
      button.addEventListener("click", () => {
        comment.value = [comment.value.trim(), button.textContent].filter(Boolean).join(" ");
        const bank = button.closest("details");
        if (bank) bank.open = false;
        comment.focus();
        saving.soon(0);
      });
    }
  }

  /** Within the grid's own scroll: on a phone the page stays where it is. Who was faster than this file has chosen.
   * @param {HTMLElement | undefined} row */
  function showInGrid(row) {
    if (row && !frame.scrollTop && frame.scrollHeight > frame.clientHeight) row.scrollIntoView({ block: "nearest" });
  }

  /** Its chip gives way to its levels, and the focus with it.
   * @param {HTMLElement} row @param {Element} target @param {(row: HTMLElement) => void} opening */
  function enter(row, target, opening) {
    if (!isOpen(row)) opening(row);
    if (target.matches(".lv")) focusOn(row);
  }

  /** @param {HTMLElement} row @param {HTMLElement[]} still those that stay unfolded beside it */
  function open(row, still = []) {
    for (const each of rows) {
      each.classList.toggle("open", each === row);
      each.classList.toggle("still", still.includes(each));
    }
  }

  /** The row stays where it is on the screen. Where the scroll cannot hold it, what is unfolded above stays so.
   * @param {HTMLElement} row */
  function openUnderPointer(row) {
    const { top } = row.getBoundingClientRect();
    const above = rows.filter((each) => each.matches(".open, .still") && isAbove(each, row));
    open(row);
    hold(row, top);
    if (Math.abs(row.getBoundingClientRect().top - top) < 1) return;
    open(row, above);
    hold(row, top);
  }

  /** @param {HTMLElement} row @param {number} top where it was, in pixels of the window */
  function hold(row, top) {
    const moved = row.getBoundingClientRect().top - top;
    if (frame.scrollHeight > frame.clientHeight) frame.scrollTop += moved;
    else window.scrollBy({ top: moved, behavior: "instant" });
  }

  /** @param {HTMLElement} row */
  function shown(row) {
    const level = levelOf(row);
    const button = find(row, ".lv", HTMLElement);
    row.classList.toggle("done", Boolean(level));
    button.dataset.level = level?.value ?? "";
    button.textContent = level?.nextElementSibling?.textContent ?? "";
    button.setAttribute(
      "aria-label",
      `${row.dataset.criterion}, ${row.dataset.title} : ${button.textContent || "à coter"}, modifier`,
    );
    find(row, "[data-comment-shown]", HTMLElement).textContent = commentOf(row).value;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = targetOf(event);
    const row = rows.find((each) => each.contains(target)) ?? rows.find(isOpen);
    const writing = target.matches("textarea");
    if (!row || saving.frozen() || event.altKey || !target.matches(KEYED)) return;
    if (!isOpen(row)) open(row);
    if (event.key === "Enter" && !target.matches("button") && (!writing || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      next(row);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (writing) return event.key === "Escape" ? focusOn(row) : undefined;
    const key = event.key.toLowerCase();
    if ("123".includes(key)) level(row, Number(key) - 1);
    else if (key === "c") commentOf(row).focus();
    else if (key === "p") read.pinFor(row.dataset.criterion);
    else if (key === "v") /** @type {HTMLElement | null} */ (row.querySelector("[data-confirm]"))?.click();
    else return;
    event.preventDefault();
  }

  /** @param {HTMLElement} row @param {number} rank */
  function level(row, rank) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = row.querySelectorAll(".lev input");
    const input = inputs[rank];
    input.checked = true;
    input.focus();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {HTMLElement} row */
  function next(row) {
    shown(row);
    const after = rows[rows.indexOf(row) + 1];
    if (!after) return find(form, "#appreciation", HTMLElement).focus();
    open(after);
    focusOn(after);
    after.scrollIntoView({ block: "nearest" });
  }

  /** A link that loads this room anew, from the map to the dossier, opens the same criterion there.
   * @param {MouseEvent} event */
  function keepOpen(event) {
    const link = targetOf(event).closest("a[href]");
    const row = rows.find(isOpen);
    if (!(link instanceof HTMLAnchorElement) || !row || link.getAttribute("href")?.startsWith("#")) return;
    if (link.origin + link.pathname !== document.location.origin + document.location.pathname) return;
    const address = new URL(link.href);
    address.searchParams.set("critere", row.dataset.criterion ?? "");
    link.href = address.href;
  }

  /** @param {MouseEvent} event */
  function followNode(event) {
    /** @type {HTMLElement | null} */
    const link = targetOf(event).closest("a[data-go], a[data-passage]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const { go, passage } = link.dataset;
    if (go ? read.go(go) : read.goPassage(passage ?? "")) event.preventDefault();
  }
}

/** @param {HTMLElement} row @returns {HTMLInputElement | null} */
const levelOf = (row) => row.querySelector(".lev input:checked");
const commentOf = (/** @type {HTMLElement} */ row) => find(row, "textarea", HTMLTextAreaElement);
/** @param {Element} one @param {Element} other */
const isAbove = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
const isOpen = (/** @type {HTMLElement} */ row) => row.classList.contains("open");
const focusOn = (/** @type {HTMLElement} */ row) =>
  (levelOf(row) ?? find(row, ".lev input", HTMLInputElement)).focus({ preventScroll: true });
