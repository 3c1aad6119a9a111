/** How the map is drawn on this device: on two sides, to the right, from top to bottom. */

import { DOWN, RIGHT, SCREENS, TIDY } from "../../mindmap/geometry/presets.js";

/**
 * @typedef {keyof typeof SCREENS} Shape
 * @typedef {Pick<import("../app.js").App, "boot" | "shape" | "canvas" | "screen" | "state" | "say" | "isPhone">} Given
 */

const nameOf = (/** @type {{id: string}} */ boot) => `cefi-map:disposition:${boot.id}`;

/** The way of drawing that was last chosen here for this project.
 * @param {{id: string}} boot @returns {Shape} */
export function keptShape(boot) {
  try {
    const kept = localStorage.getItem(nameOf(boot)) ?? "";
    return Object.hasOwn(SCREENS, kept) ? /** @type {Shape} */ (kept) : TIDY;
  } catch {
    return TIDY; // a browser that keeps nothing
  }
}

/** @param {Given} app @param {Shape} shape @param {string} said */
function draw(app, shape, said) {
  try {
    localStorage.setItem(nameOf(app.boot), shape);
  } catch {
    /* it is then for this time only */
  }
  app.shape = shape;
  app.canvas.drawAs(app.screen);
  app.canvas.fit();
  app.say(said);
}

/** @param {Shape} shape @param {string} label @param {string} said
 * @returns {import("./index.js").ActionOn<Given>} */
const way = (shape, label, said) => ({
  name: `draw-${shape}`,
  label,
  group: "Afficher",
  words: "disposition organigramme arbre",
  enabled: (app) => !app.isPhone && app.shape !== shape,
  why: "La carte est déjà ainsi, ou en colonne sur un écran étroit.",
  perform: (app) => draw(app, shape, said),
});

/** @type {import("./index.js").ActionOn<Given>[]} */
export const DRAWING = [
  way(TIDY, "Disposer des deux côtés", "Carte disposée des deux côtés."),
  way(RIGHT, "Disposer vers la droite", "Carte disposée vers la droite."),
  way(DOWN, "Disposer vers le bas", "Carte disposée vers le bas."),
];
