/** What opens beside the chosen node, on the map or in the plan, and gives the keyboard back to where it was. */

import { openBeside } from "../../ui/dialog.js";

/** @typedef {Pick<import("../app.js").App, "state" | "canvas" | "host" | "plan">} Given */

/** @param {Given} app @param {import("../../ui/dialog.js").What} what */
export function beside(app, what) {
  const { plan, canvas } = app;
  const isPlan = plan.isShown && !canvas.hasFocus;
  return openBeside({
    ...what,
    place: () => placeOf(app, isPlan),
    onclose: () => {
      if (document.activeElement === document.body) (isPlan ? plan : canvas).focus(); // its line was taken away
    },
  });
}

/** Where the chosen node is seen, in the window; all of the map where it is not drawn.
 * @param {Given} app @param {boolean} isPlan @returns {import("../../ui/dialog.js").Place} */
function placeOf({ state, canvas, host, plan }, isPlan) {
  const row = isPlan ? plan.rows.get(state.key) : null;
  if (row) return row.line.getBoundingClientRect();
  const { left, top } = host.getBoundingClientRect();
  const [x0, y0, x1, y1] = canvas.rectOf(state.key) ?? canvas.view.frame();
  const [from, to] = [canvas.view.toWindow(x0, y0), canvas.view.toWindow(x1, y1)];
  return { left: left + from[0], top: top + from[1], right: left + to[0], bottom: top + to[1] };
}
