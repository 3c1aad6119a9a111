/** What is said at the chosen node, beside it: read, begun, answered, settled. */

import { Talking } from "../../remote/talking.js";
import { quoted } from "../../ui/words.js";
import { beside } from "./beside.js";

/** @typedef {Pick<import("../app.js").App, "talks" | "say"> & import("./beside.js").Given} Given */

/** @param {Given} app */
export function talk(app) {
  const { talks, state } = app;
  if (!talks) return;
  const { node } = state;
  const place = `n${node.key}`;
  const talking = new Talking(talks, {
    shows: (thread) => thread.node === node.key,
    here: () => ({ place, words: "sur ce nœud" }),
    say: app.say,
  });
  const deaf = talks.onChange(() => talking.update());
  beside(app, {
    title: `Échanges, ${quoted(node.text, 30)}`,
    body: [talking.box],
    onclose: () => {
      deaf();
      talks.read(false);
    },
  });
  talking.enter();
  talks.read(true);
}
