/** Printing from the browser's own menu: the whole map on one sheet, never the part that the window shows. */

/**
 * @typedef {import("./canvas.js").Canvas} Canvas
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./app.js").App, "canvas" | "state" | "views">} Given
 */

const EDGE = 12; // pixels around the map

/** @param {Given} app */
export function listen(app) {
  const { canvas } = app;
  /** @type {{view: Partial<import("./view.js").View>, setting: Canvas["setting"], hidden: Node[]} | null} */
  let kept = null; // what the window showed, and how
  addEventListener("beforeprint", () => {
    if (app.views.current !== "carte" || canvas.isPrinted) return;
    const hidden = [...app.state.map.byKey.values()].filter((node) => node.isShut);
    kept = { view: { ...canvas.view }, setting: canvas.setting, hidden };
    app.state.shut(hidden, false);
    spread(canvas);
  });
  addEventListener("afterprint", () => {
    if (!canvas.isPrinted || !kept) return;
    app.state.shut(kept.hidden, true);
    gather(canvas, kept);
  });
}

/** Every node is drawn, in a picture of the map's own size that the sheet's style scales.
 * @param {Canvas} canvas */
function spread(canvas) {
  canvas.isPrinted = true; // without the questions
  canvas.drawAs(canvas.base);
  const [left, top, right, bottom] = canvas.bounds;
  const [width, height] = [right - left + 2 * EDGE, bottom - top + 2 * EDGE];
  Object.assign(canvas.view, { x: EDGE - left, y: EDGE - top, k: 1, width, height });
  canvas.svg.setAttribute("viewBox", `${left - EDGE} ${top - EDGE} ${width} ${height}`);
  canvas.full = true;
  canvas.flush(false);
}

/** @param {Canvas} canvas @param {{view: Partial<import("./view.js").View>, setting: Canvas["setting"]}} kept */
function gather(canvas, { view, setting }) {
  canvas.isPrinted = false;
  canvas.setting = setting;
  canvas.relayout();
  Object.assign(canvas.view, view);
  canvas.svg.removeAttribute("viewBox");
  canvas.schedule(true);
}
