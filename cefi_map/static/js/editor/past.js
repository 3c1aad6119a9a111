/** What can be undone, kept for this tab while it shows another page: given back only to the very map that was left, so
 * that what others wrote meanwhile is never undone. */

import { toData } from "../mindmap/codec.js";
import { isPassing, mayKeep, place } from "../remote/known.js";

/** @typedef {Pick<import("./state.js").State, "map" | "history" | "blanks" | "tell">} State */

/** Takes up what this tab could undo of a map when it left it, and keeps it again when it leaves.
 * @param {State} state @param {string} address of the map */
export function keepPast(state, address) {
  if (!mayKeep() || isPassing()) return;
  const name = `cefi-map:past:${place()}:${address}`;
  const wording = () => JSON.stringify(toData(state.map, state.blanks));
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
    if (kept?.map === wording()) state.history.recall(kept.past);
    sessionStorage.removeItem(name);
  } catch {
    return; // a browser that keeps nothing
  }
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(name, JSON.stringify({ map: wording(), past: state.history.record }));
    } catch {
      // too much of it for this browser: the versions have it
    }
  });
}
