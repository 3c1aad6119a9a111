// « Copier » is only there where a script can reach the clipboard: an address with encryption, or this very computer.

/** @param {Document} document @param {HTMLElement} said */
export function offerCopying(document, said) {
  if (!navigator.clipboard) return;
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-copy]");
  for (const button of buttons) {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? ""));
    button.hidden = false;
    button.addEventListener("click", async () => {
      const isDone = await navigator.clipboard.writeText(field.value).then(
        () => true,
        () => false,
      );
      if (!isDone) {
        field.closest("details")?.setAttribute("open", ""); // what is folded away cannot be chosen
        field.select();
      }
      const { copied = "Lien copié.", notCopied = "Le lien est choisi : copiez-le avec Ctrl C." } = button.dataset;
      said.textContent = isDone ? copied : notCopied;
    });
  }
}

/** « Partager » hands an address to the device's own sheet, where it has one: a message to oneself is two taps away.
 * @param {Document} document */
export function offerSending(document) {
  if (!navigator.share) return;
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("[data-send]");
  for (const button of buttons) {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.send ?? ""));
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ url: field.value }).catch(() => {})); // closed: nothing is to be told
  }
}
