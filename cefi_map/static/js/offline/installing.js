/** « Installer l’application »: there where the browser says that it can, and gone once it is done. */

/** @param {Document} document */
export function offerInstalling(document) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-install]");
  /** @type {any} */
  let offer = null; // a BeforeInstallPromptEvent, which Chromium alone has
  const show = () => {
    for (const button of buttons) button.hidden = !offer;
  };
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // the browser's own banner would come over what one writes
    offer = event;
    show();
  });
  addEventListener("appinstalled", () => {
    offer = null;
    show();
    navigator.storage?.persist?.(); // what is kept is then not the first to go on a full disk
  });
  for (const button of buttons)
    button.addEventListener("click", () => {
      offer?.prompt();
      offer = null;
      show();
    });
}
