/** Buttons and menu entries made from actions: label, icon, keys and state come from the record. */

import { caps, spoken } from "../ui/combos.js";
import { el, icon, put } from "../ui/dom.js";
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
      "aria-keyshortcuts": text === false ? null : keysOf(action),
      "data-action": name,
      title: text === false ? titleOf(action) : action.hint,
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

/** Puts the right state on every action button below `root`.
 * @param {Given} app @param {HTMLElement} root */
export function refresh(app, root) {
  for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("[data-action]"))) {
    const action = actionNamed(String(one.dataset.action));
    const isOff = !app.can(action);
    const isHeld = isOff && document.activeElement === one; // the keyboard stays where it is
    one.disabled = isOff && !isHeld;
    put(one, "aria-disabled", isHeld ? "true" : null);
    const name = one.classList.contains("ico") ? titleOf(action) : null;
    const why = (isOff && action.why) || null;
    put(one, "aria-label", why && name);
    put(one, "title", why ?? name ?? action.hint ?? null);
  }
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

/** What a button that shows its icon alone is called, and says to who hovers it: beside an `aria-label` a title would be heard
 * as its description, which says the same again.
 * @param {Action} action */
function titleOf({ keys, label }) {
  return keys?.length ? `${label} (${caps(keys[0]).join(" ")})` : label;
}
