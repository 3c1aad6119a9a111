/** A node's picture: sizes in whole pixels, in the proportions of its own; where it lies beside a map's file. */

import { PICTURE_DRAWN } from "./limits.js";

/** @typedef {import("./model.js").Picture} Picture */

export const LEAST = 16;
const FIRST = [200, 150]; // what a picture is drawn within before anybody says otherwise
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[/\\]|$)/i;
const SEEN = /[^/]\.(?:png|jpe?g|gif|webp|bmp|tiff?|svg)$/i;

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

/** Where it lies beside a file, as a path and as the file writes it (as mindmap/pictures.py).
 * @param {Picture} picture @returns {{place: string, address: string}} */
export function lying({ hash, source = "" }) {
  const beside = isBeside(source);
  const place = beside ? read(source) : `images/${hash.slice(0, 16)}.png`;
  return { place, address: beside || !hash ? source : place };
}

/** Nothing elsewhere on a disk, nor on a network.
 * @param {string} source */
function isBeside(source) {
  const path = read(source);
  if (ELSEWHERE.test(source) || path.includes("\\") || path.includes("\0") || path.startsWith("/")) return false;
  return SEEN.test(path) && !path.split("/").includes("..");
}

/** @param {string} source */
function read(source) {
  try {
    return decodeURIComponent(source);
  } catch {
    return source; // a « % » that is one
  }
}

/** @param {number} across @param {number} down @param {number} width */
function fitted(across, down, width) {
  const most = down > across ? (PICTURE_DRAWN * across) / down : PICTURE_DRAWN;
  const wide = Math.max(1, Math.round(Math.min(Math.max(width, Math.min(LEAST, most)), most)));
  return { width: wide, height: Math.min(PICTURE_DRAWN, Math.max(1, Math.round((wide * down) / across))) };
}
