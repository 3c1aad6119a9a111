// One criterion is open at a time; what a pointer opens stays where it is on the screen.

import { isOpen } from "./criterion.js";

export class Unfolding {
  /** @param {HTMLElement[]} rows @param {HTMLElement} frame in which they scroll, on a wide screen */
  constructor(rows, frame) {
    this.rows = rows;
    this.frame = frame;
  }

  get row() {
    return this.rows.find(isOpen);
  }

  /** @param {HTMLElement} row @param {HTMLElement[]} still those that stay unfolded beside it */
  open(row, still = []) {
    for (const each of this.rows) {
      each.classList.toggle("open", each === row);
      each.classList.toggle("still", still.includes(each));
    }
  }

  /** Where the scroll cannot hold the row, what is unfolded above stays so.
   * @param {HTMLElement} row */
  openUnderPointer(row) {
    const { top } = row.getBoundingClientRect();
    const above = this.rows.filter((each) => each.matches(".open, .still") && isAbove(each, row));
    this.open(row);
    this.#hold(row, top);
    if (Math.abs(row.getBoundingClientRect().top - top) < 1) return;
    this.open(row, above);
    this.#hold(row, top);
  }

  /** Within the grid's own scroll: on a phone the page stays where it is. Who was faster than this file has chosen. */
  reveal() {
    if (this.#scrolls && !this.frame.scrollTop) this.row?.scrollIntoView({ block: "nearest" });
  }

  get #scrolls() {
    return this.frame.scrollHeight > this.frame.clientHeight;
  }

  /** @param {HTMLElement} row @param {number} top where it was, in pixels of the window */
  #hold(row, top) {
    const moved = row.getBoundingClientRect().top - top;
    if (this.#scrolls) this.frame.scrollTop += moved;
    else window.scrollBy({ top: moved, behavior: "instant" });
  }
}

/** @param {Element} one @param {Element} other */
const isAbove = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
