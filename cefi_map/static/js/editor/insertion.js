/** A file put into the map: any format the server reads becomes a branch, where it was dropped or under the chosen node. */

import { el } from "../ui/dom.js";
import { isPicture } from "./pictures.js";

/** @typedef {Pick<import("./app.js").App, "dialogs" | "state" | "accepts">} Given */

/** Files dropped beside the map: under the row of the plan, else under the chosen node. The browser never opens them.
 * @param {Given} app */
export function listen(app) {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    const row = event.target instanceof Element && event.target.closest("li[data-key]");
    const key = row ? row.getAttribute("data-key") : null;
    const { map, node } = app.state;
    const at = map.has(key) ? map.get(key) : node;
    if (isPicture(file)) give(app, at, file);
    else app.dialogs.insertFile(file, { parent: at });
  });
}

/** A picture goes to the node it is dropped on.
 * @param {Omit<Given, "accepts">} app @param {import("../mindmap/model.js").Node} node @param {File} file */
export function give(app, node, file) {
  app.state.choose(node.key, { quiet: true });
  app.dialogs.picture(file);
}

/** Asks for a file, then inserts it under the chosen node.
 * @param {Given} app */
export function chooseFile(app) {
  const parent = app.state.node;
  const field = el("input", { type: "file", accept: app.accepts });
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    if (file) app.dialogs.insertFile(file, { parent });
  });
  field.click();
}
