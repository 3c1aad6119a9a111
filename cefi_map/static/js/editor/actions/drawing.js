/** How the map is drawn on this device: on two sides, to the right, from top to bottom. */

import { DOWN, RIGHT, SCREENS, TIDY } from "../../mindmap/geometry/presets.js";
import { openOn } from "../opening.js";

const nameOf = (boot) => `cefi-map:disposition:${boot.id}`;

/** The way of drawing that was last chosen here for this project. */
export function keptShape(boot) {
  try {
    const kept = localStorage.getItem(nameOf(boot));
    return Object.hasOwn(SCREENS, kept) ? kept : TIDY;
  } catch {
    return TIDY; // a browser that keeps nothing
  }
}

function draw(app, shape, said) {
  try {
    localStorage.setItem(nameOf(app.boot), shape);
  } catch {
    /* it is then for this time only */
  }
  app.shape = shape;
  app.canvas.preset = app.screen;
  app.canvas.relayout();
  openOn(app.canvas, app.state.map);
  app.say(said);
}

const way = (shape, label, said) => ({
  name: `draw-${shape}`,
  label,
  group: "Afficher",
  words: "disposition organigramme arbre",
  enabled: (app) => !app.isPhone && app.shape !== shape,
  perform: (app) => draw(app, shape, said),
});

export const DRAWING = [
  way(TIDY, "Disposer des deux côtés", "Carte disposée des deux côtés."),
  way(RIGHT, "Disposer vers la droite", "Carte disposée vers la droite."),
  way(DOWN, "Disposer vers le bas", "Carte disposée vers le bas."),
];
