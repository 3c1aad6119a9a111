// Menus are <details>: a click elsewhere, Escape, another menu, or leaving them closes them; arrows go from line to line.

/** @param {Document} document */
export function closeMenus(document) {
  /** @returns {NodeListOf<HTMLDetailsElement>} */
  const menus = () => document.querySelectorAll("details.dropdown[open]");
  const closeOthers = (/** @type {Event} */ { target }) => {
    for (const menu of menus()) if (!menu.contains(/** @type {Element} */ (target))) close(menu);
  };
  for (const event of ["click", "focusin"]) document.addEventListener(event, closeOthers);
  document.addEventListener("keydown", (event) => {
    for (const menu of menus()) {
      if (event.key === "Escape") close(menu);
      else if (menu.contains(document.activeElement)) step(menu, event);
    }
  });
}

/** The keyboard, where it is in the menu, goes back to what opened it: a file that was taken closes it too.
 * @param {HTMLDetailsElement} menu */
function close(menu) {
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector("summary")?.focus();
}

/** Up, Down, Home and End go through the lines of a menu; in a field they are the field's.
 * @param {HTMLDetailsElement} menu @param {KeyboardEvent} event */
function step(menu, event) {
  const { activeElement } = menu.ownerDocument;
  if (event.ctrlKey || event.altKey || event.metaKey || activeElement?.matches("input, select, textarea")) return;
  /** @type {NodeListOf<HTMLElement>} */
  const found = menu.querySelectorAll(".menu :is(a[href], button)");
  const lines = [...found].filter((line) => line.checkVisibility());
  const at = lines.indexOf(/** @type {HTMLElement} */ (activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || !lines.length) return;
  event.preventDefault();
  lines.at(to % lines.length)?.focus();
}
