// « Imprimer » is only there when a script can open the browser's own dialog.

/** @param {Document} document */
export function offerPrinting(document) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-print]");
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
