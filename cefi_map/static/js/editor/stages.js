/** What is known of each stage: its branches, its verdicts, its state; and a new idea there. */

import * as commands from "../mindmap/commands.js";
import { allAbove, STAGE_TAG } from "../mindmap/model.js";
import { VERDICTS } from "../ui/words.js";
import { verdictsOf } from "./state.js";

/**
 * @typedef {import("./state.js").VerdictName} VerdictName
 * @typedef {Pick<import("./app.js").App, "boot" | "state" | "act" | "write" | "entry" | "ghosts" | "canvas">} Given
 */

const ORDER = /** @type {VerdictName[]} */ (Object.keys(VERDICTS));
let made = 0;

export class Stages {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
  }

  /** A new empty idea in the stage's branch, for a question; the branch too when it is not there.
   * @param {string} id @param {string} [question] */
  add(id, question = "") {
    const { app } = this;
    const stage = app.boot.stages.find((one) => one.id === id);
    if (!stage) {
      app.act("child");
      return;
    }
    const merge = `step:${++made}`;
    app.ghosts.take(question, app.state.report, () => {
      this.insert(stage, merge);
      return app.state.key;
    });
    app.write(app.state.node, { fresh: merge });
    app.entry.ask(question);
  }

  /** @param {import("./ready.js").Stage} stage @param {string} merge */
  insert({ id, name, number }, merge) {
    const [key] = this.branches(id);
    this.app.state.run(
      `ajout dans l’étape ${name}`,
      (t) => {
        let branch = key && t.map.get(key);
        if (!branch) {
          const [fresh] = commands.addChild(t, t.map.root, {
            text: name,
            index: this.place(number),
            data: { attributes: [[STAGE_TAG, id]] },
          });
          branch = t.map.get(fresh);
        }
        return commands.addChild(t, branch);
      },
      { merge },
    );
  }

  /** A new idea for a requirement, under its question, in the first of its stages that has a branch.
   * @param {string} requirement @param {string[]} ids */
  answer(requirement, ids) {
    const id = ids.find((one) => this.branches(one).length) || ids[0];
    const stage = this.app.boot.stages.find((one) => one.id === id);
    this.add(id, stage?.questions.find((one) => one.requirements.includes(requirement))?.short);
  }

  /** Where a new branch of that stage goes among the branches of level 1: after the one of the stage before.
   * @param {number} number */
  place(number) {
    const { root } = this.app.state.map;
    for (let before = number - 1; before > 0; before--) {
      const [key] = this.branches(`E${before}`);
      const at = key ? root.children.findIndex((one) => one.key === key) : -1;
      if (at >= 0) return at + 1;
    }
    return number === 1 ? 0 : root.children.length;
  }

  /** The branches that carry the stage, else the nodes in which it was recognised; the nearest to the centre first.
   * @param {string} id */
  branches(id) {
    const { map, stages } = this.app.state;
    const found = [...stages].filter(([, numbers]) => numbers.includes(Number(id[1]))).map(([key]) => key);
    const there = (found.length ? found : this.finding(id)?.branches || []).filter((key) => map.has(key));
    const depth = (/** @type {string} */ key) => allAbove(map.get(key)).length;
    return there.sort((a, b) => depth(a) - depth(b));
  }

  /** @param {string} id */
  finding(id) {
    return this.app.state.report?.stages.find((one) => one.id === id);
  }

  /** What the validator said of it last: `vide`, `commencee` or `presente`.
   * @param {string} id */
  state(id) {
    return this.finding(id)?.state || "vide";
  }

  /** @param {string} id */
  present(id) {
    return this.state(id) === "presente";
  }

  /** « commencée », "" while nothing is said of it.
   * @param {string} id */
  word(id) {
    if (!this.app.state.report) return "";
    return this.app.boot.states[this.state(id)].toLowerCase();
  }

  /** @param {string} id */
  verdicts(id) {
    const mine = this.app.boot.requirements.filter((one) => one.stages[0] === id).map((one) => one.id);
    return (this.app.state.report?.requirements || []).filter((one) => mine.includes(one.id)).map((one) => one.verdict);
  }

  /** @param {string[]} ids */
  worst(ids) {
    const { report } = this.app.state;
    const found = (report ? verdictsOf(report) : []).filter((one) => ids.includes(one.id)).map((one) => one.verdict);
    return ORDER.find((name) => found.includes(name)) || "absent";
  }
}
