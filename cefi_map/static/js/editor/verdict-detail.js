/** One requirement, opened: its official text, why its verdict, what to write next, the nodes that show it. */

import { numberOf } from "../mindmap/model.js";
import { el, icon } from "../ui/dom.js";
import { nextLabel, official, quoted, short, tied, verdictWord } from "../ui/words.js";
import { questionOf } from "./asking.js";

/**
 * @typedef {import("./state.js").Verdict} Verdict
 * @typedef {import("./ready.js").Requirement} Requirement
 * @typedef {Pick<import("./app.js").App, "dialogs" | "urls" | "state" | "goTo" | "act" | "stages" | "canvas"
 *   | "say" | "requirement">} Given
 */

/** What opens under a requirement; `centre`: sentences of the centre that reads it its own way; `remarks`: what is
 * remarked beside it.
 * @param {Given} app @param {Verdict} verdict @param {Requirement} requirement @param {string[]} centre
 * @param {string[]} remarks */
export function detailOf(app, verdict, requirement, centre, remarks) {
  const parts = [
    el(
      "div",
      {},
      el("p", { class: "official" }, official(requirement.text)),
      el("span", { class: "cite" }, `Texte officiel, bloc 3${verdict.criterion.replace("C", ", critère ")}`),
    ),
    el("p", { class: "why" }, el("b", {}, `${verdictWord(verdict)}. `), verdict.message),
    ...remarks.map((said) => el("p", { class: "meta" }, tied(said))),
    ...centre.map((said) => el("p", { class: "local" }, said)),
  ];
  if (verdict.fix) {
    parts.push(
      el(
        "div",
        { class: "next" },
        el("span", { class: "label" }, nextLabel(verdict.verdict)),
        el("span", {}, verdict.fix),
        el("div", { class: "row wrap" }, mainButton(app, verdict, requirement)),
      ),
    );
  }
  if (verdict.evidence.length) parts.push(chips(app, "Ce qui le montre", verdict.evidence, false));
  if (verdict.weak?.length) parts.push(chips(app, "Cité sans suffire", verdict.weak, true));
  const asked = questionOf(app, verdict);
  if (asked) parts.push(asked);
  parts.push(
    el(
      "div",
      { class: "row wrap" },
      verdict.criterion &&
        el("button", { class: "link", onclick: () => app.dialogs.claim(verdict.id) }, "Relier le nœud choisi"),
      el("span", { class: "grow" }),
      el(
        "a",
        { href: `${app.urls.rules}${verdict.id}`, "aria-label": `Comprendre ${verdict.id}, ${requirement.title}` },
        `Comprendre ${verdict.id}`,
      ),
    ),
  );
  return el("div", { class: "detail" }, ...parts);
}

/** @type {Record<"under" | "beside" | "title", [words: string, action: string]>} */
const AT = {
  under: ["Écrire sous", "child"],
  beside: ["Écrire à côté de", "sibling"],
  title: ["Réécrire", "rename"],
};

/** The next thing to write, where the advice says: at the node that it names, else in a branch of the stage.
 * @param {Given} app @param {Verdict} verdict @param {Requirement} requirement */
function mainButton(app, { id, spot }, { stages }) {
  const named = spot && app.state.map.has(spot.node) ? app.state.map.get(spot.node) : null;
  const [words, action] = spot ? AT[spot.where] : ["", ""];
  return el(
    "button",
    {
      class: "btn main sm",
      onclick: () => {
        if (named && app.state.map.has(named.key)) {
          app.goTo(named.key);
          app.act(action);
        } else app.stages.answer(id, stages);
      },
    },
    icon("i-child"),
    named ? `${words} ${quoted(named.text, 24)}` : "Écrire l’idée",
  );
}

/** @param {Given} app @param {string} title @param {import("./state.js").Evidence[]} items @param {boolean} weak */
function chips(app, title, items, weak) {
  const { state } = app;
  const rows = items
    .filter((one) => state.map.has(one.node))
    .map((one) => {
      const node = state.map.get(one.node);
      const stage = app.canvas.byKey.get(one.node)?.stage;
      const words = tied(short(one.text || node.text, 80));
      return el(
        "button",
        {
          class: `chip${stage ? ` st${stage}` : ""}${weak ? " weak" : ""}`,
          onclick: () => app.goTo(one.node),
          onpointerenter: () => app.canvas.glance(one.node),
          onpointerleave: () => app.canvas.glance(null),
          onfocus: () => app.canvas.reveal(one.node),
        },
        el("span", { class: "n" }, numberOf(node)),
        el("span", {}, weak ? words : el("mark", {}, words)),
        one.where === "note" || one.where === "details" ? icon("i-note", "i") : el("span", {}),
      );
    });
  return el("div", {}, el("p", { class: "label-sm" }, title), el("div", { class: "chips" }, ...rows));
}
