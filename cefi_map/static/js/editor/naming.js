/** What a node is called for those who do not see it: « 3.1.3, l’abattoir et le granitier, étape 3, note, preuve de C5 ». */

import { numberOf } from "../mindmap/model.js";
import { count, NB, quoted, short } from "../ui/words.js";
import { wordOf } from "./icons.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {object} Known What is known of a node beside what it says.
 * @property {string} number
 * @property {number} stage 0 to 6
 * @property {string[]} [proofs] the requirements that it shows
 * @property {string[]} [ties] what is said of its arrows
 * @property {number} [comments] of a trainer, not settled
 * @property {boolean} [pale] others stand out
 */

/** What an arrow with these ends is, and how it leads from its node and from its target.
 * @type {Record<import("../mindmap/model.js").Ends, [kind: string, there: string, back: string]>} */
const SAID = {
  "": ["flèche", "vers", "depuis"],
  start: ["flèche", "depuis", "vers"],
  both: ["double flèche", "avec", "avec"],
  none: ["trait", "vers", "depuis"],
};
const TIES = 4; // arrows that are told one by one

/** The spoken name of a node.
 * @param {Node} node @param {Known} known */
export function nameOf(node, { number, stage, proofs = [], ties = [], comments = 0, pale = false }) {
  const parts = [number, short(node.text, 200) || "sans texte"];
  if (stage) parts.push(`étape${NB}${stage}`);
  parts.push(...richness(node), ...ties.slice(0, TIES));
  if (ties.length > TIES) parts.push(count(ties.length - TIES, "autre flèche", "autres flèches"));
  if (proofs.length) parts.push(`preuve de ${proofs.join(", ")}`);
  if (comments) parts.push(count(comments, "commentaire"));
  if (pale) parts.push("en retrait");
  return parts.filter(Boolean).join(", ");
}

/** What a node carries beside its title, in words: « icône délai », « note », « lien ».
 * @param {Node} node */
function richness({ data }) {
  const icons = data.icons.map((name) => wordOf(name).toLowerCase());
  return [
    icons.length ? `${icons.length > 1 ? "icônes" : "icône"} ${icons.join(", ")}` : "",
    pictureSaid(data.picture),
    data.details.length ? "détails" : "",
    data.note.length ? "note" : "",
    data.link ? (data.link.startsWith("#") ? "lien vers un nœud" : "lien") : "",
  ].filter(Boolean);
}

/** « image : le plan du site ».
 * @param {import("../mindmap/model.js").Picture | null} picture */
export function pictureSaid(picture) {
  if (!picture) return "";
  const { hash, alt = "", source = "" } = picture;
  if (!hash) return `image absente${NB}: ${short(alt || fileName(source), 60)}`;
  return alt ? `image${NB}: ${short(alt, 60)}` : "image sans description";
}

/** The last part of a place beside a file.
 * @param {string} source */
function fileName(source) {
  const last = source.split(/[\\/]/).pop() || "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Key -> what is said of the arrows of a node, at both ends: « flèche « y répond » vers 5.1.2, le marché ».
 * @param {import("../mindmap/model.js").MindMap} map @returns {Map<string, string[]>} */
export function tiesOf(map) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const tell = (/** @type {Node} */ node, /** @type {string} */ said) =>
    found.set(node.key, [...(found.get(node.key) ?? []), said]);
  for (const node of map.byKey.values()) {
    for (const { target, label, ends = "" } of node.data.arrows) {
      if (!map.has(target)) continue;
      const [kind, there, back] = SAID[ends];
      const arrow = label ? `${kind} ${quoted(label)}` : kind;
      tell(node, `${arrow} ${there} ${placeNamed(map.get(target))}`);
      tell(map.get(target), `${arrow} ${back} ${placeNamed(node)}`);
    }
  }
  return found;
}

/** « 5.1.2, le marché ».
 * @param {Node} node */
function placeNamed(node) {
  return [numberOf(node) || "le centre", short(node.text, 60)].filter(Boolean).join(", ");
}
