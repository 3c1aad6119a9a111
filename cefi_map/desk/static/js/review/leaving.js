// Leaving the page: what was just written in the grid goes first.

import { isFile } from "../../../../static/js/ui/addresses.js";
import { around } from "./page.js";

/** @typedef {import("./saving.js").Saving} Saving */

/** @param {Document} document @param {Saving} saving */
export function sendFirst(document, saving) {
  document.addEventListener("click", (event) => waitAt(around(event, "a[href]"), event, saving));
  window.addEventListener("pagehide", () => beacon(saving));
}

/** A link waits for what was just written.
 * @param {Element | null} link @param {MouseEvent} event @param {Saving} saving */
async function waitAt(link, event, saving) {
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  if (!saving.fields.isChanged || link.target || isFile(link) || link.hash) return;
  event.preventDefault();
  await saving.now();
  location.assign(link.href);
}

/** What is left by another way is sent without an answer.
 * @param {Saving} saving */
function beacon({ form, fields }) {
  if (!fields.isFrozen && fields.isChanged) navigator.sendBeacon(form.action, fields.data);
}
