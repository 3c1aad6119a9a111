/** What sits in a box: the lines, then discs, number and icons before them, a note's sign after, a picture below. */

import { width } from "./fonts.js";
import { PX } from "./presets.js";
import { longest, wrap } from "./wrapping.js";

/**
 * @typedef {import("./presets.js").Level} Level
 * @typedef {import("./wrapping.js").Line} Line
 *
 * @typedef {object} Extras What a node carries beside its text.
 * @property {readonly number[]} [discs] stages
 * @property {string} number
 * @property {readonly string[]} icons
 * @property {boolean} note
 * @property {number} hidden how many nodes are folded away under it
 * @property {import("../model.js").Picture | null} [picture] drawn under its text
 *
 * @typedef {{kind: string, text: string, x: number, y: number, width: number, height: number}} Mark From the box's
 *   corner.
 *
 * @typedef {object} Face What sits in a box.
 * @property {number} kind
 * @property {number} size
 * @property {boolean} bold
 * @property {number} width
 * @property {number} height
 * @property {number} anchor where edges meet the box, from its top
 * @property {number} padX
 * @property {number} textX
 * @property {number} baseline
 * @property {number} lineHeight
 * @property {Line[]} lines
 * @property {readonly Mark[]} marks
 * @property {number} fold room of its pill, 0 without one
 * @property {number} hidden how many nodes it hides
 * @property {Face} [inner] what is drawn in it, `zoom` times larger: its outer measures are those of the map, and the
 *   rest is the inner one's
 * @property {number} [zoom]
 */

/** Kinds of a box by depth: 0, 1, 2, 3 and more (a text on a line). */
export const ROOT = 0;
export const BRANCH = 1;
export const BOX = 2;
export const LINE = 3;

const half = (/** @type {number} */ value) => Math.floor(value / 2);
const LINE_HEIGHT = 2500; // per half pixel of size: 1.22 em
const BASELINE = 1946; // per half pixel of size, from the top of the line: .95 em
const LONGEST = 240 * PX; // the longest word that a branch's title is widened for, rather than cut; not in a column
const TALLEST = 10; // a text of more lines is set wider, rather than as a narrow column; not in a column
const WIDEST = 3; // times its wrap
const SHORT = 64; // letters that are too few for that, whatever they are: nothing to measure
const SMALL = 18; // numbers: 9 px
const PILL = 20; // the count on a folded branch: 10 px
const DISC = 18 * PX;
const SMALL_DISC = 14 * PX;
const DISC_GAP = 5 * PX;
const NUMBER_GAP = 5 * PX;
const ICON = 13 * PX;
const ICON_STEP = 16 * PX;
const ICONS_A_ROW = 4;
const NOTE = 10 * PX;
const TAIL_GAP = 5 * PX;
const SLACK = 44 * PX;
const PICTURE_GAP = 4 * PX;
const MIN_BODY = 12 * PX;
const FOLD_MIN = 22 * PX;
const FOLD_PAD = 10 * PX;
const FOLD_GAP = 4 * PX;
const FOLD_HEIGHT = 15 * PX;
/** @type {readonly never[]} */
const NO_MARKS = Object.freeze([]);

/** The measured face of a node whose text is wrapped at `limit`; marks after it may pass that by `slack`.
 * @param {string} text @param {number} kind @param {Level} level @param {number} limit @param {Extras | null} extras
 * @returns {Face} */
export function face(text, kind, level, limit, extras, slack = SLACK) {
  const { size, bold } = level;
  const whole = slack ? widened(text, kind, level, limit) : limit;
  const lines = wrap(text, whole, size, bold);
  const lineHeight = size * LINE_HEIGHT;
  let body = 0;
  for (const line of lines) if (line.width > body) body = line.width;
  let rows = lines.length;
  let lead = 0;
  let head = 0;
  let fold = 0;
  /** @type {ReturnType<typeof tailOf> | null} */
  let tail = null;
  if (extras) {
    lead = leadWidth(extras, kind);
    head = leadHeight(extras, kind, lineHeight);
    tail = tailOf(extras, lines, whole + slack, lineHeight, kind === ROOT);
    rows = tail.rows;
    body = Math.max(body, tail.end);
    fold = foldRoom(extras);
  }
  let content = rows * lineHeight;
  const picture = extras?.picture ? pictureMark(extras.picture, slack ? Infinity : whole) : null;
  if (picture) {
    body = Math.max(body, MIN_BODY, picture.width);
    const isBelow = tail?.mark || lines.some((line) => line.width);
    picture.y = isBelow ? content + PICTURE_GAP : 0;
    content = picture.y + picture.height;
  }
  const height = Math.max(content, head, level.minHeight - 2 * level.padY) + 2 * level.padY;
  const top = half(height - content);
  const textX = level.padX + lead;
  /** @type {readonly Mark[]} */
  let marks = NO_MARKS;
  if (extras && tail) {
    const made = leadMarks(extras, kind, level.padX, top, height, lineHeight);
    if (tail.mark) made.push({ ...tail.mark, x: tail.mark.x + textX, y: tail.mark.y + top });
    if (picture) {
      const x = textX + (kind === ROOT ? half(body - picture.width) : 0);
      made.push({ ...picture, x, y: picture.y + top });
    }
    marks = made;
  }
  return {
    kind,
    size,
    bold,
    width: textX + Math.max(body, MIN_BODY) + level.padX,
    height,
    anchor: kind === LINE ? height : half(height),
    padX: level.padX,
    textX,
    baseline: top + size * BASELINE,
    lineHeight,
    lines,
    marks,
    fold,
    hidden: extras ? extras.hidden || 0 : 0,
  };
}

/** What a text is wrapped at: its longest word is not cut for a little, nor all of it set as a narrow column.
 * @param {string} text @param {number} kind @param {Level} level @param {number} limit */
function widened(text, kind, { size, bold }, limit) {
  const word = kind === BRANCH ? longest(text, size, bold) : 0;
  const tall = text.length > SHORT ? Math.floor(width(text, size, bold) / TALLEST) : 0;
  return Math.max(limit, word <= LONGEST ? word : 0, Math.min(tall, WIDEST * limit));
}

/** A picture in its place under the text, reduced to the room that a column has.
 * @param {import("../model.js").Picture} picture @param {number} limit @returns {Mark} */
function pictureMark(picture, limit) {
  const [across, down] = [picture.width * PX, picture.height * PX];
  const width = Math.min(across, limit);
  const height = width < across ? Math.max(Math.floor((down * width) / across), PX) : down;
  return { kind: "picture", text: "", x: 0, y: 0, width, height };
}

/** Where the first line of a face starts, from the top of its box.
 * @param {Face} face */
export function topOf({ baseline, size }) {
  return baseline - size * BASELINE;
}

/** Width of the pill that tells how many nodes are folded away.
 * @param {number} hidden */
function foldWidth(hidden) {
  return Math.max(FOLD_MIN, width(String(hidden), PILL, true) + FOLD_PAD);
}

/** Room of the pill outside the box, 0 without one.
 * @param {Extras | null} extras */
export function foldRoom(extras) {
  return extras?.hidden ? foldWidth(extras.hidden) + FOLD_GAP : 0;
}

/** The pill beside the box, on the side of its children.
 * @param {Face} made @param {number} side @returns {Mark} */
export function foldMark(made, side) {
  const room = foldWidth(made.hidden);
  const x = side >= 0 ? made.width + half(FOLD_GAP) : -room - half(FOLD_GAP);
  return {
    kind: "fold",
    text: String(made.hidden),
    x,
    y: made.anchor - half(FOLD_HEIGHT),
    width: room,
    height: FOLD_HEIGHT,
  };
}

/** Room of what stands before the text.
 * @param {Extras | null} extras @param {number} kind */
export function leadWidth(extras, kind) {
  if (!extras) return 0;
  let lead = (extras.discs || NO_MARKS).length * (discSize(kind) + DISC_GAP);
  if (extras.number) lead += width(extras.number, SMALL) + NUMBER_GAP;
  return lead + Math.min((extras.icons || NO_MARKS).length, ICONS_A_ROW) * ICON_STEP;
}

/** @param {number} kind */
function discSize(kind) {
  return kind === BRANCH ? DISC : SMALL_DISC;
}

/** @param {Extras} extras @param {number} kind @param {number} lineHeight */
function leadHeight(extras, kind, lineHeight) {
  return Math.max(
    iconsHeight(extras.icons || NO_MARKS, lineHeight),
    (extras.discs || NO_MARKS).length ? discSize(kind) : 0,
  );
}

/** @param {readonly string[]} icons @param {number} lineHeight */
function iconsHeight(icons, lineHeight) {
  const rows = Math.ceil(icons.length / ICONS_A_ROW);
  return rows ? lineHeight + (rows - 1) * ICON_STEP : 0;
}

/** @param {Extras} extras @param {number} kind @param {number} left @param {number} top @param {number} height
 * @param {number} lineHeight */
function leadMarks(extras, kind, left, top, height, lineHeight) {
  /** @type {Mark[]} */
  const marks = [];
  const disc = discSize(kind);
  let x = left;
  for (const stage of extras.discs || NO_MARKS) {
    const y = kind === BRANCH && !extras.picture ? half(height - disc) : top + half(lineHeight - disc);
    marks.push({ kind: "disc", text: String(stage), x, y, width: disc, height: disc });
    x += disc + DISC_GAP;
  }
  if (extras.number) {
    const room = width(extras.number, SMALL);
    marks.push({ kind: "number", text: extras.number, x, y: top, width: room, height: lineHeight });
    x += room + NUMBER_GAP;
  }
  const icons = extras.icons || NO_MARKS;
  const first = Math.min(top, half(height - iconsHeight(icons, lineHeight))) + half(lineHeight - ICON);
  icons.forEach((icon, place) => {
    const y = first + Math.floor(place / ICONS_A_ROW) * ICON_STEP;
    marks.push({ kind: "icon", text: icon, x: x + (place % ICONS_A_ROW) * ICON_STEP, y, width: ICON, height: ICON });
  });
  return marks;
}

/** The sign of a note after the last word; where it ends; the number of rows, lines included.
 * @param {Extras} extras @param {Line[]} lines @param {number} limit @param {number} lineHeight
 * @param {boolean} centred */
function tailOf({ note }, lines, limit, lineHeight, centred) {
  const rows = lines.length;
  if (!note) return { mark: null, end: 0, rows };
  const beside = (centred ? limit : lines[rows - 1].width) + TAIL_GAP;
  const [x, row] = beside + NOTE > limit ? [0, rows] : [beside, rows - 1];
  const y = row * lineHeight + half(lineHeight - NOTE);
  return { mark: { kind: "note", text: "", x, y, width: NOTE, height: NOTE }, end: x + NOTE, rows: row + 1 };
}
