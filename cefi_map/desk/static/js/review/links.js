// Links of the page of a work: to what is read beside the grid, without loading it; to its other face, where the same
// criterion is then open.

import { around } from "./page.js";

/** @typedef {import("./page.js").Read} Read */

/** @param {Document} document @param {(go: (read: Read) => boolean) => boolean} shown goes there, brought into sight */
export function followLinks(document, shown) {
  document.addEventListener("click", (event) => {
    const link = around(event, "a[data-go], a[data-passage]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const { go, passage } = link.dataset;
    if (shown((read) => (go ? read.go(go) : read.goPassage(passage ?? "")))) event.preventDefault();
  });
}

/** A link that loads this room anew, from the map to the dossier, opens the same criterion there.
 * @param {Document} document @param {() => HTMLElement | undefined} open the row that is open */
export function keepOpen(document, open) {
  document.addEventListener("click", (event) => keep(around(event, "a[href]"), open()), true);
}

/** @param {Element | null} link @param {HTMLElement} [row] */
function keep(link, row) {
  if (!(link instanceof HTMLAnchorElement) || !row || link.getAttribute("href")?.startsWith("#")) return;
  if (link.origin + link.pathname !== location.origin + location.pathname) return;
  const address = new URL(link.href);
  address.searchParams.set("critere", row.dataset.criterion ?? "");
  link.href = address.href;
}
