// Map, plan or comments, without loading the page: the grid, the zoom and the chosen node stay as they are.

import { targetOf } from "./page.js";

/** @param {HTMLElement} canvas */
export function openViews(canvas) {
  /** @type {HTMLAnchorElement[]} */
  const links = [...canvas.querySelectorAll("a[data-view]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
  const here = canvas.hasAttribute("data-dossier") ? ["dossier", "commentaires"] : ["carte", "plan", "commentaires"];
  canvas.addEventListener("click", (event) => {
    /** @type {HTMLElement | null} */
    const link = targetOf(event).closest("a[data-view]");
    const name = link?.dataset.view ?? "";
    if (!here.includes(name) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(name);
  });
  mark();
  return { read };

  /** @param {string} name */
  function show(name) {
    canvas.dataset.view = name;
    mark();
    const address = new URL(canvas.ownerDocument.location.href);
    address.searchParams.set("vue", name);
    address.hash = "";
    history.replaceState(null, "", address);
  }

  /** From the comments to what they are about: the plan where the map would be too small to read. */
  function read() {
    if (canvas.dataset.view !== "commentaires") return;
    show(canvas.hasAttribute("data-dossier") ? "dossier" : matchMedia("(max-width: 600px)").matches ? "plan" : "carte");
  }

  /** What is seen is what is marked, on a phone too, where the plan comes first. */
  function mark() {
    const first = matchMedia("(max-width: 600px)").matches ? "plan" : "carte";
    const now = canvas.dataset.view || first;
    for (const link of links) {
      if (link.dataset.view === now) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }
}
