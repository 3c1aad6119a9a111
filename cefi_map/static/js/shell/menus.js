// Menus are <details>: a click elsewhere, the keyboard that goes elsewhere, Escape or another menu closes them.

/** @param {Document} document */
export function closeMenus(document) {
  /** @returns {NodeListOf<HTMLDetailsElement>} */
  const menus = () => document.querySelectorAll("details.dropdown[open]");
  const closeOthers = (/** @type {Event} */ { target }) => {
    for (const menu of menus()) if (!menu.contains(/** @type {Element} */ (target))) close(menu);
  };
  for (const event of ["click", "focusin"]) document.addEventListener(event, closeOthers);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") menus().forEach(close);
  });
}

/** The keyboard, where it is in the menu, goes back to what opened it: a file that was taken closes it too.
 * @param {HTMLDetailsElement} menu */
function close(menu) {
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector("summary")?.focus();
}
