/** Cut, copy and paste of branches: between tabs and projects as themselves, with others as lists and text. */

import { dataOf } from "../mindmap/codec.js";
import * as commands from "../mindmap/commands.js";
import { looksLikeFreemind, parseFreemind } from "../mindmap/freemind.js";
import { parseHtml } from "../mindmap/html.js";
import { PAGE_NODES } from "../mindmap/limits.js";
import { sketchOf } from "../mindmap/model.js";
import { countOf, parseOutline, renderHtml, renderOutline } from "../mindmap/outline.js";
import { isTyping } from "../ui/dom.js";
import { count } from "../ui/words.js";
import { pictureIn } from "./pictures.js";
import { remove } from "./removing.js";

/**
 * @typedef {import("../mindmap/model.js").Sketch} Sketch
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./app.js").App, "state" | "say" | "toast">} Given
 */

const OURS = "application/x-cefi-branches+json";

/** Listens to the page's own cut, copy and paste, while the map or a selection of the plan has the focus.
 * @param {Given & Pick<import("./app.js").App, "canvas" | "plan" | "dialogs">} app */
export function listen(app) {
  const isOurs = (/** @type {Event} */ event) =>
    !isTyping(event.target) && (app.canvas.hasFocus || app.plan.chosen.isOn);
  document.addEventListener("copy", (event) => {
    if (isOurs(event)) app.say(`${count(fill(app, event), "nœud copié", "nœuds copiés")}.`);
  });
  document.addEventListener("cut", (event) => {
    if (isOurs(event) && app.state.tops.length) {
      fill(app, event);
      remove(app, "coupé");
      if (app.plan.chosen.isOn) app.plan.focus();
    }
  });
  document.addEventListener("paste", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    const picture = pictureIn(event.clipboardData);
    const sketches = sketchesOf(event.clipboardData);
    if (picture && !sketches.length) app.dialogs.picture(picture);
    else pasteSketches(app, sketches);
  });
}

/** Sketches in what was pasted or dropped: our branches, FreeMind, a list, indented text; [] when there is none.
 * @param {DataTransfer | null} transfer @returns {Sketch[]} */
export function sketchesOf(transfer) {
  if (!transfer) return [];
  const ours = transfer.getData(OURS);
  const html = transfer.getData("text/html");
  const text = transfer.getData("text/plain");
  try {
    if (ours) return JSON.parse(ours).map(checked);
    return sketchesOfText(text, html);
  } catch {
    return [];
  }
}

/** @param {string} text @param {string} [html] @returns {Sketch[]} */
export function sketchesOfText(text, html = "") {
  if (looksLikeFreemind(text)) return parseFreemind(text);
  const listed = html ? parseHtml(html) : [];
  return listed.length && /<(?:li|h[1-6]|tr)\b|mso-list/i.test(html)
    ? listed
    : parseOutline(text).length
      ? parseOutline(text)
      : listed;
}

/** Puts sketches under the chosen node, or under `parent` at `index` among its children.
 * @param {Given} app @param {Sketch[]} sketches @param {Node} [parent] @param {number} [index] */
export function pasteSketches(app, sketches, parent = app.state.node, index = undefined) {
  const size = countOf(sketches);
  if (!size) {
    app.say("Rien à coller ici : copiez d’abord une liste ou une branche.");
    return;
  }
  if (app.state.map.size + size > PAGE_NODES) {
    app.toast(`Coller ${count(size, "nœud")} dépasserait la limite de ${count(PAGE_NODES, "nœud")}.`);
    return;
  }
  app.state.run(`collage de ${count(size, "nœud")}`, (t) => commands.paste(t, sketches, parent, index));
  app.toast(`${count(size, "nœud collé", "nœuds collés")}.`, "undo");
}

export function copyChosen() {
  document.execCommand("copy");
}

export function cutChosen() {
  document.execCommand("cut");
}

/** From a menu: the browser asks for leave to read; else the person is told the keys.
 * @param {Given & Pick<import("./app.js").App, "canvas" | "dialogs">} app */
export async function pasteFromSystem(app) {
  app.canvas.focus();
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (/** @type {string} */ type) =>
      item.types.includes(type) ? (await item.getType(type)).text() : "";
    const kind = item.types.find((type) => type.startsWith("image/"));
    const sketches = sketchesOfText(await read("text/plain"), await read("text/html"));
    if (kind && !sketches.length) app.dialogs.picture(new File([await item.getType(kind)], "image"));
    else pasteSketches(app, sketches);
  } catch {
    app.dialogs.paste();
  }
}

/** Gives how many nodes the clipboard then holds.
 * @param {Given} app @param {ClipboardEvent} event */
function fill(app, event) {
  const { state } = app;
  const nodes = state.tops.length ? state.tops : [state.map.root];
  const sketches = nodes.map(sketchOf);
  event.preventDefault();
  event.clipboardData?.setData(OURS, JSON.stringify(sketches));
  event.clipboardData?.setData("text/plain", renderOutline(sketches));
  event.clipboardData?.setData("text/html", renderHtml(sketches));
  return countOf(sketches);
}

/** Another page could write our type too: only the fields we know pass.
 * @param {Partial<Sketch>} sketch @returns {Sketch} */
function checked(sketch) {
  const { key = "", data = {}, children = [] } = sketch;
  return {
    key: String(key),
    data: dataOf({ ...data, text: String(data.text ?? "") }),
    children: children.map(checked),
  };
}
