// The dossier beside the grid: one tab stop, up and down go from paragraph to paragraph, a chosen one to pin a comment to.

import { find, focusOnGrid, pinFields, targetOf } from "./page.js";

/** A text that could not be read has no paragraphs, and nothing to choose.
 * @param {Document} document @returns {import("./page.js").Read} */
export function openPassages(document) {
  const canvas = find(document, "[data-dossier]", HTMLElement);
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (canvas.querySelectorAll("[data-paragraph]"))];
  if (!rows.length) return { go: () => false, goPassage: () => false, pinFor: () => {} };
  const form = find(canvas, "[data-pin-form]", HTMLFormElement);
  const fields = pinFields(form);
  const bar = find(canvas, "[data-selbar]", HTMLElement);
  const action = find(bar, "[data-do]", HTMLAnchorElement);
  let chosen = rows.find((row) => row.matches(".now")) ?? rows[0];

  wire();
  return { go, goPassage, pinFor };

  function wire() {
    for (const row of rows) linkOf(row).tabIndex = row === chosen ? 0 : -1;
    const list = find(canvas, "ol", HTMLElement);
    list.addEventListener("click", onClick);
    list.addEventListener("keydown", onKey);
    action.addEventListener("click", (event) => {
      if (changing()) return;
      event.preventDefault();
      pinFor();
    });
    const cancel = find(form, "[data-pin-cancel]", HTMLElement);
    cancel.addEventListener("click", (event) => {
      if (changing()) return;
      event.preventDefault();
      form.hidden = true;
      linkOf(chosen).focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") cancel.click();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        form.requestSubmit(find(form, ".btn.main", HTMLElement));
    });
  }

  /** Nodes are on the map: their links load it. */
  function go() {
    return false;
  }

  /** @param {string} number */
  function goPassage(number) {
    const row = rows.find((each) => each.dataset.paragraph === number);
    if (row) choose(row, true);
    return Boolean(row);
  }

  /** @param {HTMLElement} row @param {boolean} focus */
  function choose(row, focus) {
    linkOf(chosen).tabIndex = -1;
    linkOf(chosen).removeAttribute("aria-current");
    chosen.classList.remove("now");
    chosen = row;
    row.classList.add("now");
    linkOf(row).tabIndex = 0;
    linkOf(row).setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    const number = row.dataset.paragraph ?? "";
    find(bar, "[data-chosen-number]", HTMLElement).textContent = `§\u00a0${number}`;
    const address = new URL(action.href);
    address.searchParams.set("paragraphe", number);
    action.href = address.href;
    /** @type {NodeListOf<HTMLElement>} */
    const pinned = document.querySelectorAll("[data-pin-paragraph]");
    for (const each of pinned) each.classList.toggle("now", each.dataset.pinParagraph === number);
    if (!changing()) {
      fields.paragraph.value = number;
      find(form, "[data-pin-where]", HTMLElement).textContent = `le paragraphe ${number}`;
    }
    if (focus) linkOf(row).focus({ preventScroll: true });
  }

  function pinFor(criterion = "", text = "") {
    if (changing()) return;
    choose(chosen, false);
    form.hidden = false;
    if (criterion) fields.criterion.value = criterion;
    if (text && !fields.text.value) fields.text.value = text;
    fields.text.focus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = targetOf(event);
    /** @type {HTMLElement | null} */
    const row = target.closest("[data-paragraph]");
    if (!row || target.closest("a.pinb") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!target.closest("a") && !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    choose(row, true);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || targetOf(event).closest("a.pinb")) return;
    const at = rows.indexOf(chosen);
    /** @type {Record<string, HTMLElement | undefined>} */
    const ways = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) };
    const next = ways[event.key];
    if (next) choose(next, true);
    else if (["p", "P", "Enter"].includes(event.key)) pinFor();
    else if (event.key === "Escape") focusOnGrid(document);
    else return;
    event.preventDefault();
  }

  function changing() {
    return Boolean(fields.remark.value);
  }
}

const linkOf = (/** @type {HTMLElement} */ row) => find(row, "a.pn", HTMLAnchorElement);
