/** Every action of the editor, once: menus, shortcuts, the palette and the help page are made from this list.

 * A record: {name, label, group, keys: ["Mod+z"], icon, perform(app), enabled(app), hint (for
 * who hovers its button), words (more ways to find it)}. */

import { DRAWING } from "./drawing.js";
import { EDITING } from "./editing.js";
import { FOLDING } from "./folding.js";
import { GOING } from "./going.js";
import { MOVING } from "./moving.js";
import { RICHNESS } from "./richness.js";
import { VIEWING } from "./viewing.js";

export const ACTIONS = [...EDITING, ...GOING, ...MOVING, ...RICHNESS, ...FOLDING, ...VIEWING, ...DRAWING];

const BY_NAME = new Map(ACTIONS.map((action) => [action.name, action]));

export function actionNamed(name) {
  return BY_NAME.get(name);
}

export function isEnabled(action, app) {
  return !action.enabled || Boolean(action.enabled(app));
}

/** Does it, when it can be done. */
export function perform(name, app) {
  const action = typeof name === "string" ? BY_NAME.get(name) : name;
  if (!action || !isEnabled(action, app)) return false;
  app.entry.commit({ refocus: false });
  action.perform(app);
  return true;
}
