/** The dossier's editor: it takes the place of the page drawn by the server, which works without scripts. */

import { upToDate } from "../remote/known.js";
import { bringIcons } from "../ui/dom.js";
import { App } from "./app.js";

/**
 * @import { Judged, Version } from "./app.js"
 * @import { Line } from "./branches.js"
 * @import { Advice } from "./guide.js"
 *
 * @typedef {"bring" | "dossier" | "french" | "history" | "letters" | "map" | "page" | "pages" | "picture" | "second" | "sprite" | "talks"} Place
 *
 * @typedef {object} Opened
 * @property {string} id
 * @property {string} title of the project
 * @property {number} revision
 * @property {Advice[]} guides
 * @property {Record<string, string>} titles of the requirements, by their ids
 * @property {Line[]} map
 * @property {string} csrf
 * @property {string} wanting why there is no report, "" where it comes by itself
 * @property {Record<Place, string>} urls
 *
 * @typedef {Opened & (Judged | {report: null, pages: null}) & Version} Boot What the page opens with (project/pages/dossier.py).
 */

async function start() {
  const [data, main] = ["dossier-data", "main"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  /** @type {Boot} */
  const written = JSON.parse(data.textContent ?? "");
  const boot = await upToDate(written, written.urls.dossier);
  await bringIcons(boot.urls.sprite);
  const app = new App(boot, main);
  await app.start();
  Object.assign(window, { editor: app }); // for the console and the tests; nothing in the page reads it
  document.documentElement.dataset.editor = "ready";
}

start();
