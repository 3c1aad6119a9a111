// The grid: a press or a key gives a level, Enter goes on, one criterion is open at a time.

import { commentOf, focusOn, give, isOpen, say, show } from "./criterion.js";
import { all, find, targetOf } from "./page.js";
import { Saving } from "./saving.js";
import { Unfolding } from "./unfolding.js";

/** Where the keys are the grid's: its frame, and whatever of a criterion has the focus. */
const KEYED = ".grows, [data-criterion] *";

/** What the grid asks of what is read.
 * @typedef {object} Beside
 * @property {(criterion?: string, text?: string) => void} pinFor opens the form for a comment on what is chosen
 * @property {(answer: Document) => void} took after a page that answers was taken from
 */

export class Grid {
  /** @param {Document} document @param {Beside} beside */
  constructor(document, beside) {
    this.beside = beside;
    this.form = find(document, "[data-grid]", HTMLFormElement);
    this.rows = all(this.form, "[data-criterion]", HTMLElement);
    this.unfolding = new Unfolding(this.rows, find(this.form, ".grows", HTMLElement));
    this.saving = new Saving(document, this.form, (answer, lost) => this.#answered(answer, lost));
    for (const row of this.rows) this.#wire(row);
    this.form.addEventListener("keydown", (event) => this.#pressed(event));
    this.unfolding.reveal();
    if (!this.saving.fields.isFrozen) takeKeys(this.form);
  }

  /** @param {Document} answer @param {boolean} lost whether what had the focus went */
  #answered(answer, lost) {
    for (const row of this.rows) show(row);
    const { row } = this.unfolding;
    if (lost && row) focusOn(row);
    this.beside.took(answer);
  }

  /** A row opens once a press is over, or with the focus that keys bring: a pointer that is down meets what it saw.
   * @param {HTMLElement} row */
  #wire(row) {
    const { unfolding } = this;
    row.addEventListener("focusin", (event) => {
      if (isOpen(row) || !targetOf(event).matches(":focus-visible")) return;
      enter(row, targetOf(event), () => unfolding.open(row));
      row.ownerDocument.activeElement?.scrollIntoView({ block: "nearest" }); // the one above that folds has moved it
    });
    row.addEventListener("click", (event) => {
      if (!targetOf(event).closest("a")) enter(row, targetOf(event), () => unfolding.openUnderPointer(row));
    });
    find(row, ".lev", HTMLElement).addEventListener("change", () => show(row));
    this.#offer(row);
  }

  /** Its buttons that do nothing without this file.
   * @param {HTMLElement} row */
  #offer(row) {
    const pin = find(row, "[data-pin-for]", HTMLElement);
    pin.hidden = false;
    pin.addEventListener("click", () => this.beside.pinFor(row.dataset.criterion, commentOf(row).value));
    for (const button of all(row, "[data-say]", HTMLElement))
      button.addEventListener("click", () => {
        say(row, button);
        this.saving.soon(0);
      });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const target = targetOf(event);
    const row = this.rows.find((each) => each.contains(target)) ?? this.unfolding.row;
    if (!row || this.saving.fields.isFrozen || event.altKey || !target.matches(KEYED)) return;
    if (!isOpen(row)) this.unfolding.open(row);
    const run = goesOn(event, target) ? () => this.#next(row) : this.#does(row, event, target);
    if (!run) return;
    event.preventDefault();
    run();
  }

  /** What a key does in a row, but for the one that goes on.
   * @param {HTMLElement} row @param {KeyboardEvent} event @param {Element} target @returns {(() => void) | undefined} */
  #does(row, event, target) {
    if (event.ctrlKey || event.metaKey) return;
    if (target.matches("textarea")) return event.key === "Escape" ? () => focusOn(row) : undefined;
    /** @type {Record<string, () => void>} */
    const keys = {
      1: () => give(row, 0),
      2: () => give(row, 1),
      3: () => give(row, 2),
      c: () => commentOf(row).focus(),
      p: () => this.beside.pinFor(row.dataset.criterion),
      v: () => /** @type {HTMLElement | null} */ (row.querySelector("[data-confirm]"))?.click(),
    };
    return keys[event.key.toLowerCase()];
  }

  /** @param {HTMLElement} row */
  #next(row) {
    show(row);
    const after = this.rows[this.rows.indexOf(row) + 1];
    if (!after) return find(this.form, "#appreciation", HTMLElement).focus();
    this.unfolding.open(after);
    focusOn(after);
    after.scrollIntoView({ block: "nearest" });
  }
}

/** The keys are where the page says so: where it names them, and nothing else was asked for. They are the frame's, in
 * which an arrow scrolls: on a level it would mark.
 * @param {HTMLElement} form */
function takeKeys(form) {
  const isOpenedElsewhere = location.hash && !location.hash.startsWith("#g-");
  if (isOpenedElsewhere || document.activeElement !== document.body) return;
  if (find(form, ".keys", HTMLElement).offsetParent) find(form, ".grows", HTMLElement).focus({ preventScroll: true });
}

/** Its chip gives way to its levels, and the focus with it.
 * @param {HTMLElement} row @param {Element} target @param {() => void} open */
function enter(row, target, open) {
  if (!isOpen(row)) open();
  if (target.matches(".lv")) focusOn(row);
}

/** Whether Enter presses nothing, and is no new line.
 * @param {KeyboardEvent} event @param {Element} target */
function goesOn({ key, ctrlKey, metaKey }, target) {
  return (
    key === "Enter" && !target.matches("a, button, summary") && (!target.matches("textarea") || ctrlKey || metaKey)
  );
}
