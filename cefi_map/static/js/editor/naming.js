/** What a node is called for those who do not see it: « 3.1.3, l’abattoir et le granitier, étape 3, note, preuve de C5 ». */

import { numberOf } from "../mindmap/model.js";
import { NB, short } from "../ui/words.js";

/** The spoken name of a node. `stage` is 0 to 6; `proofs` the requirements it shows.
 * @param {import("../mindmap/model.js").Node} node @param {number} stage @param {string[]} [proofs] */
export function nameOf(node, stage, proofs = []) {
  const parts = [numberOf(node), short(node.text, 200) || "sans texte"];
  if (stage) parts.push(`étape${NB}${stage}`);
  if (node.data.icons.length) parts.push(node.data.icons.length > 1 ? "icônes" : "icône");
  if (node.data.note.length) parts.push("note");
  if (node.data.link) parts.push("lien");
  if (proofs.length) parts.push(`preuve de ${proofs.join(", ")}`);
  return parts.filter(Boolean).join(", ");
}
