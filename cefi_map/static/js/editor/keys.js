/** Shortcuts: from a key event to an action. `event.key` throughout, so that AZERTY and every layout work. */

import { comboOf } from "../ui/combos.js";
import { ACTIONS } from "./actions/index.js";

/** @typedef {Pick<import("./app.js").App, "canvas" | "escape" | "say" | "act" | "write" | "state">} Given */

const BY_COMBO = new Map(
  ACTIONS.flatMap((action) => (action.keys || []).map((combo) => /** @type {const} */ ([combo, action]))),
);

/** The action a key event asks for, or undefined.
 * @param {KeyboardEvent} event */
export function actionOf(event) {
  return BY_COMBO.get(comboOf(event));
}

/** The keyboard of the map: actions, letters that start writing, Escape that lets Tab go.
 * @param {Given} app */
export function listen(app) {
  let leaving = false; // after Escape, Tab leaves the map
  app.canvas.svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (app.escape()) return;
      leaving = true;
      app.say("Tab ou Maj Tab sortent de la carte.");
      return;
    }
    if (event.key === "Tab") {
      if (leaving || event.shiftKey || event.ctrlKey || event.altKey) return; // the browser moves on
    } else if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) leaving = false;
    const action = actionOf(event);
    if (action && !action.isNative) {
      event.preventDefault();
      app.act(action);
    } else if (!action && isLetter(event)) app.write(app.state.node, null, ""); // the key then types itself
  });
  for (const name of ["focusout", "pointerdown"])
    app.canvas.svg.addEventListener(name, () => {
      leaving = false;
    });
}

/** Shortcuts that hold wherever the focus is, except while writing. */
export const EVERYWHERE = new Set("palette undo redo search help print next-weak next-hit previous-hit".split(" "));

/** A letter, or the start of one: dead keys and input methods then compose in the field that opens.
 * @param {KeyboardEvent} event */
function isLetter(event) {
  if (["Dead", "Process"].includes(event.key)) return true;
  return (
    event.key.length === 1 &&
    event.key !== " " &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.isComposing
  );
}
