/** The colours of the chosen nodes: of their text, their background, their line, their cloud. */

import * as commands from "../../mindmap/commands.js";
import { field } from "../../ui/dialog.js";
import { el, put, renew } from "../../ui/dom.js";
import { beside } from "./beside.js";

/**
 * @typedef {"color" | "background" | "edge" | "cloud"} Property
 * @typedef {Pick<import("../app.js").App, "state" | "say"> & import("./beside.js").Given} Given
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
/** @type {Record<Property, {name: string, said: string, offered: string[][]}>} */
const PARTS = {
  color: { name: "Texte", said: "Couleur du texte", offered: INKS },
  background: { name: "Fond", said: "Couleur de fond", offered: BACKGROUNDS },
  edge: { name: "Trait", said: "Couleur du trait", offered: INKS },
  cloud: { name: "Nuage", said: "Nuage", offered: CLOUDS },
};
const TITLE = "Couleurs";
let opened = 0;

/** Colours of the chosen nodes, among named ones or any other, beside the node; `property` is the part that is open.
 * What is tried while it is open is one change.
 * @param {Given} app @param {Property} property */
export function color(app, property) {
  const { state } = app;
  const { nodes } = state;
  const merge = `colours:${++opened}`;
  const swatches = el("div", { class: "swatches", role: "group" });
  const other = el("input", { type: "color", onchange: () => paint(other.value) });
  const parts = Object.entries(PARTS).map(([part, { name }]) =>
    el("button", { class: "btn sm", "data-part": part, onclick: () => show(/** @type {Property} */ (part)) }, name),
  );
  const paint = (/** @type {string} */ one) => {
    state.run(
      property === "cloud" ? "nuage" : "couleur",
      (t) => {
        commands.restyle(t, nodes, { [property]: one });
      },
      { merge },
    );
    show(property);
  };
  const show = (/** @type {Property} */ part) => {
    property = part;
    const value = nodes[0].data.style[part] || "";
    const { said, offered } = PARTS[part];
    const known = offered.some(([one]) => one === value) ? offered : [...offered, [value, "Couleur du fichier"]];
    const choices = known.map(([one, label]) => {
      const choose = () => {
        paint(one);
        app.say(`${said} : ${label.toLowerCase()}.`);
      };
      return swatch(one, label, one === value, choose);
    });
    renew(swatches, ...choices);
    put(swatches, "aria-label", said);
    other.value = value || "#23479a";
    for (const made of parts) put(made, "aria-pressed", made.dataset.part === part);
  };
  show(property);
  beside(app, {
    title: TITLE,
    body: [
      el("div", { class: "row wrap", role: "group", "aria-label": "Ce qui est coloré" }, ...parts),
      swatches,
      field("Autre couleur", other),
    ],
  });
}

/** @param {string} value @param {string} label @param {boolean} isOn @param {() => void} choose */
function swatch(value, label, isOn, choose) {
  const spot = el("span", { class: "spot" });
  if (value) spot.style.background = value;
  return el("button", { class: "btn sm", "aria-pressed": String(isOn), autofocus: isOn, onclick: choose }, spot, label);
}
