/** The editor of a project's page: it takes the place of the page drawn by the server, which works without scripts. */

import { setAdvances } from "../mindmap/geometry/fonts.js";
import { fromData } from "../mindmap/codec.js";
import { Sync } from "../remote/sync.js";
import { App } from "./app.js";
import { knowIcons } from "./draw.js";
import { bringIcons } from "./dom.js";
import { ICONS } from "./icons.js";
import { MapWork } from "./work.js";

/** Reads what the page carries, then opens the editor in its `main`. */
export async function start() {
  const boot = JSON.parse(document.getElementById("editor-data").textContent);
  knowIcons(ICONS.map(([name]) => name));
  const [advances] = await Promise.all([
    fetch(boot.urls.advances).then((answer) => answer.json()),
    fontsReady(),
    bringIcons(boot.urls.sprite),
  ]);
  setAdvances(advances);
  const app = new App(boot, fromData(boot.map), document.getElementById("main"));
  app.sync = new Sync(new MapWork(app), { token: boot.csrf, toast: app.toast });
  app.fetch = app.sync.transport.send;
  await Promise.all([app.sync.start(), app.painted]);
  window.editor = app; // for the console and the tests; nothing in the page reads it
  document.documentElement.dataset.editor = "ready";
}

/** The map's letters must be there before it is drawn, or its texts would jump. */
function fontsReady() {
  return Promise.race([
    Promise.all([document.fonts.load("400 12.5px Arimo"), document.fonts.load("700 12.5px Arimo")]),
    new Promise((done) => {
      setTimeout(done, 1500);
    }),
  ]);
}

if (document.getElementById("editor-data")) start();
