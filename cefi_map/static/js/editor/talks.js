/** What is said at nodes, in the editor: counted on the map and in the plan, opened where the map's popover asks for it. */

import { Talks } from "../remote/talks.js";
import { isTyping } from "../ui/dom.js";
import { commentsCarried } from "./ready.js";

/**
 * @typedef {Pick<import("./app.js").App, "act" | "canvas" | "plan" | "talks">} Given
 * @typedef {Pick<import("./app.js").App, "fetch" | "sync" | "toast" | "urls">} Kept
 */

/** What is said of this map, where somebody may; it gets to the server once the map is kept there.
 * @param {Kept} app */
export function talksOf(app) {
  if (!app.urls.talks) return null;
  return new Talks(app.urls.talks, {
    fetch: (address, request) => app.fetch(address, request),
    sync: { flush: async () => app.sync?.flush() },
    say: (text) => app.toast(text),
    newer: (revision) => meet(app, revision),
  });
}

/** @param {Given} app */
export function listen(app) {
  const { canvas, talks } = app;
  canvas.comments = counted(commentsCarried());
  if (!talks) return;
  const given = commentsCarried().filter(({ thread }) => !thread);
  talks.onChange(() => {
    const said = talks.threads.filter(({ node, resolved }) => node && !resolved);
    canvas.comments = counted([...given, ...said.map(({ node }) => ({ key: node }))]);
    canvas.schedule(true);
    app.plan.schedule();
  });
  document.addEventListener("talk", (event) => {
    event.preventDefault();
    app.act("discuss");
  });
}

/** What another wrote joins a map at which one only looks; what is being written meets it with its own save.
 * @param {Kept} app @param {number} revision the one that is there */
function meet({ sync }, revision) {
  if (!sync || revision <= sync.revision) return;
  if (isTyping(document.activeElement) || document.querySelector("dialog[open]")) return;
  sync.refresh();
}

/** Key -> how many stand there.
 * @param {{key: string}[]} comments */
function counted(comments) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { key } of comments) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
