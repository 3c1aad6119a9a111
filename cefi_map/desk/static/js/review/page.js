// What the server wrote into the page of a work.

/**
 * @typedef {object} Read What is read beside the grid: the map and its plan, or the dossier.
 * @property {HTMLElement} [canvas] where it stands; none where nothing can be chosen
 * @property {(key: string) => boolean} go shows a node; false where there is none
 * @property {(number: string) => boolean} goPassage shows a paragraph of the dossier
 * @property {(answer: Document) => void} took after a page that answers was taken from: what it changed here
 * @property {() => void} [focus] on what is chosen
 * @property {() => {key?: string, paragraph?: string, words: string}} [chosen]
 * @property {() => void} onpin a key here asks to write a comment
 * @property {{rows: HTMLElement[], light: (keys: Set<string> | null) => void}} [find] what can be searched
 *
 * @typedef {{choose: (name: string) => void, pin: () => void, leave: () => void, read?: () => void}} Room What a map or a list asks for.
 */

/** The element that the page holds there.
 * @template {Element} E @param {ParentNode} root @param {string} selector @param {new () => E} kind @returns {E} */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`no ${selector}`);
}

/** Those that the page holds there, in its order.
 * @template {Element} E @param {ParentNode} root @param {string} selector @param {new () => E} kind @returns {E[]} */
export function all(root, selector, kind) {
  return /** @type {E[]} */ ([...root.querySelectorAll(selector)].filter((each) => each instanceof kind));
}

/** Where an event began.
 * @param {Event} event */
export function targetOf(event) {
  return /** @type {Element} */ (event.target);
}

/** What an event began in, of those that a selector names.
 * @param {Event} event @param {string} selector @returns {(Element & HTMLOrSVGElement) | null} */
export function around(event, selector) {
  return targetOf(event).closest(selector);
}

/** Whether a press is the browser's: with a key held, a link opens in another tab or window.
 * @param {MouseEvent} event */
export function isElsewhere({ ctrlKey, metaKey, shiftKey }) {
  return ctrlKey || metaKey || shiftKey;
}

/** The comments of what is chosen stand out.
 * @param {HTMLElement} canvas @param {"pinOf" | "pinParagraph"} where @param {string} chosen */
export function showPinned(canvas, where, chosen) {
  for (const each of all(canvas, "[data-remark]", HTMLElement))
    each.classList.toggle("now", each.dataset[where] === chosen);
}

/** Back to the criterion that is open.
 * @param {Document} document */
export function focusOnGrid(document) {
  const input = document.querySelector(".grow-row.open input");
  if (input instanceof HTMLInputElement) input.focus();
}
