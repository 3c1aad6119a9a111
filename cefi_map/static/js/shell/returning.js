// From a page of help, back to the project that this tab showed before.

import { place } from "../remote/known.js";

/** @param {Document} document */
export function offerReturn(document) {
  const kept = `cefi-map:project:${place()}`; // each person's apart, in a browser that others use too
  const title = document.querySelector(".bar:has(.tabs) .project b")?.textContent;
  const back = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-back]"));
  try {
    if (title) addEventListener("pagehide", () => sessionStorage.setItem(kept, JSON.stringify([title, location.href])));
    const [name, address] = (back && JSON.parse(sessionStorage.getItem(kept) ?? "null")) ?? [];
    if (!back || !name) return;
    back.append(`Revenir à «\u00a0${name}\u00a0»`);
    back.href = address;
    back.hidden = false;
  } catch {
    // a browser that keeps nothing
  }
}
