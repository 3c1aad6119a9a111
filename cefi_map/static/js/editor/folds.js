/** Which branches of a map are hidden to read it as a whole, kept on this device for each person and map once they
 * changed them. */

import { isPassing, mayKeep, place } from "../remote/known.js";

/** @typedef {Pick<import("./state.js").State, "map">} State */

const nameOf = (/** @type {string} */ id) => `cefi-map:replis:${place()}:${id}`;
const shut = (/** @type {State} */ { map }) =>
  JSON.stringify([...map.byKey.values()].filter((node) => node.isShut).map(({ key }) => key));

/** Keys of the branches that were hidden when a person last left that map; null where they changed none.
 * @param {string} id of the map @returns {string[] | null} */
export function foldsOf(id) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(id)) ?? "null");
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** Keeps them when the page goes, where they are others than now.
 * @param {string} id of the map @param {State} state */
export function keepFolds(id, state) {
  if (!mayKeep() || isPassing()) return;
  const before = shut(state);
  addEventListener("pagehide", () => {
    const now = shut(state);
    try {
      if (now !== before) localStorage.setItem(nameOf(id), now);
    } catch {
      // a browser that keeps nothing
    }
  });
}
