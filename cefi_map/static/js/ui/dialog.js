/** A modal dialog with a title, a body and one main button; Escape and « Annuler » leave everything as it was. */

import { el, icon } from "./dom.js";

/**
 * @typedef {{label: string, run: (data: FormData) => unknown}} Save The main button; `run` may give false to stay open.
 * @typedef {{dialog: HTMLDialogElement, form: HTMLFormElement, close: () => void}} Opened
 */

let dialogs = 0;

/** Opens it; without `save` there is no main button. `onclose` is called however it is left.
 * @param {{title: string, body: import("./dom.js").Child[], save?: Save | null, wide?: boolean,
 *   onclose?: (() => void) | null}} what @returns {Opened} */
export function openDialog({ title, body, save = null, wide = false, onclose = null }) {
  const id = `dialog-${++dialogs}`;
  const back = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = el("dialog", { class: wide ? "dialog wide" : "dialog", "aria-labelledby": id });
  const close = () => dialog.close();
  /** @type {HTMLFormElement} */
  const form = el(
    "form",
    {
      method: "dialog",
      onsubmit: (event) => {
        event.preventDefault();
        if (save?.run(new FormData(form)) !== false) close();
      },
    },
    el(
      "div",
      { class: "row" },
      el("h2", { id, class: "grow" }, title),
      el("button", { class: "btn quiet ico sm", "aria-label": "Fermer", onclick: close }, icon("i-close")),
    ),
    ...body,
    save
      ? el(
          "div",
          { class: "row end" },
          el("button", { class: "btn quiet", onclick: close }, "Annuler"),
          el("button", { type: "submit", class: "btn main" }, save.label),
        )
      : null,
  );
  dialog.append(form);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (back?.isConnected) back.focus();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  const first = /** @type {HTMLElement | null} */ (form.querySelector("[autofocus], .field, input, select"));
  first?.focus();
  return { dialog, form, close };
}

/** A labelled field.
 * @param {string} label @param {HTMLElement} control */
export function field(label, control, hint = "") {
  return el(
    "label",
    { class: "labelled" },
    el("span", {}, label),
    control,
    hint ? el("span", { class: "meta" }, hint) : null,
  );
}

/** A list of choices: [[value, label]].
 * @param {string} name @param {readonly (readonly string[])[]} options */
export function select(name, options, value = "") {
  const made = el(
    "select",
    { name, class: "field" },
    ...options.map(([key, text]) => el("option", { value: key }, text)),
  );
  made.value = value;
  return made;
}
