// The map and its plan, one chosen node for both: all that it holds and its comments stand below, whichever is looked at.

import { el } from "../ui/dom.js";
import { openMap } from "./map.js";
import { find, focusOnGrid } from "./page.js";
import { openRows } from "./rows.js";

/** Letters of a title from which the bar above the map may cut it. */
const LONG = 60;

/** @param {Document} document @returns {import("./page.js").Read} */
export function openReading(document) {
  const canvas = find(document, "[data-canvas]", HTMLElement);
  const bar = find(canvas, "[data-selbar]", HTMLElement);
  const card = find(canvas, "[data-card]", HTMLElement);
  /** @type {() => void} */
  let pin = () => {};
  /** @type {import("./map.js").Room} */
  const room = { choose, pin: () => pin(), leave: () => focusOnGrid(document) };
  const plan = openRows(find(canvas, "[data-plan]", HTMLElement), "row", room);
  const map = openMap(canvas, room);
  /** @type {HTMLElement | undefined} */
  const first = plan.rows.find((row) => row.matches(".now")) ?? plan.rows[0];
  let chosen = first?.dataset.row ?? "";

  return {
    canvas,
    go,
    goPassage: () => false, // paragraphs are in the dossier: their links load it
    took,
    focus,
    chosen: () => ({ key: chosen, words: numberOf(chosen) || "le centre" }),
    find: { rows: plan.rows, found: map.found },
    wire(given) {
      pin = given;
    },
  };

  /** @param {string} key */
  function go(key) {
    if (![map.choose(key), plan.choose(key)].includes(true)) return false;
    choose(key);
    map.look();
    focus();
    return true;
  }

  /** Whatever is looked at has the focus on the chosen node. */
  function focus() {
    if (find(canvas, "[data-plan]", HTMLElement).clientHeight) plan.focus();
    else map.focus();
  }

  /** @param {string} key */
  function choose(key) {
    chosen = key;
    map.choose(key);
    plan.choose(key);
    const row = plan.rowOf(key);
    const stage = /\bst([1-6])\b/.exec(row?.className ?? "")?.[1] ?? "";
    find(bar, "[data-chosen]", HTMLElement).className = `row grow chosen st${stage}`;
    find(bar, "[data-chosen-number]", HTMLElement).textContent = numberOf(key) || "Centre";
    const title = row?.querySelector("[data-title]")?.textContent ?? "";
    find(bar, "[data-chosen-text]", HTMLElement).textContent = title;
    fill(title.length > LONG ? title : "", row?.querySelector(".content"));
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      bar.querySelectorAll("a[data-do], a[data-view]")
    )) {
      const address = new URL(link.href);
      if (link.dataset.view !== "dossier") address.searchParams.set("noeud", key);
      link.href = address.href;
    }
    show();
  }

  /** @param {string} title where the bar cuts it @param {Element | null} [content] */
  function fill(title, content) {
    const full = title ? [el("p", { class: "full", dir: "auto" }, title)] : [];
    card.replaceChildren(...full, ...(content ? content.cloneNode(true).childNodes : []));
    card.hidden = !title && !content;
    card.scrollTop = 0;
  }

  /** @param {string} key */
  function numberOf(key) {
    const said = plan.rowOf(key)?.querySelector("[data-number]")?.textContent ?? "";
    return said === "Centre" ? "" : said;
  }

  /** @param {Document} answer */
  function took(answer) {
    map.pins(answer);
    show();
  }

  /** The comments of the node that is chosen. */
  function show() {
    /** @type {NodeListOf<HTMLElement>} */
    const pinned = canvas.querySelectorAll("[data-remark]");
    for (const each of pinned) each.classList.toggle("now", each.dataset.pinOf === chosen);
  }
}
