// « Imprimer » is only there when a script can open the browser's own dialog; what is folded stands open on paper.

/** @param {Document} document */
export function offerPrinting(document) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-print]");
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (!CSS.supports("selector(::details-content)")) unfoldOnPaper(document);
}

/** Where a style sheet cannot show what is folded (Safari before 18.4, Firefox before 143).
 * @param {Document} document */
function unfoldOnPaper(document) {
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = document.querySelectorAll("details:is(.digests, .lesser):not([open])");
    for (const one of folded) one.open = true;
    const back = () => folded.forEach((one) => one.toggleAttribute("open", false));
    addEventListener("afterprint", back, { once: true });
  });
}
