/** A file put into the map: any format the server reads becomes a branch, where it was dropped or under the chosen node. */

import { el } from "../ui/dom.js";

/** Files dropped beside the map: under the row of the plan, else under the chosen node. The browser never opens them. */
export function listen(app) {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    const row = event.target.closest?.("li[data-key]");
    app.dialogs.insertFile(file, { parent: app.state.map.get(row?.dataset.key) || app.state.node });
  });
}

/** Asks for a file, then inserts it under the chosen node. */
export function chooseFile(app) {
  const parent = app.state.node;
  const field = el("input", { type: "file", accept: app.accepts });
  field.addEventListener("change", () => {
    if (field.files[0]) app.dialogs.insertFile(field.files[0], { parent });
  });
  field.click();
}
