/** What a mouse does on the map beside pressing: it hovers, clicks twice, turns its wheel, asks for the menu. */

import { tell } from "./telling.js";

/**
 * @typedef {import("./sight.js").Hit} Hit
 * @typedef {Pick<import("./app.js").App, "canvas" | "write" | "state" | "menus">} Given
 */

/** @param {Given} app */
export function listen(app) {
  const { viewport } = app.canvas;
  viewport.addEventListener("pointermove", (event) => {
    if (!event.buttons && event.pointerType !== "touch") hover(app, app.canvas.at(event.clientX, event.clientY));
  });
  viewport.addEventListener("pointerleave", () => hover(app, null));
  viewport.addEventListener("dblclick", (event) => twice(app, event));
  viewport.addEventListener("wheel", (event) => wheel(app, event), { passive: false });
  viewport.addEventListener("contextmenu", (event) => menu(app, /** @type {PointerEvent} */ (event)));
}

/** @param {Given} app @param {Hit | null} at */
function hover({ canvas }, at) {
  const key = at && !at.fold && !at.box.node.isGhost ? at.box.key : null;
  canvas.viewport.classList.toggle("over-node", Boolean(at));
  if (key === canvas.hover) return;
  const old = canvas.hover;
  canvas.hover = key;
  for (const one of [old, key]) {
    const [box, item] = one ? [canvas.byKey.get(one), canvas.drawn.get(one)] : [];
    if (box && item) tell(canvas, box, item);
  }
}

/** @param {Given} app @param {MouseEvent} event */
function twice(app, event) {
  const at = app.canvas.at(event.clientX, event.clientY);
  if (at && !at.fold && !at.box.node.isGhost) app.write(at.box.node);
}

/** A long press is a menu for some systems; here it takes the branch, and « … » has the actions.
 * @param {Given} app @param {PointerEvent} event */
function menu(app, event) {
  event.preventDefault();
  if (event.pointerType === "touch") return;
  const at = app.canvas.at(event.clientX, event.clientY);
  if (at && !at.box.node.isGhost && !app.state.chosen.has(at.box.key)) app.state.choose(at.box.key, { quiet: true });
  app.menus.context(event.clientX, event.clientY);
}

/** @param {Given} app @param {WheelEvent} event */
function wheel({ canvas }, event) {
  event.preventDefault();
  const { left, top } = canvas.host.getBoundingClientRect();
  const unit = event.deltaMode === 1 ? 16 : 1;
  if (event.ctrlKey || event.metaKey) {
    const scale = canvas.view.k * Math.exp(-event.deltaY * unit * 0.0025);
    canvas.zoom(scale, event.clientX - left, event.clientY - top);
  } else if (event.shiftKey) canvas.pan(-event.deltaY * unit, 0);
  else canvas.pan(-event.deltaX * unit, -event.deltaY * unit);
}
