/** The size of a picture, drawn by its corner: it stays in proportion, and its node grows with it. */

import { sized } from "../mindmap/pictures.js";

/** @typedef {Pick<import("./app.js").App, "canvas" | "state">} Given */

export class Sizing {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.key = "";
    this.from = { x: 0, width: 0, times: 1 };
    this.merge = "";
  }

  /** Whether a press takes the corner of the chosen node's picture.
   * @param {PointerEvent} event */
  starts({ target, clientX, timeStamp }) {
    const { state, canvas } = this.app;
    const { picture } = state.node.data;
    const box = canvas.byKey.get(state.key);
    if (!(target instanceof Element) || !target.classList.contains("grip") || !picture || !box) return false;
    const side = box.side < 0 ? -1 : box.side ? 1 : 2; // the root grows on both sides
    this.key = state.key;
    this.from = { x: clientX, width: picture.width, times: side };
    this.merge = `picture-size:${state.key}:${timeStamp}`;
    return true;
  }

  /** @param {PointerEvent} event */
  move({ clientX }) {
    const { state, canvas } = this.app;
    const node = state.map.get(this.key);
    const picture = node?.data.picture;
    if (!picture) return;
    const { x, width, times } = this.from;
    const made = sized(picture, width + ((clientX - x) / canvas.view.k) * times);
    if (made.width === picture.width && made.height === picture.height) return;
    state.run("taille de l’image", (t) => t.set(node, { picture: made }), { merge: this.merge, silent: true });
  }
}
