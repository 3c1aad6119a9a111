/** Keys as they are named: `event.key` throughout, so that AZERTY and every layout work; `Mod` is Ctrl, or Command. */

export const TOGETHER = 700; // milliseconds between letters of one beginning
export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** @type {Record<string, string>} */
const NAMES = {
  Enter: "Entrée",
  Delete: "Suppr",
  Backspace: "Retour arrière",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Space: "Espace",
  Home: "Début",
  End: "Fin",
  PageUp: "Page préc.",
  PageDown: "Page suiv.",
  Insert: "Inser",
  Escape: "Échap",
  Shift: "Maj",
  Mod: IS_MAC ? "⌘" : "Ctrl",
  Alt: IS_MAC ? "⌥" : "Alt",
  Tab: "Tab",
};

/** « Mod+Shift+z » for the keys that are down; "" while a letter is being composed.
 * @param {KeyboardEvent} event */
export function comboOf(event) {
  if (event.isComposing || event.key === "Dead" || event.key === "Process" || event.key === "Unidentified") return "";
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  const isSign = event.key.length === 1 && !/[a-z ]/i.test(event.key); // Shift took part in making it
  return [mod && "Mod", event.altKey && "Alt", event.shiftKey && !isSign && "Shift", key].filter(Boolean).join("+");
}

/** « Ctrl Z » as separate caps for display.
 * @param {string} combo */
export function caps(combo) {
  return combo.split("+").map((part) => NAMES[part] || part.toUpperCase());
}

/** For aria-keyshortcuts.
 * @param {string} combo */
export function spoken(combo) {
  return combo.replace("Mod", IS_MAC ? "Meta" : "Control");
}

/** The place that a key goes to in a menu, from the place `at` of `size`: round and round, -1 for the last; `undefined`
 * for any other key.
 * @param {string} key @param {number} at @param {number} size */
export function inMenu(key, at, size) {
  /** @type {Record<string, number | undefined>} */
  const places = { ArrowDown: (at + 1) % size, ArrowUp: at - 1, Home: 0, End: -1 };
  return places[key];
}
