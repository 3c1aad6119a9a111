// A field that must be filled is not wrong before anybody tried to send it: browsers tell screen readers so at once.

/** @param {Document} document */
export function blameLate(document) {
  for (const field of document.querySelectorAll("[required]:not([aria-invalid])")) tell(field, false);
  document.addEventListener("invalid", ({ target }) => tell(target, true), true);
  document.addEventListener("input", ({ target }) => tell(target, false));
}

/** @param {EventTarget | null} field @param {boolean} isWrong */
function tell(field, isWrong) {
  if (field instanceof Element && field.matches("[required]")) field.setAttribute("aria-invalid", String(isWrong));
}
