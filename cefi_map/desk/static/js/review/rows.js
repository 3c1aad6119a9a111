// A long list that is read with the arrows: one tab stop, up and down go from row to row, a chosen one to pin a comment to.

import { put } from "../../../../static/js/ui/dom.js";
import { along } from "./neighbour.js";
import { all, around, find, isElsewhere, targetOf } from "./page.js";

export class Rows {
  /** @param {HTMLElement} list @param {string} name of the rows' data attribute, which tells one from the others
   * @param {import("./page.js").Room} room */
  constructor(list, name, room) {
    this.list = list;
    this.name = name;
    this.room = room;
    this.rows = all(list, `[data-${name}]`, HTMLElement);
    this.byName = new Map(this.rows.map((row) => [this.nameOf(row), row]));
    this.chosen = this.rows.find((row) => row.matches(".now")) ?? this.rows[0];
    for (const row of this.rows) linkOf(row).tabIndex = row === this.chosen ? 0 : -1;
    list.addEventListener("click", (event) => this.#clicked(event));
    list.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** @param {HTMLElement} row */
  nameOf(row) {
    return row.dataset[this.name] ?? "";
  }

  /** False where there is no such row.
   * @param {string} name */
  choose(name) {
    const row = this.byName.get(name);
    if (!row) return false;
    mark(this.chosen, false);
    mark(row, true);
    this.chosen = row;
    if (this.list.clientHeight) row.scrollIntoView({ block: "nearest" });
    return true;
  }

  focus() {
    linkOf(this.chosen).focus({ preventScroll: true });
  }

  /** @param {HTMLElement} row */
  #goTo(row) {
    this.room.choose(this.nameOf(row));
    linkOf(row).focus({ preventScroll: true });
  }

  /** A press on its text chooses a row too, unless it took up some words.
   * @param {MouseEvent} event */
  #clicked(event) {
    const row = /** @type {HTMLElement | null} */ (around(event, `[data-${this.name}]`));
    if (!row || isElsewhere(event)) return;
    const link = around(event, "a");
    if (link ? !link.matches(".pn") : !this.list.ownerDocument.getSelection()?.isCollapsed) return;
    event.preventDefault();
    this.#goTo(row);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !targetOf(event).matches("a.pn")) return;
    const next = along(this.rows, this.chosen, event.key);
    if (next) this.#goTo(next);
    else if (["p", "P", "Enter"].includes(event.key)) this.room.pin();
    else if (event.key === "Escape") this.room.leave();
    else return;
    event.preventDefault();
  }
}

const linkOf = (/** @type {HTMLElement} */ row) => find(row, "a.pn", HTMLAnchorElement);

/** @param {HTMLElement} row @param {boolean} isChosen */
function mark(row, isChosen) {
  const link = linkOf(row);
  link.tabIndex = isChosen ? 0 : -1;
  put(link, "aria-current", isChosen || null);
  row.classList.toggle("now", isChosen);
}
