/** How large the letters of the map are on paper, figure by figure: said before one is inserted, and beside it. */

import { NB, tied } from "../ui/words.js";

/**
 * @import { App } from "./app.js"
 *
 * @typedef {Pick<App, "fetch" | "settings" | "text" | "urls">} Given
 */

export class Letters {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.least = 6.5; // points that are read without a glass
    /** @type {Record<string, number>} */
    this.points = {}; // by stage; an empty one has none
  }

  /** Those of every figure that the map may give; what is known stays where they cannot be had. */
  async all() {
    const { app } = this;
    const address = `${app.urls.letters}?${new URLSearchParams({ marge: String(app.settings.layout.margin) })}`;
    const answer = await app.fetch(address, {}).catch(() => null);
    if (answer?.status !== 200) return; // 202: what is said of the map is on its way
    const { letters, least } = await answer.json();
    this.least = least;
    this.take(letters);
  }

  /** @param {Record<string, number>} points */
  take(points) {
    this.points = { ...this.points, ...points };
    this.app.text.redraw();
  }

  /** @param {string} stage */
  of(stage) {
    return this.points[stage] ?? 0;
  }

  /** « 3,3 points », rounded down: what is promised is held. "" for a stage without letters.
   * @param {string} stage */
  said(stage) {
    const size = this.of(stage);
    return size ? `${String(Math.floor(size * 10) / 10).replace(".", ",")}${NB}points` : "";
  }

  /** @param {string} stage */
  isSmall(stage) {
    return this.of(stage) > 0 && this.of(stage) < this.least;
  }

  /** @param {string} stage */
  warned(stage) {
    const least = `${String(this.least).replace(".", ",")}${NB}points`;
    const instead = stage ? "" : " Montrez plutôt une étape, et joignez la carte entière en A3.";
    return tied(
      `Sur la page, ses lettres auront ${this.said(stage)} : sous ${least}, elles ne se lisent pas.${instead}`,
    );
  }
}
