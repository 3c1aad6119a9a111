/** Sizes, wrapping widths and gaps of the screen and the phone; sizes in half pixels, the rest in units. */

/**
 * @typedef {object} Level How the nodes of a depth are set.
 * @property {number} size in half pixels
 * @property {boolean} bold
 * @property {number} wrap the width at which a text is cut into lines
 * @property {number} padX
 * @property {number} padY
 * @property {number} minHeight
 * @property {number} [zoom] times larger in a map that is looked at as a whole (titles.js)
 *
 * @typedef {object} Preset A way of drawing: of the root, level 1, titles and texts of level 2, what is below.
 * @property {string} name
 * @property {string} shape
 * @property {Level} root
 * @property {Level} branch
 * @property {Level} heading
 * @property {Level} sentence
 * @property {Level} leaf
 * @property {readonly number[]} gaps across, between the children of the root, of level 1, of others
 * @property {readonly number[]} steps along, from the root, from level 1, from others
 * @property {boolean} folding
 * @property {number} width of a column
 * @property {number} indent of a column
 */

/** Units in a pixel: twice the font units of an em, because sizes are in half pixels. */
export const PX = 4096;

export const TIDY = "tidy";
export const RIGHT = "right";
export const DOWN = "down";
export const COLUMN = "column";

/** In pixels, but for the size.
 * @param {number} size @param {boolean} bold @param {number} wrap @param {number} padX @param {number} padY
 * @returns {Level} */
const level = (size, bold, wrap, padX, padY, minHeight = 0) =>
  Object.freeze({
    size,
    bold,
    wrap: wrap * PX,
    padX: padX * PX,
    padY: Math.round(padY * PX), // a half pixel is a whole number of units, and is kept as one
    minHeight: minHeight * PX,
  });
const px = (/** @type {number[]} */ ...values) => Object.freeze(values.map((value) => value * PX));

/** @type {Readonly<Preset>} */
export const SCREEN = Object.freeze({
  name: "screen",
  shape: TIDY,
  root: level(32, true, 200, 18, 12),
  branch: level(27, true, 138, 9, 7, 30),
  heading: level(25, true, 150, 8, 5),
  sentence: level(25, false, 164, 8, 5),
  leaf: level(25, false, 164, 3, 2.5),
  gaps: px(24, 11, 7),
  steps: px(44, 24, 18),
  folding: true,
  width: 0,
  indent: 0,
});

/** How a person may have the screen drawn: on two sides, to the right, from top to bottom.
 * @type {Readonly<Record<string, Readonly<Preset>>>} */
export const SCREENS = Object.freeze({
  [TIDY]: SCREEN,
  [RIGHT]: Object.freeze({ ...SCREEN, shape: RIGHT }),
  [DOWN]: Object.freeze({ ...SCREEN, shape: DOWN }),
});

/** @type {Readonly<Preset>} */
export const PHONE = Object.freeze({
  name: "phone",
  shape: COLUMN,
  root: level(34, true, 0, 14, 12),
  branch: level(32, true, 0, 12, 10, 44),
  heading: level(30, true, 0, 10, 11, 44),
  sentence: level(30, false, 0, 10, 11, 44),
  leaf: level(30, false, 0, 4, 7, 36),
  gaps: px(22, 10, 8),
  steps: px(0, 0, 0),
  folding: true,
  width: 358 * PX,
  indent: 28 * PX,
});
