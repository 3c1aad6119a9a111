/** Buttons and menu entries made from actions: label, icon, keys and state come from the record. */

import { caps, spoken } from "../ui/combos.js";
import { el, icon } from "../ui/dom.js";
import { actionNamed, isEnabled, perform } from "./actions/index.js";

/** A button for an action. `text`: false shows the icon alone; a string replaces the label. */
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
        perform(name, app);
        if (keep) made.focus();
      },
    },
    action.icon ? icon(action.icon, text === false ? "i" : "i sm") : null,
    text === false ? null : label,
  );
  return made;
}

/** Puts the right state on every action button below `root`. */
export function refresh(app, root) {
  for (const one of root.querySelectorAll("[data-action]")) {
    const action = actionNamed(one.dataset.action);
    one.disabled = !isEnabled(action, app);
    if (action.name.startsWith("show-"))
      one.setAttribute("aria-pressed", Boolean(app.state.options[action.name.slice(5)]));
  }
}

/** The caps of an action's first shortcut. */
export function shortcut(action) {
  const [first] = action.keys || [];
  return first ? caps(first).map((cap) => el("kbd", {}, cap)) : [];
}

function keysOf(action) {
  return action.keys?.length ? action.keys.map(spoken).join(" ") : null;
}

function titled(action, label) {
  return action.keys?.length ? `${label} (${caps(action.keys[0]).join(" ")})` : label;
}
