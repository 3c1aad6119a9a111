/** What ties the map to the exam: « je l’ai traité ici », the stage of a branch, and of all branches of an imported map. */

import * as commands from "../../mindmap/commands.js";
import { STAGE_TAG, branchSize, numberOf } from "../../mindmap/model.js";
import { el } from "../dom.js";
import { NB, count, short } from "../words.js";
import { field, openDialog, select } from "./dialog.js";

/** Ties the chosen node to a requirement, with a reason. */
export function claim(app, id = "") {
  const { node } = app.state;
  const options = app.boot.requirements.map((one) => [one.id, `${one.id} · ${one.title}`]);
  const reason = el("textarea", { class: "field", name: "reason", rows: 2, maxlength: 500 });
  const known = node.claims[0];
  const choice = select("id", options, id || known?.id || options[0][0]);
  reason.value = known && (!id || known.id === id) ? known.reason : "";
  const remove = node.claims.length
    ? el(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => {
            app.state.run("lien au critère retiré", (t) => commands.retag(t, node, "exigence", []));
            opened.close();
          },
        },
        "Retirer les liens de ce nœud",
      )
    : null;
  const opened = openDialog({
    title: "Je l’ai traité ici",
    body: [
      el(
        "p",
        { class: "meta" },
        "Un critère est ce que le jury vérifie. Reliez un nœud quand ses mots ne suffisent pas à montrer qu’il y répond.",
      ),
      el(
        "p",
        {},
        `Le nœud ${numberOf(node) || "central"}, «${NB}${short(node.text, 60)}${NB}», répond à ce critère. Votre formateur voit ce lien et sa raison.`,
      ),
      field("Exigence", choice),
      field("En quoi ce nœud y répond", reason, "Une phrase suffit. Ce lien ne remplace pas un argument écrit."),
      remove,
    ],
    save: {
      label: "Relier",
      run: (data) => {
        app.state.run("lien au critère", (t) =>
          tie(t, node, data.get("id"), String(data.get("reason")).replace(/\s+/g, " ").trim()),
        );
        app.say(`Nœud relié à ${data.get("id")}.`);
      },
    },
  });
}

/** The stages of one branch. */
export function stage(app) {
  const { node } = app.state;
  const boxes = stageBoxes(app, node, "stage");
  openDialog({
    title: "Étape de cette branche",
    body: [el("p", {}, `«${NB}${short(node.text, 60)}${NB}». Rien n’est renommé ni déplacé.`), boxes],
    save: {
      label: "Confirmer",
      run: (data) => {
        app.state.run("étape de la branche", (t) => commands.retag(t, node, STAGE_TAG, data.getAll("stage")));
      },
    },
  });
}

/** For every main branch, the stages it carries: recognised, to confirm or correct. */
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
    title: "Quelle branche porte quelle étape ?",
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
      run: (data) => {
        state.run("étapes des branches", (t) => {
          for (const node of state.map.root.children) {
            const wanted = data.getAll(node.key);
            if (wanted.join() !== node.stageTags.join()) commands.retag(t, node, STAGE_TAG, wanted);
          }
        });
        app.say("Étapes confirmées.");
      },
    },
  });
}

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

function examples(node) {
  const titles = node.children.slice(0, 3).map((child) => `«${NB}${short(child.text, 40)}${NB}»`);
  return titles.length ? `${NB}: ${titles.join(", ")}` : "";
}

/** Ties a node to a requirement, with a reason; the tag travels in the file as an attribute. */
function tie(t, node, id, reason) {
  const others = node.claims
    .filter((one) => one.id !== id)
    .map((one) => [one.id, one.reason].filter(Boolean).join(" "));
  return commands.retag(t, node, "exigence", [...others, [id, reason].filter(Boolean).join(" ")]);
}
