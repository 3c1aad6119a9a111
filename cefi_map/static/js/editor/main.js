/** The editor of a project's page: it takes the place of the page drawn by the server, which works without scripts. */

import { fromData } from "../mindmap/codec.js";
import { upToDate } from "../remote/known.js";
import { Sync } from "../remote/sync.js";
import { App } from "./app.js";
import { keepPast } from "./past.js";
import { carried, ready } from "./ready.js";
import { MapWork } from "./work.js";

/** Opens the editor of what the page carries in its `main`.
 * @param {import("./ready.js").Boot} written */
async function start(written) {
  const boot = await upToDate(written, written.urls.map);
  await ready(boot);
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  const app = new App(boot, fromData(boot.map), main);
  app.sync = new Sync(new MapWork(app), { token: boot.csrf, toast: app.toast, ask: app.voice.ask });
  app.fetch = app.sync.transport.send;
  const started = app.sync.start();
  keepPast(app, app.sync); // what comes back and is not on the server is a change, to be sent
  await Promise.all([started, app.painted]);
  app.talks?.start();
  const read = document.querySelector("[data-read]")?.textContent; // of the file that was just brought
  if (read) app.toast(read);
  const isFree = document.activeElement === document.body && !app.verdicts.awaited;
  if (isFree && app.views.current === "carte") app.views.focus();
  Object.assign(window, { editor: app }); // for the console and the tests; nothing in the page reads it
  document.documentElement.dataset.editor = "ready";
}

const boot = carried();
if (boot) start(boot);
