/** How a dossier begins: from the outline, from nothing, or from a file. */

import { field, openDialog } from "../../ui/dialog.js";
import { el, icon } from "../../ui/dom.js";

/** @typedef {Pick<import("../app.js").App, "boot" | "sync" | "text" | "urls">} Given */

/** Offered as long as nothing was written. Closing it keeps the outline, which is there already.
 * @param {Given} app */
export function begin(app) {
  /** @param {string} sign @param {string} title @param {string} says @param {() => void} run */
  const way = (sign, title, says, run) =>
    el(
      "button",
      {
        class: "btn way",
        autofocus: title === "Partir de la trame",
        onclick: () => {
          opened.close();
          run();
        },
      },
      icon(sign, "i"),
      el("span", {}, el("b", {}, title), el("span", { class: "meta" }, says)),
    );
  const opened = openDialog({
    title: "Commencer le dossier",
    body: [
      el("p", {}, "Cinq pages sur votre rôle, votre posture et votre pratique. La carte reste à portée de main."),
      el(
        "div",
        { class: "ways" },
        way("i-outline", "Partir de la trame", "Cinq titres, avec des questions à côté du texte.", () => {}),
        way("i-file", "Page blanche", "Aucun titre. Les questions restent accessibles.", () => app.text.bring([])),
        way("i-import", "Importer un document", "Word, LibreOffice, Markdown, texte ou HTML.", () => bring(app)),
      ),
    ],
    onclose: () => app.text.begin(),
  });
}

/** A file takes the place of the text, by the form that works without scripts too; the text of now is saved before.
 * @param {Given} app @param {FileList} [files] what was dropped on the page */
export function bring(app, files) {
  const form = el(
    "form",
    { method: "post", action: app.urls.bring, enctype: "multipart/form-data", hidden: true },
    el("input", { type: "hidden", name: "csrf_token", value: app.boot.csrf }),
  );
  const file = el("input", {
    type: "file",
    class: "file-input",
    name: "file",
    required: true,
    accept: ".docx,.odt,.md,.txt,.html,.htm",
  });
  if (files?.length === 1) file.files = files;
  openDialog({
    title: "Importer un document",
    body: [
      el(
        "p",
        {},
        "Le texte du fichier prend la place du texte actuel, qui reste dans les versions. Les images restent dehors.",
      ),
      field("Fichier Word, LibreOffice, Markdown, texte ou HTML", file),
    ],
    save: {
      label: "Importer",
      run: () => {
        if (!file.files?.length) return false;
        form.append(file);
        document.body.append(form);
        app.sync.flush().then(() => form.submit());
        return true;
      },
    },
    onclose: () => document.activeElement === document.body && app.text.host.focus(), // what asked for it is gone
  });
}
