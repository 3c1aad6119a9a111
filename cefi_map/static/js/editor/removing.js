/** Taking the chosen branches away, said with the way back. */

import * as commands from "../mindmap/commands.js";
import { branchSize } from "../mindmap/model.js";
import { count, quoted } from "../ui/words.js";

/** Deletes the chosen branches and offers to take it back; `gone` says how they went.
 * @param {Pick<import("./app.js").App, "state" | "toast">} app */
export function remove(app, gone = "supprimé") {
  const { state } = app;
  const tops = state.tops;
  const size = tops.reduce((sum, node) => sum + branchSize(node), 0);
  const text =
    tops.length === 1 && size === 1
      ? `Nœud ${quoted(tops[0].text)} ${gone}.`
      : tops.length === 1
        ? `Branche ${quoted(tops[0].text)} ${gone}e, ${count(size, "nœud")}.`
        : `${count(size, `nœud ${gone}`, `nœuds ${gone}s`)}.`;
  state.run(size > 1 ? `suppression de ${count(size, "nœud")}` : "suppression d’un nœud", (t) =>
    commands.remove(t, tops),
  );
  app.toast(text, "undo");
}
