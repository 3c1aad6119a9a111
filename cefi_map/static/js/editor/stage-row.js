/** What a narrow screen shows above the map, in one row: a disc for each stage where its branch is, the title of others. */

import { el, icon } from "../ui/dom.js";
import { short } from "../ui/words.js";

/**
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("./ready.js").Stage} Stage
 * @typedef {Pick<import("./app.js").App, "boot" | "state" | "stages" | "goTo" | "toast" | "phone" | "act">} Given
 */

/** The branches in their order, then the stages that none carries.
 * @param {Given} app @param {string} current key of the branch that one is in */
export function rowOf(app, current) {
  const { boot, state, stages } = app;
  const heads = state.map.root.children;
  const missing = boot.stages.filter(
    ({ id }) => !stages.branches(id).some((key) => heads.some((one) => one.key === key)),
  );
  const isWhole = app.phone.isOn && app.phone.isWhole;
  return [
    wholePill(app, isWhole),
    ...heads.map((head) => branchPill(app, head, head.key === current && !isWhole)),
    ...missing.map((stage) => missingPill(app, stage)),
  ];
}

/** @param {Given} app @param {boolean} isCurrent */
function wholePill(app, isCurrent) {
  const about = { "aria-current": isCurrent ? "true" : null, title: "Toute la carte" };
  return el("button", { class: "pill", ...about, onclick: () => app.act("fit") }, icon("i-fit"));
}

/** Its disc says enough where it alone carries its stage.
 * @param {Given} app @param {Node} head @param {boolean} isCurrent */
function branchPill(app, head, isCurrent) {
  const mine = app.boot.stages.filter(({ id }) => app.stages.branches(id).includes(head.key));
  const isAlone = mine.length === 1 && app.stages.branches(mine[0].id).length === 1;
  const title = short(head.text, 22) || "Sans titre";
  const said = mine.map((stage) => told(app, stage)).join(", ");
  return pill(app, mine, {
    name: isAlone ? mine[0].name : title,
    isShort: isAlone && !isCurrent,
    isCurrent,
    label: isAlone ? said : [title, said].filter(Boolean).join(", "),
    key: head.key,
    go: () => app.goTo(head.key, { focus: false }),
  });
}

/** A stage without a branch may stand deeper in the map; else it is said.
 * @param {Given} app @param {Stage} stage */
function missingPill(app, stage) {
  const [key] = app.stages.branches(stage.id);
  const go = () => {
    if (key) app.goTo(key, { focus: false });
    else app.toast(`Aucune branche ne porte encore l’étape ${stage.name}.`);
  };
  return pill(app, [stage], { name: stage.name, isShort: true, isCurrent: false, label: told(app, stage), go });
}

/** @param {Given} app @param {Stage} stage */
function told(app, stage) {
  return [`Étape ${stage.number}`, stage.name, app.stages.word(stage.id)].filter(Boolean).join(", ");
}

/** @param {Given} app @param {Stage[]} stages
 * @param {{name: string, isShort: boolean, isCurrent: boolean, label: string, go: () => void, key?: string}} what `key`:
 *   of its branch, which takes what is dropped there */
function pill(app, stages, { name, isShort, isCurrent, label, go, key }) {
  const discs = stages.map(({ id, number }) =>
    el("span", { class: app.stages.present(id) ? "disc" : "disc open" }, String(number)),
  );
  const look = `pill${stages.length ? ` st${stages[0].number}` : " bare"}`;
  const state = { "aria-current": isCurrent ? "step" : null, "aria-label": label, "data-branch": key };
  return el("button", { class: look, ...state, onclick: go }, ...discs, isShort ? null : el("b", {}, name));
}
