/** Going to a node where it is read: by the shortest shift where its letters are large enough, else from nearer, in a
 * moment that the eye can follow. */

import { LETTERS, READING } from "./overview.js";

/**
 * @typedef {Pick<import("./canvas.js").Canvas, "view" | "byKey" | "rectOf" | "reveal" | "center" | "schedule">} Canvas
 * @typedef {{x: number, y: number, k: number}} Spot Where a node stands in the window, and at which scale.
 */

const READ = 9 * LETTERS; // pixels of the smallest letters that are read
const TIME = 300; // milliseconds
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {Canvas} canvas @param {string} key
 * @param {() => void} [settle] shifts what is shown in the end */
export function flyTo(canvas, key, settle = () => {}) {
  if (!canvas.byKey.has(key) || !canvas.view.width) return;
  const from = spotOf(canvas, key);
  const isNearer = show(canvas, key);
  settle();
  if (isNearer && !CALM.matches) glide(canvas, key, from);
}

/** The same, at once; gives whether it is shown from nearer.
 * @param {Canvas} canvas @param {string} key */
export function show(canvas, key) {
  const box = canvas.byKey.get(key);
  if (!box) return false;
  const { inner: face = box.face, zoom = 1 } = box.face;
  const isRead = (face.size / 2) * zoom * canvas.view.k >= READ;
  if (isRead) canvas.reveal(key);
  else canvas.center(key, READING);
  return !isRead;
}

/** @param {Canvas} canvas @param {string} key @returns {Spot} */
function spotOf(canvas, key) {
  const [left, top] = /** @type {import("./view.js").Rect} */ (canvas.rectOf(key));
  const [x, y] = canvas.view.toWindow(left, top);
  return { x, y, k: canvas.view.k };
}

/** Moves the view to where it is from where a node was, until it is moved by another.
 * @param {Canvas} canvas @param {string} key @param {Spot} from */
function glide(canvas, key, from) {
  const { view } = canvas;
  const to = spotOf(canvas, key);
  const [left, top] = /** @type {import("./view.js").Rect} */ (canvas.rectOf(key));
  const began = performance.now();
  let last = "";
  const put = (/** @type {number} */ part) => {
    view.k = from.k * (to.k / from.k) ** part;
    view.x = from.x + (to.x - from.x) * part - left * view.k;
    view.y = from.y + (to.y - from.y) * part - top * view.k;
    last = `${view.x} ${view.y} ${view.k}`;
    canvas.schedule();
  };
  const step = () => {
    if (last !== `${view.x} ${view.y} ${view.k}`) return;
    const part = Math.min(1, (performance.now() - began) / TIME);
    put(1 - (1 - part) ** 3);
    if (part < 1) requestAnimationFrame(step);
  };
  put(0);
  requestAnimationFrame(step);
}
