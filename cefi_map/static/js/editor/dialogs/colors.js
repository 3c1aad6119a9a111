/** The colours of the chosen nodes: of their text, their background, their line, their cloud. */

import * as commands from "../../mindmap/commands.js";
import { field, openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";

/**
 * @typedef {"color" | "background" | "edge" | "cloud"} Property
 * @typedef {Pick<import("../app.js").App, "state" | "say">} Given
 */

const INKS = [
  ["", "Couleur de l’étape"],
  ["#1f5f99", "Bleu"],
  ["#2e6b45", "Vert"],
  ["#9a3412", "Orange"],
  ["#7a1f3d", "Bordeaux"],
  ["#4b4b4b", "Gris"],
];
const CLOUDS = [
  ["", "Sans nuage"],
  ["#f3ecd9", "Sable"],
  ["#e3edf4", "Bleu pâle"],
  ["#e6f1ea", "Vert pâle"],
  ["#f5e6e3", "Rose pâle"],
];
const BACKGROUNDS = [
  ["", "Sans fond"],
  ["#fdf3c7", "Jaune pâle"],
  ["#dfeaf5", "Bleu pâle"],
  ["#dff0e4", "Vert pâle"],
  ["#f7e0dc", "Rose pâle"],
];
/** @type {Record<Property, string[][]>} */
const OFFERED = { color: INKS, background: BACKGROUNDS, edge: INKS, cloud: CLOUDS };

/** A choice for one property of a node's style, among named colours or any other.
 * @param {Given} app @param {Property} property @param {string} title */
export function color(app, property, title) {
  const { state } = app;
  const value = state.node.data.style[property] || "";
  const colors = OFFERED[property];
  const known = colors.some(([one]) => one === value) ? colors : [...colors, [value, "Couleur du fichier"]];
  const { nodes } = state;
  const paint = (/** @type {string} */ one) =>
    state.run(property === "cloud" ? "nuage" : "couleur", (t) => {
      commands.restyle(t, nodes, { [property]: one });
    });
  const swatch = (/** @type {string[]} */ [one, label]) => {
    const spot = el("span", { class: "spot" });
    if (one) spot.style.background = one;
    const pressed = String(one === value);
    const choose = () => {
      close();
      paint(one);
      app.say(`${title} : ${label.toLowerCase()}.`);
    };
    return el(
      "button",
      { class: "btn", "aria-pressed": pressed, autofocus: one === value, onclick: choose },
      spot,
      label,
    );
  };
  const other = el("input", {
    type: "color",
    value: value || "#23479a",
    onchange: () => paint(other.value),
  });
  const { close } = openDialog({
    title,
    body: [
      el("div", { class: "swatches", role: "group", "aria-label": title }, ...known.map(swatch)),
      field("Autre couleur", other),
    ],
  });
}
