/** The six stages beside the map: official wording, questions, what the jury expects, verdicts; « + » adds an idea there. */

import * as commands from "../mindmap/commands.js";
import { STAGE_TAG } from "../mindmap/model.js";
import { el, icon, late, sign } from "./dom.js";
import { verdictsOf } from "./state.js";
import { NB, VERDICTS, official } from "./words.js";

const ORDER = Object.keys(VERDICTS);
let made = 0;

export class Steps {
  constructor(app) {
    this.app = app;
    this.opened = null;
    this.list = el("ol", { class: "steps" });
    this.panel = el("nav", { class: "side left", "aria-label": "Étapes de la méthodologie" });
    this.pills = el("nav", { class: "pills", "aria-label": "Étapes" });
    const later = late(() => this.update());
    for (const name of ["report", "choose", "change"]) app.state.on(name, later);
    app.afterPaint(() => {
      this.furnish();
      this.update();
      app.phone.refit();
    });
  }

  furnish() {
    this.panel.append(
      el("h2", {}, "Les six étapes"),
      el("p", { class: "meta" }, "Dans l’ordre qui vous convient."),
      this.list,
      el(
        "button",
        { type: "button", class: "link map-stages", onclick: () => this.app.dialogs.stages() },
        "Quelle branche porte quelle étape\u00a0?",
      ),
    );
  }

  get stages() {
    return this.app.boot.stages;
  }

  /** The stage of the chosen node, as a number, or 0. */
  get current() {
    return this.app.canvas.byKey.get(this.app.state.key)?.stage || 0;
  }

  update() {
    const current = this.current;
    if (current && current !== this.last && this.opened !== null) this.opened = current;
    if (this.opened === null) this.opened = current || this.stages.find((one) => !this.present(one.id))?.number || 1;
    this.last = current;
    const shown = JSON.stringify([
      this.opened,
      current,
      this.stages.map((one) => [this.present(one.id), this.begun(one.id), this.verdicts(one.id)]),
    ]);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    this.list.replaceChildren(...this.stages.map((stage) => this.step(stage)));
    if (focused) this.list.querySelector(`[data-focus="${focused}"]`)?.focus();
    this.pills.replaceChildren(...this.stages.map((stage) => this.pill(stage, current)));
  }

  step(stage) {
    const open = stage.number === this.opened;
    const verdicts = this.verdicts(stage.id);
    const present = this.present(stage.id);
    const head = el(
      "button",
      {
        type: "button",
        class: "head",
        "aria-expanded": String(open),
        "data-focus": `s${stage.number}`,
        onclick: () => {
          this.opened = open ? 0 : stage.number;
          this.shown = null;
          this.update();
          if (!open) this.goTo(stage);
        },
      },
      el("span", { class: present ? "disc" : "disc open" }, String(stage.number)),
      el("b", {}, stage.name),
      present
        ? el(
            "span",
            { class: "signs", role: "img", "aria-label": spokenCount(verdicts) },
            ...verdicts.map((name) => sign(name, "", "sm")),
          )
        : el("span", { class: "meta" }, this.begun(stage.id) ? "commencée" : "vide"),
    );
    return el("li", { class: `step st${stage.number}${open ? " now" : ""}` }, head, open ? this.body(stage) : null);
  }

  body(stage) {
    const message = this.finding(stage.id)?.message;
    return el(
      "div",
      { class: "body" },
      el("p", { class: "official sm" }, official(stage.text)),
      el(
        "div",
        { class: "prompts" },
        ...stage.questions.map((question, i) =>
          el(
            "button",
            {
              type: "button",
              class: "prompt",
              "data-focus": `q${stage.number}.${i}`,
              onclick: () => this.add(stage.id, question.short || question.text),
            },
            sign(this.worst(question.requirements), VERDICTS[this.worst(question.requirements)]),
            el("span", {}, question.text),
            icon("i-add", "i"),
          ),
        ),
      ),
      message ? el("p", { class: "meta" }, message) : null,
      el(
        "p",
        { class: "meta" },
        "Un + ajoute un nœud, une case de la carte, à cette étape. La question ne s’imprime pas.",
      ),
      el(
        "details",
        { class: "expects" },
        el("summary", {}, "Ce que le jury cherche"),
        el("p", {}, stage.expects),
        el("p", {}, el("b", {}, `Solide${NB}: `), stage.good),
        el("p", {}, el("b", {}, `Faible${NB}: `), stage.bad),
      ),
    );
  }

  pill(stage, current) {
    const open = stage.number === (current || this.opened);
    return el(
      "button",
      {
        type: "button",
        class: `pill st${stage.number}`,
        "aria-current": open ? "step" : null,
        "aria-label": `Étape ${stage.number}, ${stage.name}`,
        onclick: () => this.goTo(stage),
      },
      el("span", { class: this.present(stage.id) ? "disc" : "disc open" }, String(stage.number)),
      open ? el("b", {}, stage.name) : null,
    );
  }

  /** To the branch that carries the stage. */
  goTo(stage) {
    const [key] = this.branches(stage.id);
    if (key) this.app.goTo(key, { focus: false });
    else if (this.app.isPhone) this.app.say(`Aucune branche ne porte encore l’étape ${stage.name}.`);
  }

  /** A new empty idea in the stage's branch, for a question; the branch too when it is not there. */
  add(id, question = "") {
    const { app } = this;
    const stage = this.stages.find((one) => one.id === id);
    if (!stage) {
      app.act("child");
      return;
    }
    const merge = `step:${++made}`;
    const [key] = this.branches(id);
    app.state.run(
      `ajout dans l’étape ${stage.name}`,
      (t) => {
        let branch = key && t.map.get(key);
        if (!branch) {
          const [fresh] = commands.addChild(t, t.map.root, {
            text: stage.name,
            index: this.place(stage.number),
            data: { attributes: [[STAGE_TAG, id]] },
          });
          branch = t.map.get(fresh);
        }
        return commands.addChild(t, branch);
      },
      { merge },
    );
    app.write(app.state.node, merge);
    app.entry.ask(question);
  }

  /** Where a new branch of that stage goes among the branches of level 1: after the one of the stage before. */
  place(number) {
    const { root } = this.app.state.map;
    for (let before = number - 1; before > 0; before--) {
      const [key] = this.branches(`E${before}`);
      const at = key ? root.children.findIndex((one) => one.key === key) : -1;
      if (at >= 0) return at + 1;
    }
    return number === 1 ? 0 : root.children.length;
  }

  branches(id) {
    return [...this.app.state.stages]
      .filter(([key, stages]) => stages.includes(Number(id[1])) && this.app.state.map.has(key))
      .map(([key]) => key);
  }

  finding(id) {
    return this.app.state.report?.stages.find((one) => one.id === id);
  }

  present(id) {
    return Boolean(this.finding(id)?.present);
  }

  /** Whether something is written in a branch of the stage, be it too little to count. */
  begun(id) {
    return this.branches(id).some((key) => this.app.state.map.get(key).children.some((node) => node.text.trim()));
  }

  verdicts(id) {
    const mine = this.app.boot.requirements.filter((one) => one.stages[0] === id).map((one) => one.id);
    return (this.app.state.report?.requirements || []).filter((one) => mine.includes(one.id)).map((one) => one.verdict);
  }

  worst(ids) {
    const { report } = this.app.state;
    const found = (report ? verdictsOf(report) : []).filter((one) => ids.includes(one.id)).map((one) => one.verdict);
    return ORDER.find((name) => found.includes(name)) || "absent";
  }
}

/** « 1 partiel, 3 satisfaits ». */
function spokenCount(verdicts) {
  return (
    ORDER.map((name) => [name, verdicts.filter((one) => one === name).length])
      .filter(([, number]) => number)
      .map(([name, number]) => `${number} ${VERDICTS[name].toLowerCase()}`)
      .join(", ") || "aucun verdict"
  );
}
