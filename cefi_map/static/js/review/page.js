// What the server wrote into the page of a work.

/**
 * @typedef {HTMLFormControlsCollection
 *   & Record<"key" | "paragraph" | "remark" | "seen" | "criterion" | "text", HTMLInputElement>} PinFields
 *   Those of the form that pins a comment.
 *
 * @typedef {object} Read What is read beside the grid: the map and its plan, or the dossier.
 * @property {HTMLElement} [canvas] where it stands; none where nothing can be chosen
 * @property {(key: string) => boolean} go shows a node; false where there is none
 * @property {(number: string) => boolean} goPassage shows a paragraph of the dossier
 * @property {(answer: Document) => void} took after a page that answers was taken from: what it changed here
 * @property {() => void} [focus] on what is chosen
 * @property {() => {key?: string, paragraph?: string, words: string}} [chosen]
 * @property {(pin: () => void) => void} wire what a key here calls to write a comment
 * @property {{rows: HTMLElement[], found: (keys: Set<string> | null) => void}} [find] what can be searched
 */

/** The element that the page holds there.
 * @template {Element} E @param {ParentNode} root @param {string} selector @param {new () => E} kind @returns {E} */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`no ${selector}`);
}

/** @param {HTMLFormElement} form */
export function pinFields(form) {
  return /** @type {PinFields} */ (form.elements);
}

/** Where an event began.
 * @param {Event} event */
export function targetOf(event) {
  return /** @type {Element} */ (event.target);
}

/** Back to the criterion that is open.
 * @param {Document} document */
export function focusOnGrid(document) {
  const input = document.querySelector(".grow-row.open input");
  if (input instanceof HTMLInputElement) input.focus();
}

/** Runs what moves the page at once, or, while a pointer is down, once its press is over: a finger's click comes a
 * moment after it is lifted.
 * @param {Document} document @returns {(run: () => void) => void} */
export function whenUp(document) {
  const LIFTED = 150;
  let down = false;
  /** @type {(() => void)[]} */
  let waiting = [];
  const over = () => {
    down = false;
    const runs = waiting;
    waiting = [];
    for (const run of runs) run();
  };
  document.addEventListener("pointerdown", () => (down = true), true);
  document.addEventListener("click", () => setTimeout(over), true);
  for (const name of ["pointerup", "pointercancel"])
    document.addEventListener(name, () => setTimeout(over, LIFTED), true);
  return (run) => (down ? waiting.push(run) : run());
}
