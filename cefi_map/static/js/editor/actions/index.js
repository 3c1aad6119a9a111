/** Every action of the editor, once: menus, shortcuts, the palette and the help of keys (?) are made from this list; the
 * page /aide/clavier is written by hand and held to it. */

import { DRAWING } from "./drawing.js";
import { EDITING } from "./editing.js";
import { FOLDING } from "./folding.js";
import { GOING } from "./going.js";
import { MOVING } from "./moving.js";
import { RICHNESS } from "./richness.js";
import { VIEWING } from "./viewing.js";

/**
 * @template Given
 * @typedef {object} ActionOn What can be done with the parts of the editor that are `Given`.
 * @property {string} name
 * @property {string} label
 * @property {string} group
 * @property {(app: Given) => unknown} perform
 * @property {(app: Given) => unknown} [enabled] whether it can be done now; always, without it
 * @property {(app: Given) => unknown} [only] whether it is offered at all; everywhere, without it
 * @property {string} [why] it cannot be done, as a sentence, where `enabled` says so
 * @property {string[]} [keys] combinations as ui/combos.js names them
 * @property {string} [icon]
 * @property {string} [hint] for who hovers its button
 * @property {string} [words] more ways to find it
 * @property {boolean} [isNative] its keys are the browser’s, which tells of it by an event
 * @property {boolean} [isOfPage] its keys lead out of the map: where it cannot be done they are the browser’s
 * @property {boolean} [isQuiet] not offered by name
 */

/**
 * @typedef {import("./drawing.js").Given & import("./editing.js").Given & import("./folding.js").Given
 *   & import("./going.js").Given & import("./moving.js").Given & import("./richness.js").Given
 *   & import("./viewing.js").Given & Pick<import("../app.js").App, "entry">} Given
 * @typedef {ActionOn<Given>} Action
 */

/** @type {Action[]} */
export const ACTIONS = [...EDITING, ...GOING, ...MOVING, ...RICHNESS, ...FOLDING, ...VIEWING, ...DRAWING];

const BY_NAME = new Map(ACTIONS.map((action) => [action.name, action]));

/** The action of a name of the list.
 * @param {string} name */
export function actionNamed(name) {
  return /** @type {Action} */ (BY_NAME.get(name));
}

/** @param {Action} action @param {Given} app */
export function isEnabled(action, app) {
  return isOffered(action, app) && (!action.enabled || Boolean(action.enabled(app)));
}

/** Whether this page has what it is about.
 * @param {Action} action @param {Given} app */
export function isOffered(action, app) {
  return !action.only || Boolean(action.only(app));
}

/** Does it, when it can be done.
 * @param {string | Action} name @param {Given} app */
export function perform(name, app) {
  const action = typeof name === "string" ? BY_NAME.get(name) : name;
  if (!action || !isEnabled(action, app)) return false;
  app.entry.commit({ refocus: false });
  action.perform(app);
  return true;
}
