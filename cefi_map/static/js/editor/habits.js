/** How a person likes the map and its keys, kept on this device for all maps. */

/** @typedef {"letters" | "sight" | "sight-told" | "no-miniature" | Away} Habit `letters` go to a node, in the place of writing; arrows follow `sight`, in
 *   the place of the order of reading, of which one was told; the `miniature` of a large map was closed. */
/** @typedef {"no-steps" | "no-verdicts"} Away A panel beside the map that is folded away. */

const nameOf = (/** @type {Habit} */ habit) => `cefi-map:touches:${habit}`;

/** @param {Habit} habit */
export function isKept(habit) {
  try {
    return localStorage.getItem(nameOf(habit)) !== null;
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** @param {Habit} habit @param {boolean} on @returns {boolean} whether it is now so */
export function keep(habit, on) {
  try {
    if (on) localStorage.setItem(nameOf(habit), "1");
    else localStorage.removeItem(nameOf(habit));
  } catch {
    return false;
  }
  return on;
}

/** Changes it; gives whether it is now so.
 * @param {Habit} habit */
export function turn(habit) {
  return keep(habit, !isKept(habit));
}
