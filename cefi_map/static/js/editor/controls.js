/** Buttons and menu entries made from actions: label, icon, keys and state come from the record. */

import { caps, spoken } from "../ui/combos.js";
import { el, icon } from "../ui/dom.js";
import { actionNamed } from "./actions/index.js";

/**
 * @typedef {import("./actions/index.js").Action} Action
 * @typedef {Pick<import("./app.js").App, "act" | "can" | "state">} Given
 */

/** A button for an action. `text`: false shows the icon alone; a string replaces the label.
 * @param {Given} app @param {string} name
 * @param {{text?: boolean | string, look?: string, keep?: boolean}} [options] `keep`: it keeps the focus */
export function button(app, name, { text = true, look = "btn quiet sm", keep = false } = {}) {
  const action = actionNamed(name);
  const label = typeof text === "string" ? text : action.label;
  const made = el(
    "button",
    {
      class: text === false ? `${look} ico` : look,
      "aria-keyshortcuts": keysOf(action),
      "data-action": name,
      "aria-label": text === false ? label : null,
      title: text === false ? titled(action, label) : (action.hint ?? null),
      onclick: () => {
        app.act(action);
        if (keep) made.focus();
      },
    },
    action.icon ? icon(action.icon, text === false ? "i" : "i sm") : null,
    text === false ? null : label,
  );
  return made;
}

/** Puts the right state on every action button below `root`. One that can do nothing more hands the keyboard on.
 * @param {Given} app @param {HTMLElement} root */
export function refresh(app, root) {
  const held = document.activeElement;
  const all = [.../** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-action]"))];
  for (const one of all) one.disabled = !app.can(actionNamed(String(one.dataset.action)));
  if (all.some((one) => one === held && one.disabled)) all.find((one) => !one.disabled)?.focus();
}

/** The caps of an action's first shortcut.
 * @param {Action} action */
export function shortcut(action) {
  const [first] = action.keys || [];
  return first ? caps(first).map((cap) => el("kbd", {}, cap)) : [];
}

/** @param {Action} action */
function keysOf(action) {
  return action.keys?.length ? action.keys.map(spoken).join(" ") : null;
}

/** @param {Action} action @param {string} label */
function titled(action, label) {
  return action.keys?.length ? `${label} (${caps(action.keys[0]).join(" ")})` : label;
}
