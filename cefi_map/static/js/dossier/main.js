/** The dossier's editor: it takes the place of the page drawn by the server, which works without scripts. */

import { Sync } from "../remote/sync.js";
import { bringIcons } from "../ui/dom.js";
import { App } from "./app.js";
import { DossierWork } from "./work.js";

async function start() {
  const boot = JSON.parse(document.getElementById("dossier-data").textContent);
  await bringIcons(boot.urls.sprite);
  const app = new App(boot, document.getElementById("main"));
  app.sync = new Sync(new DossierWork(app), { token: boot.csrf, toast: app.toast });
  app.fetch = app.sync.transport.send;
  await app.sync.start();
  app.opened();
  window.editor = app; // for the console and the tests; nothing in the page reads it
  document.documentElement.dataset.editor = "ready";
}

start();
