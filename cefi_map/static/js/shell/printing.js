// « Imprimer » is only there when a script can open the browser's own dialog.

export function offerPrinting(document) {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
