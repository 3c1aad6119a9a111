// Map, plan or comments, without loading the page: the grid, the zoom and the chosen node stay as they are.

import { put } from "../../../../static/js/ui/dom.js";
import { all, around, isElsewhere } from "./page.js";

export class Views {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.isDossier = canvas.hasAttribute("data-dossier");
    this.here = [...(this.isDossier ? ["dossier"] : ["carte", "plan"]), "commentaires"];
    canvas.addEventListener("click", (event) => this.#clicked(event));
    this.#mark();
  }

  /** From the comments to what they are about: the plan where the map would be too small to read. */
  read() {
    if (this.canvas.dataset.view === "commentaires") this.#show(this.isDossier ? "dossier" : legible());
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const name = around(event, "a[data-view]")?.dataset.view ?? "";
    if (!this.here.includes(name) || isElsewhere(event)) return;
    event.preventDefault();
    this.#show(name);
  }

  /** @param {string} name */
  #show(name) {
    this.canvas.dataset.view = name;
    this.#mark();
    const address = new URL(location.href);
    address.searchParams.set("vue", name);
    address.hash = "";
    history.replaceState(null, "", address);
  }

  /** What is seen is what is marked, on a phone too, where the plan comes first. */
  #mark() {
    const now = this.canvas.dataset.view || legible();
    for (const link of all(this.canvas, "a[data-view]", HTMLAnchorElement))
      put(link, "aria-current", link.dataset.view === now ? "page" : null);
  }
}

/** What is seen of a map first. */
const legible = () => (matchMedia("(max-width: 37.5em)").matches ? "plan" : "carte");
