/** A modal dialog with a title, a body and one main button; Escape and « Annuler » leave everything as it was. */

import { el, icon } from "./dom.js";

let dialogs = 0;

/** Opens it. `save` is {label, run}: run gets the form and may give false to stay open. Gives {dialog, close}. */
export function openDialog({ title, body, save = null, wide = false, onclose = null }) {
  const id = `dialog-${++dialogs}`;
  const back = document.activeElement;
  const dialog = el("dialog", { class: wide ? "dialog wide" : "dialog", "aria-labelledby": id });
  const close = () => dialog.close();
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
  form.querySelector("[autofocus], .field, input, select")?.focus();
  return { dialog, form, close };
}

/** A labelled field. */
export function field(label, control, hint = "") {
  return el(
    "label",
    { class: "labelled" },
    el("span", {}, label),
    control,
    hint ? el("span", { class: "meta" }, hint) : null,
  );
}

/** A list of choices: [[value, label]]. */
export function select(name, options, value = "") {
  const made = el(
    "select",
    { name, class: "field" },
    ...options.map(([key, text]) => el("option", { value: key }, text)),
  );
  made.value = value;
  return made;
}
