/** What ties the map to the exam: a node to a criterion, the stage of a branch, and of all branches of an imported map. */

import * as commands from "../../mindmap/commands.js";
import { branchSize, numberOf, STAGE_TAG } from "../../mindmap/model.js";
import { field, openDialog, select } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { count, NB, short } from "../../ui/words.js";

/**
 * @typedef {import("../../mindmap/model.js").Node} Node
 * @typedef {Pick<import("../app.js").App, "state" | "boot" | "say" | "requirement">} Given
 */

/** Ties the chosen node to a requirement, with a reason: the one that is asked for or open in the panel, else none yet.
 * @param {Given} app @param {string | null} [id] */
export function claim(app, id = app.state.opened) {
  const { node } = app.state;
  const known = app.boot.requirements.filter((one) => one.criterion).map((one) => [one.id, `${one.id} · ${one.title}`]);
  const choice = select("id", [["", "Choisissez un critère"], ...known], id || "");
  const reason = el("textarea", { class: "field", name: "reason", rows: 2, maxlength: 500 });
  const fill = () => {
    const tied = node.claims.find((one) => one.id === choice.value);
    if (tied) reason.value = tied.reason;
  };
  choice.required = true;
  choice.addEventListener("change", fill);
  fill();
  openDialog({
    title: "Relier à un critère",
    body: [
      el("p", {}, el("b", {}, `${numberOf(node)} «${NB}${short(node.text, 60)}${NB}»`)),
      el(
        "p",
        { class: "meta" },
        `Relier dit que ce nœud répond à un critère${NB}: le verdict l’y lit, votre formateur voit ce lien et sa raison.`,
      ),
      ties(app, node, choice),
      field("Critère", choice),
      field("En quoi ce nœud y répond", reason, "Une phrase suffit. Ce lien ne remplace pas un argument écrit."),
    ],
    save: {
      label: "Relier",
      run: () => {
        const tied = choice.value;
        app.state.run("lien au critère", (t) => commands.tie(t, node, tied, reason.value.replace(/\s+/g, " ").trim()));
        app.say(`Nœud relié à ${tied}, ${app.requirement(tied).title}.`);
      },
    },
  });
}

/** The ties a node has, each with the way to take it away; null where it has none.
 * @param {Given} app @param {Node} node @param {HTMLElement} choice */
function ties(app, node, choice) {
  if (!node.claims.length) return null;
  const rows = node.claims.map(({ id, reason }) => {
    const detach = () => {
      app.state.run("lien au critère retiré", (t) => commands.tie(t, node, id, null));
      app.say(`Nœud détaché de ${id}.`);
      (node.claims.length ? row : list).remove();
      choice.focus();
    };
    const told = `${id} ${app.requirement(id).title}${reason && `${NB}: ${reason}`}`;
    const off = { class: "btn sm", "aria-label": `Détacher ${id}`, onclick: detach };
    const row = el("li", { class: "row" }, el("span", { class: "grow" }, told), el("button", off, "Détacher"));
    return row;
  });
  const list = el("ul", { class: "ties", "aria-label": "Critères reliés à ce nœud" }, ...rows);
  return list;
}

/** The stages of one branch.
 * @param {Given} app */
export function stage(app) {
  const { node } = app.state;
  const boxes = stageBoxes(app, node, "stage");
  openDialog({
    title: "Étape de cette branche",
    body: [el("p", {}, `«${NB}${short(node.text, 60)}${NB}». Rien n’est renommé ni déplacé.`), boxes],
    save: {
      label: "Confirmer",
      run: (/** @type {FormData} */ data) => {
        app.state.run("étape de la branche", (t) =>
          commands.retag(t, node, STAGE_TAG, data.getAll("stage").map(String)),
        );
      },
    },
  });
}

/** For every main branch, the stages it carries: recognised, to confirm or correct.
 * @param {Given} app */
export function stages(app) {
  const { state } = app;
  const rows = state.map.root.children.map((node) => {
    const recognised = (state.stages.get(node.key) || []).length > 0;
    return el(
      "li",
      { class: recognised ? "br" : "br ask" },
      el(
        "div",
        {},
        el("b", {}, short(node.text, 90)),
        el("p", { class: "meta" }, `${count(branchSize(node), "nœud")}${examples(node)}`),
      ),
      stageBoxes(app, node, node.key),
    );
  });
  openDialog({
    title: "Relier les branches aux étapes",
    wide: true,
    body: [
      el(
        "p",
        {},
        "Rien n’est déplacé ni renommé. Une branche peut porter plusieurs étapes, et une étape plusieurs branches.",
      ),
      el("ol", { class: "brs" }, ...rows),
    ],
    save: {
      label: "Confirmer",
      run: (/** @type {FormData} */ data) => {
        state.run("étapes des branches", (t) => {
          for (const node of state.map.root.children) {
            const wanted = data.getAll(node.key).map(String);
            if (wanted.join() !== node.stageTags.join()) commands.retag(t, node, STAGE_TAG, wanted);
          }
        });
        app.say("Étapes confirmées.");
      },
    },
  });
}

/** @param {Given} app @param {Node} node @param {string} name */
function stageBoxes(app, node, name) {
  const carried = (app.state.stages.get(node.key) || []).map((number) => `E${number}`);
  return el(
    "fieldset",
    { class: "stage-boxes" },
    el("legend", { class: "vh" }, `Étapes portées par ${short(node.text, 60)}`),
    ...app.boot.stages.map((one) =>
      el(
        "label",
        { class: `st${one.number}` },
        el("input", { type: "checkbox", name, value: one.id, checked: carried.includes(one.id) }),
        el("span", { class: "disc" }, String(one.number)),
        one.name,
      ),
    ),
  );
}

/** @param {Node} node */
function examples(node) {
  const titles = node.children.slice(0, 3).map((child) => `«${NB}${short(child.text, 40)}${NB}»`);
  return titles.length ? `${NB}: ${titles.join(", ")}` : "";
}
