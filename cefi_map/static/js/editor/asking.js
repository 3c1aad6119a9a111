/** What was not found, asked: up to three nodes that might show it; one press ties one, « Aucun » is remembered. */

import * as commands from "../mindmap/commands.js";
import { numberOf } from "../mindmap/model.js";
import { el } from "../ui/dom.js";
import { NB, quoted } from "../ui/words.js";

/**
 * @typedef {import("./state.js").Verdict} Verdict
 * @typedef {Pick<import("./app.js").App, "state" | "say" | "canvas" | "goTo" | "requirement">} Given
 */

/** The question under a verdict; null where no node is left to ask about.
 * @param {Given} app @param {Verdict} verdict */
export function questionOf(app, { id, candidates = [] }) {
  const { map } = app.state;
  const asked = candidates.filter((one) => map.has(one.node) && !map.get(one.node).denied.includes(id));
  if (!asked.length) return null;
  const place = el(
    "div",
    { class: "ask", role: "group", "aria-label": `Ce qui pourrait montrer ${id}` },
    el("p", { class: "label-sm" }, `Est-ce l’un de ces nœuds${NB}?`),
    el("ul", {}, ...asked.map((one) => el("li", {}, ...choice(app, id, one.node, one.text)))),
    el(
      "button",
      { class: "link", onclick: () => none() },
      asked.length > 1 ? "Aucun de ceux-là" : "Non, ce n’est pas lui",
    ),
  );
  return place;

  function none() {
    app.state.run("réponse à une question", (t) => asked.flatMap((one) => commands.deny(t, map.get(one.node), id)));
    app.say(`Noté${NB}: ${id} n’est pas dans ces nœuds. Ctrl+Z revient en arrière.`);
    place.closest("details")?.querySelector("summary")?.focus({ preventScroll: true });
    place.remove();
  }
}

/** @param {Given} app @param {string} id @param {string} key @param {string} text */
function choice(app, id, key, text) {
  const node = app.state.map.get(key);
  const stage = app.canvas.byKey.get(key)?.stage;
  const shown = quoted(text || node.text, 80);
  return [
    el(
      "button",
      {
        class: `chip weak${stage ? ` st${stage}` : ""}`,
        onclick: () => app.goTo(key),
        onpointerenter: () => app.canvas.glance(key),
        onpointerleave: () => app.canvas.glance(null),
        onfocus: () => app.canvas.reveal(key),
      },
      el("span", { class: "n" }, numberOf(node)),
      el("span", {}, shown),
    ),
    el(
      "button",
      {
        class: "btn sm",
        "aria-label": `C’est lui, ${shown}${NB}: relier ce nœud à ${id}`,
        onclick: () => {
          app.state.run("lien au critère", (t) => commands.tie(t, node, id, ""));
          app.say(`Nœud relié à ${id}, ${app.requirement(id).title}.`);
        },
      },
      "C’est lui",
    ),
  ];
}
