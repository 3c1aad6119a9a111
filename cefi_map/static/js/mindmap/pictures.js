/** Sizes of a node's picture: whole pixels, in the proportions of its own. */

/** @typedef {import("./model.js").Picture} Picture */

export const LEAST = 16;
export const MOST = 800; // limits.PICTURE_DRAWN
const FIRST = [200, 150]; // what a picture is drawn within before anybody says otherwise

/** In which size a picture is first drawn: whole, and no larger than it is.
 * @param {readonly [number, number]} natural */
export function firstSize([across, down]) {
  return fitted(across, down, across * Math.min(1, FIRST[0] / across, FIRST[1] / down));
}

/** The picture drawn in another width.
 * @param {Picture} picture @param {number} width @returns {Picture} */
export function sized(picture, width) {
  const [across, down] = picture.natural ?? [picture.width, picture.height];
  return Object.freeze({ ...picture, ...fitted(across, down, width) });
}

/** @param {number} across @param {number} down @param {number} width */
function fitted(across, down, width) {
  const most = down > across ? (MOST * across) / down : MOST;
  const wide = Math.max(1, Math.round(Math.min(Math.max(width, Math.min(LEAST, most)), most)));
  return { width: wide, height: Math.min(MOST, Math.max(1, Math.round((wide * down) / across))) };
}
