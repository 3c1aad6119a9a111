/** The editor of a project's page: it takes the place of the page drawn by the server, which works without scripts. */

import { fromData } from "../mindmap/codec.js";
import { Sync } from "../remote/sync.js";
import { App } from "./app.js";
import { ready } from "./ready.js";
import { MapWork } from "./work.js";

/** Reads what the page carries, then opens the editor in its `main`. */
export async function start() {
  const boot = JSON.parse(document.getElementById("editor-data").textContent);
  await ready(boot);
  const app = new App(boot, fromData(boot.map), document.getElementById("main"));
  app.sync = new Sync(new MapWork(app), { token: boot.csrf, toast: app.toast });
  app.fetch = app.sync.transport.send;
  await Promise.all([app.sync.start(), app.painted]);
  window.editor = app; // for the console and the tests; nothing in the page reads it
  document.documentElement.dataset.editor = "ready";
}

if (document.getElementById("editor-data")) start();
