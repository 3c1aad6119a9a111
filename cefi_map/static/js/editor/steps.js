/** The six stages beside the map: official wording, questions, what the jury expects, verdicts; « + » adds an idea there. */

import { mainBranch } from "../mindmap/model.js";
import { el, icon, late, sign } from "../ui/dom.js";
import { NB, official, PLURALS, quoted, VERDICTS } from "../ui/words.js";

import { rowOf } from "./stage-row.js";

/**
 * @typedef {import("./state.js").VerdictName} VerdictName
 * @typedef {import("./ready.js").Stage} Stage
 * @typedef {Pick<import("./app.js").App, "state" | "afterPaint" | "phone" | "dialogs" | "canvas" | "boot" | "stages"
 *   | "isPhone" | "goTo" | "views" | "toast" | "act">} Given
 */

const ORDER = /** @type {VerdictName[]} */ (Object.keys(VERDICTS));

export class Steps {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {number | null} */
    this.opened = null; // a stage’s number; 0 when all are closed
    this.last = 0; // the stage of the node chosen before
    /** @type {string | null} */
    this.shown = null; // what the list was made from
    this.list = el("ol", { class: "steps" });
    this.panel = el("nav", { class: "side left", "aria-label": "Étapes de la méthodologie" });
    this.mapping = el(
      "button",
      { class: "link map-stages", onclick: () => app.dialogs.stages() },
      "Relier les branches aux étapes",
    );
    this.pills = el("nav", { class: "pills", "aria-label": "Étapes et branches" });
    const later = late(() => this.update());
    for (const name of /** @type {const} */ (["report", "choose", "change"])) app.state.on(name, later);
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
      this.mapping,
    );
  }

  /** The stage of the chosen node, as a number, or 0. */
  get current() {
    return this.app.canvas.byKey.get(this.app.state.key)?.stage || 0;
  }

  /** The key of the main branch that holds the chosen node, "" at the centre. */
  get branch() {
    return mainBranch(this.app.state.node)?.key ?? "";
  }

  update() {
    const current = this.current;
    if (current && current !== this.last && this.opened !== null) this.opened = current;
    if (this.opened === null)
      this.opened = current || this.app.boot.stages.find((one) => !this.app.stages.present(one.id))?.number || 1;
    this.last = current;
    const branch = this.branch;
    const shown = JSON.stringify([
      this.opened,
      current,
      branch,
      this.app.phone?.isWhole,
      this.app.state.map.root.children.map(({ key, text }) => [key, text]),
      this.app.boot.stages.map(({ id }) => this.app.stages.branches(id)),
      this.app.boot.stages.map(({ id }) => [this.app.stages.state(id), this.app.stages.verdicts(id)]),
    ]);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = this.list.contains(document.activeElement) && document.activeElement?.getAttribute("data-focus");
    this.list.replaceChildren(...this.app.boot.stages.map((stage) => this.step(stage)));
    this.mapping.hidden = this.app.boot.stages.every(({ id }) => this.app.stages.branches(id).length);
    if (focused) /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-focus="${focused}"]`))?.focus();
    this.pills.replaceChildren(...rowOf(this.app, branch));
    this.center(this.pills.querySelector("[aria-current]"));
  }

  /** Brings a pill to the middle of its row; the page, which may be scrolled to a node, stays.
   * @param {Element | null} pill */
  center(pill) {
    if (!pill) return;
    const { left, width } = pill.getBoundingClientRect();
    const row = this.pills.getBoundingClientRect();
    this.pills.scrollLeft += left + width / 2 - (row.left + row.width / 2);
  }

  /** Opens a stage by its number, where there is such a one.
   * @param {number} number */
  open(number) {
    const stage = this.app.boot.stages.find((one) => one.number === number);
    if (!stage) return;
    this.turn(number);
    this.goTo(stage);
  }

  /** @param {Stage} stage */
  step(stage) {
    const open = stage.number === this.opened;
    const verdicts = this.app.stages.verdicts(stage.id);
    const present = this.app.stages.present(stage.id);
    const head = el(
      "button",
      {
        class: "head",
        "aria-expanded": String(open),
        "data-focus": `s${stage.number}`,
        onclick: ({ detail }) => {
          if (open && !detail) return this.turn(0);
          this.turn(stage.number);
          this.goTo(stage);
          // who clicks writes on where the map shows them; who comes by keys stays in the panel
          if (detail && this.app.views.current === "carte") this.app.views.focusMap();
        },
      },
      el("span", { class: present ? "disc" : "disc open" }, String(stage.number)),
      el("b", {}, stage.name),
      present
        ? el(
            "span",
            {
              class: "signs",
              role: "img",
              "aria-label": `${this.app.stages.word(stage.id)}, ${spokenCount(verdicts)}`,
              title: spokenCount(verdicts),
            },
            ...verdicts.map((name) => sign(name, "", "sm")),
          )
        : el("span", { class: "meta" }, this.app.stages.word(stage.id)),
    );
    const parts = open ? [this.closer(stage), this.body(stage)] : [];
    return el("li", { class: `step st${stage.number}${open ? " now" : ""}` }, head, ...parts);
  }

  /** The keyboard then stands on the stage that is closed.
   * @param {Stage} stage */
  closer({ name, number }) {
    const label = `Replier ${quoted(name)}`;
    const about = { title: "Replier", "aria-label": label, "data-focus": `s${number}`, onclick: () => this.turn(0) };
    return el("button", { class: "btn icon quiet sm closer", ...about }, icon("i-down", "i sm"));
  }

  /** Shows what one stage says, or that of none, by its number; where one was led a moment ago opens no other.
   * @param {number} number */
  turn(number) {
    this.opened = number;
    this.last = this.current;
    this.shown = null;
    this.update();
  }

  /** @param {Stage} stage */
  body(stage) {
    const { state, stages } = this.app;
    const message = stages.finding(stage.id)?.message;
    const [key] = stages.branches(stage.id);
    const place = quoted(key ? state.map.get(key).text : stage.name);
    return el(
      "div",
      { class: "body" },
      el("p", { class: "official sm" }, official(stage.text)),
      el("div", { class: "prompts" }, ...stage.questions.map((question, i) => this.prompt(stage, question, i))),
      message ? el("p", { class: "meta" }, message) : null,
      el(
        "p",
        { class: "meta" },
        `Un + ajoute un nœud, une case de la carte, sous ${place}. La question ne s’imprime pas.`,
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

  /** @param {Stage} stage @param {import("./ready.js").Question} question @param {number} place */
  prompt({ id, number }, { requirements, short, text }, place) {
    const { stages } = this.app;
    const worst = stages.worst(requirements);
    return el(
      "button",
      {
        class: "prompt",
        "data-focus": `q${number}.${place}`,
        title: this.app.state.report && VERDICTS[worst],
        onclick: () => stages.add(id, short),
      },
      this.app.state.report ? sign(worst, VERDICTS[worst]) : el("span"),
      el("span", {}, text),
      icon("i-add", "i"),
    );
  }

  /** To the branch that carries the stage.
   * @param {Stage} stage */
  goTo(stage) {
    const [key] = this.app.stages.branches(stage.id);
    if (key) this.app.goTo(key, { focus: false });
    else if (this.app.isPhone) this.app.toast(`Aucune branche ne porte encore l’étape ${stage.name}.`);
  }
}

/** « 1 partiel, 3 satisfaits ».
 * @param {VerdictName[]} verdicts */
function spokenCount(verdicts) {
  return (
    ORDER.map((name) => /** @type {const} */ ([name, verdicts.filter((one) => one === name).length]))
      .filter(([, number]) => number)
      .map(([name, number]) => `${number} ${number > 1 ? PLURALS[name] : VERDICTS[name].toLowerCase()}`)
      .join(", ") || "aucun verdict"
  );
}
