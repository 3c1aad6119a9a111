/** How a person likes the keys of the map, kept on this device for all maps. */

/** @typedef {"letters" | "sight"} Habit `letters` go to a node, in the place of writing; arrows follow `sight`, in the
 *   place of the order of reading. */

const nameOf = (/** @type {Habit} */ habit) => `cefi-map:touches:${habit}`;

/** @param {Habit} habit */
export function isKept(habit) {
  try {
    return localStorage.getItem(nameOf(habit)) !== null;
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** Changes it; gives whether it is now so.
 * @param {Habit} habit */
export function turn(habit) {
  const on = !isKept(habit);
  try {
    if (on) localStorage.setItem(nameOf(habit), "1");
    else localStorage.removeItem(nameOf(habit));
  } catch {
    return false;
  }
  return on;
}
