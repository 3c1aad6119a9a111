/** The map from further away: its titles stay readable at any scale, its texts take the width that the window has. */

import { COLUMN, PX } from "../mindmap/geometry/presets.js";

/**
 * @typedef {import("../mindmap/geometry/titles.js").Setting} Setting
 * @typedef {import("./sight.js").Box} Box
 * @typedef {Pick<import("./canvas.js").Canvas, "isLarge" | "base" | "setting" | "bounds" | "scaleFor" | "relayout">} Canvas
 * @typedef {{scale: number, setting: Setting}} Found
 */

/** How many times as large as usual somebody has letters in the browser: the map's grow along. */
export const LETTERS = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
export const READING = 0.96 * LETTERS; // 12 px letters
export const SMALLEST = 0.88 * LETTERS; // 11 px letters: below this scale a text is looked at, not read
export const SMALL = 0.72 * LETTERS; // 9 px, where there is no room for more
const STEP = 1.15; // from a size of titles to the next: between two, a zoom moves nothing
const LARGEST = 12; // times; the map is then a hundred times as high as its window
const WRAPS = [0, 130, 200, 260, 325, 440]; // pixels; 0: the preset's own
const BETTER = 1.03; // the usual widths stay, unless others show more
const READ = 0.45 * LETTERS; // the scale from which texts are read with some effort
const WORTH = [0.25, 0.7]; // what larger titles may cost of the scale where texts are not read, and where they are
const TRIES = 12;

/** As the map is written.
 * @type {Readonly<Setting>} */
export const WRITING = Object.freeze({ zoom: 1, depth: 2, wrap: 0, least: SMALLEST });

/** As large as it comes, whatever the scale.
 * @type {Readonly<Setting>} */
export const EVEN = Object.freeze({ ...WRITING, least: 0 });

/** What is readable, the most wished first; then nothing is.
 * @type {Readonly<Setting>[]} */
const WISHES = [
  WRITING,
  { ...WRITING, least: SMALL },
  { ...WRITING, depth: 1 },
  { ...WRITING, depth: 1, least: SMALL },
  EVEN,
];

/** How many times larger titles are for their letters to be read at a scale, by steps.
 * @param {number} scale @param {Pick<Setting, "least">} setting */
function zoomAt(scale, { least }) {
  if (scale >= least) return 1;
  return Math.min(LARGEST, STEP ** Math.ceil(Math.log(least / scale) / Math.log(STEP)));
}

/** Sets the canvas so that its map is seen as large as can be, with readable titles: those of levels 1 and 2 where there
 * is room for them, else of level 1 alone, else none; `enough`: the scale that they must leave. Gives that scale.
 * @param {Canvas} canvas */
export function setFor(canvas, enough = 0) {
  const asWritten = setTo(canvas, WRITING);
  if (asWritten >= SMALLEST || canvas.base.shape === COLUMN) return asWritten;
  const worth = Math.max(enough, asWritten * WORTH[Number(asWritten >= READ)]);
  const isWorth = (/** @type {number} */ wrap) => setTo(canvas, { ...EVEN, wrap: wrap * PX }) >= worth;
  const wraps = (canvas.isLarge ? [0] : WRAPS).filter(isWorth);
  const gain = (/** @type {Found} */ { scale }) => Math.min(scale, SMALLEST);
  for (const wish of WISHES) {
    const found = wraps.flatMap((wrap) => settled(canvas, { ...wish, wrap: wrap * PX }) ?? []);
    const good = found.filter((one) => one.scale >= worth);
    if (!good.length) continue;
    const best = good.reduce((a, b) => (gain(b) > gain(a) * BETTER ? b : a));
    return setTo(canvas, best.setting);
  }
  return setTo(canvas, WRITING);
}

/** The largest scale at which all is seen so; null where there is none.
 * @param {Canvas} canvas @param {Setting} setting @returns {Found | null} */
function settled(canvas, setting) {
  for (let turn = 0; turn < TRIES; turn++) {
    const scale = setTo(canvas, setting);
    const zoom = zoomAt(scale, setting);
    if (zoom <= setting.zoom) return { scale, setting };
    if (zoom >= LARGEST) return null;
    setting = { ...setting, zoom };
  }
  return null;
}

/** Lays the map out so; gives the scale at which all is seen.
 * @param {Canvas} canvas @param {Setting} setting */
function setTo(canvas, setting) {
  canvas.setting = setting;
  canvas.relayout();
  return canvas.scaleFor(canvas.bounds);
}

/** Titles for the scale there is; what is under a point of the window stays there.
 * @param {Canvas & Pick<import("./canvas.js").Canvas, "view" | "boxes" | "byKey" | "schedule">} canvas
 * @param {number} px @param {number} py */
export function retitle(canvas, px, py) {
  const { view, base, setting, boxes } = canvas;
  const zoom = base.shape === COLUMN ? 1 : zoomAt(view.k, setting);
  const least = view.k < SMALLEST ? setting.least : SMALLEST;
  if (zoom === setting.zoom && least === setting.least) return;
  const [x, y] = view.toMap(px, py).map((value) => value * PX);
  const near = nearest(boxes, x, y);
  canvas.setting = { ...setting, zoom, least };
  canvas.relayout();
  canvas.schedule(true);
  const now = near && canvas.byKey.get(near.key);
  if (!now) return;
  const [from, to] = [near, now].map((box) => pointIn(box, partOf(near, x, y)));
  view.pan(((from[0] - to[0]) / PX) * view.k, ((from[1] - to[1]) / PX) * view.k);
}

/** The box nearest to a point, in units, among those that are nearer than `least`.
 * @param {Box[]} boxes @param {number} x @param {number} y */
export function nearest(boxes, x, y, least = Infinity) {
  /** @type {Box | null} */
  let best = null;
  for (const box of boxes) {
    const [nearX, nearY] = pointIn(box, partOf(box, x, y));
    const far = Math.abs(nearX - x) + Math.abs(nearY - y);
    if (far < least) [best, least] = [box, far];
  }
  return best;
}

/** Where in a box its point nearest to another one is: 0 to 1, from its left and its top.
 * @param {Box} box @param {number} x @param {number} y @returns {[number, number]} */
function partOf(box, x, y) {
  const within = (/** @type {number} */ part) => Math.max(0, Math.min(1, part));
  return [within((x - box.x) / box.face.width), within((y - box.y) / box.face.height)];
}

/** @param {Box} box @param {[number, number]} part @returns {[number, number]} */
function pointIn({ x, y, face }, [across, down]) {
  return [x + across * face.width, y + down * face.height];
}
