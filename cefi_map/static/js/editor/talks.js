/** What is said at nodes, in the editor: counted on the map and in the plan, opened where the map's popover asks for it. */

import { commentsCarried } from "./ready.js";

/** @typedef {Pick<import("./app.js").App, "act" | "canvas" | "plan" | "talks">} Given */

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

/** Key -> how many stand there.
 * @param {{key: string}[]} comments */
function counted(comments) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { key } of comments) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
