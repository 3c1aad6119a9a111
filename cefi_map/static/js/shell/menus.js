// Menus are <details>: a click elsewhere, Escape, or another menu closes them.

/** @param {Document} document */
export function closeMenus(document) {
  /** @returns {NodeListOf<HTMLDetailsElement>} */
  const menus = () => document.querySelectorAll("details.dropdown[open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(/** @type {Element} */ (event.target))) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary")?.focus();
    }
  });
}
