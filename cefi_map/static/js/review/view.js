// What is seen of a drawing: a rectangle in its own units, moved and scaled; always within reason.

/** @typedef {ReturnType<typeof makeView>} View */

const LEAST = 0.05;
const MOST = 4;

/** @param {SVGSVGElement} svg @param {(scale: number) => void} onChange */
export function makeView(svg, onChange) {
  const whole = svg.viewBox.baseVal;
  const bounds = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  const size = () => svg.getBoundingClientRect();
  const state = { x: 0, y: 0, scale: 1 }; // the middle of what is seen, and pixels for one unit
  let shown = { width: 0, height: 0 };

  function show() {
    const { width, height } = size();
    if (!width || !height) return;
    shown = { width, height };
    const w = width / state.scale;
    const h = height / state.scale;
    svg.setAttribute("viewBox", `${state.x - w / 2} ${state.y - h / 2} ${w} ${h}`);
    onChange(state.scale);
  }

  const view = {
    scale: () => state.scale,
    fitScale() {
      const { width, height } = size();
      return Math.min(width / bounds.width, height / bounds.height, 1) || 1;
    },
    fit() {
      view.look(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, view.fitScale());
    },
    /** @param {number} x @param {number} y */
    look(x, y, scale = state.scale) {
      state.scale = Math.min(MOST, Math.max(LEAST, scale));
      state.x = Math.min(bounds.x + bounds.width, Math.max(bounds.x, x));
      state.y = Math.min(bounds.y + bounds.height, Math.max(bounds.y, y));
      show();
    },
    /** Move by pixels of the screen.
     * @param {number} dx @param {number} dy */
    pan(dx, dy) {
      view.look(state.x + dx / state.scale, state.y + dy / state.scale);
    },
    /** Scale around a point of the screen, or around the middle.
     * @param {number} factor @param {number} [clientX] @param {number} [clientY] */
    zoom(factor, clientX, clientY) {
      const box = size();
      const fromX = clientX === undefined ? 0 : clientX - box.left - box.width / 2;
      const fromY = clientY === undefined ? 0 : clientY - box.top - box.height / 2;
      const before = state.scale;
      const after = Math.min(MOST, Math.max(LEAST, before * factor));
      view.look(state.x + fromX / before - fromX / after, state.y + fromY / before - fromY / after, after);
    },
    /** Bring a box of the drawing into sight, moving as little as possible.
     * @param {import("./neighbour.js").Rect} box */
    reveal(box, margin = 40) {
      const { width, height } = size();
      const halfW = Math.max(0, width / 2 / state.scale - margin);
      const halfH = Math.max(0, height / 2 / state.scale - margin);
      /** @param {number} at @param {number} from @param {number} to @param {number} half */
      const near = (at, from, to, half) => Math.min(Math.max(at, to - half), Math.max(from + half, to - half));
      view.look(near(state.x, box.x, box.x + box.width, halfW), near(state.y, box.y, box.y + box.height, halfH));
    },
    /** After a change of size: what was seen stays where it was on the screen. */
    refresh() {
      const { width, height } = size();
      if (shown.width) {
        state.x += (width - shown.width) / 2 / state.scale;
        state.y += (height - shown.height) / 2 / state.scale;
      }
      show();
    },
  };
  return view;
}
