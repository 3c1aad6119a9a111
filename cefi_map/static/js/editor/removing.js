/** Taking the chosen branches away, said with the way back. */

import * as commands from "../mindmap/commands.js";
import { branchSize } from "../mindmap/model.js";
import { count, quoted } from "../ui/words.js";

/** Deletes the chosen branches and offers to take it back.
 * @param {Pick<import("./app.js").App, "state" | "toast">} app */
export function remove(app) {
  const { state } = app;
  const gone = state.tops;
  const size = gone.reduce((sum, node) => sum + branchSize(node), 0);
  const text =
    gone.length === 1 && size === 1
      ? `Nœud ${quoted(gone[0].text)} supprimé.`
      : gone.length === 1
        ? `Branche ${quoted(gone[0].text)} supprimée, ${count(size, "nœud")}.`
        : `${count(size, "nœud supprimé", "nœuds supprimés")}.`;
  state.run(size > 1 ? `suppression de ${count(size, "nœud")}` : "suppression d’un nœud", (t) =>
    commands.remove(t, gone),
  );
  app.toast(text, "undo");
}
