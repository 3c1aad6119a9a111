// What stands under every list of verdicts: whose they are, and the ways from there.

import { el, icon } from "./dom.js";
import { NB } from "./words.js";

/** @param {string} second where a second opinion is asked for, "" where none is
 * @param {string} [kind] a class of its own */
export function judgedBy(second, kind = "") {
  return el(
    "p",
    { class: `notice ${kind}`.trim() },
    icon("i-info"),
    el(
      "span",
      {},
      `Avis automatique${NB}: seul le jury décide. `,
      el("a", { href: "/aide/modele" }, "Comment les avis sont faits"),
      ...(second ? [" · ", el("a", { href: second }, "Second avis")] : []),
    ),
  );
}
