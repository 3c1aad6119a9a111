/**
 * What was sent and may have arrived: a save whose answer never came is ours when it comes back, not another's version.
 *
 * A short name stands for each: without a network there may be many, of one map, and nobody knows which arrived.
 */

const MOST = 200;

/** The names, with that of `data`; the oldest go first.
 * @param {string[]} names @param {unknown} data */
export function remembering(names, data) {
  const name = nameOf(data);
  return [...names.filter((one) => one !== name), name].slice(-MOST);
}

/** @param {string[]} names @param {unknown} data */
export function isAmong(names, data) {
  return names.length > 0 && names.includes(nameOf(data));
}

/** Whether two works say the same, in whatever order.
 * @param {unknown} one @param {unknown} other */
export function isSame(one, other) {
  return nameOf(one) === nameOf(other);
}

/** The length of its text and two sums over all letters (FNV-1a of 32 bits, from two beginnings).
 * @param {unknown} data */
function nameOf(data) {
  const text = JSON.stringify(data, ordered);
  let [one, two] = [0x811c9dc5, 0x3c6ef372];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x01000193);
  }
  return [text.length, one >>> 0, two >>> 0].map((each) => each.toString(36)).join(".");
}

/** Fields by their names: the server writes them in another order than the page.
 * @param {string} _ @param {unknown} value */
function ordered(_, value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
