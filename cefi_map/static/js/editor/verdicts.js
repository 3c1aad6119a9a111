/** The verdicts beside the map, fresh after each save: why, what to write next, the nodes that show it. */

import { allAbove } from "../mindmap/model.js";
import { predating } from "../remote/status.js";
import { el, renew, sign } from "../ui/dom.js";
import { judgedBy } from "../ui/judged.js";
import { briefWord, count, NB, PLURALS, tied, VERDICTS, verdictWord } from "../ui/words.js";
import { revealSome } from "./sight.js";
import { verdictsOf } from "./state.js";
import { detailOf } from "./verdict-detail.js";

/**
 * @typedef {import("./state.js").VerdictName} VerdictName
 * @typedef {import("./state.js").Verdict} Verdict
 * @typedef {import("./state.js").Report} Report
 * @typedef {{details: HTMLDetailsElement, text: string, verdict: VerdictName}} Row `text`: what it was made from.
 * @typedef {import("./verdict-detail.js").Given & Pick<import("./app.js").App, "afterPaint" | "boot" | "requirement"
 *   | "requirements" | "onnext" | "showPanel" | "say">} Given
 */

const ORDER = /** @type {VerdictName[]} */ (Object.keys(VERDICTS));
const TEMPLATE_NODES = 8; // the six stages and a first try: nothing yet is normal; in a larger map it is not
const UNMAPPED = 12; // nodes from which a map without any stage was drawn elsewhere

export class Verdicts {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<string, Row>} */
    this.rows = new Map(); // by requirement
    /** @type {VerdictName | null} */
    this.filter = null;
    /** @type {(() => void) | null} */
    this.awaited = null; // opens the requirement that was to open before anything was said of it
    /** @type {Map<VerdictName, HTMLButtonElement>} */
    this.counters = new Map();
    this.list = el("div", { class: "rows" });
    this.tally = el("div", { class: "tally", role: "group", "aria-label": "Filtrer par verdict" });
    this.lead = el("p", { class: "soft emp" });
    this.todo = el("p", { class: "todo" });
    this.remarks = el("details", { class: "asides", hidden: true });
    this.panel = el("aside", {
      class: "side right",
      "aria-label": "Verdicts",
      id: "verdicts",
      tabindex: -1,
      onkeydown: ({ key }) => key === "Escape" && app.goTo(app.state.key),
    });
    app.state.on("report", () => this.update());
    app.afterPaint(() => {
      this.furnish();
      this.update();
    });
  }

  furnish() {
    this.panel.append(
      el(
        "div",
        { class: "panel-head" },
        el("h2", {}, "Ce que montre la carte"),
        el("p", { class: "meta" }, tied(this.app.boot.codes)),
        this.lead,
        this.tally,
        predating("Ces verdicts"),
        this.todo,
      ),
      this.list,
      this.remarks,
      judgedBy(this.app.boot.urls.second),
    );
  }

  update() {
    const { report, wanting } = this.app.state;
    if (!report) {
      this.lack(wanting);
      return;
    }
    const before = new Map([...this.rows].map(([id, row]) => [id, row.verdict]));
    const blank = report.nodes <= TEMPLATE_NODES && report.requirements.every((one) => one.verdict === "absent");
    this.list.classList.toggle("first", blank);
    this.lead.textContent = blank
      ? "Rien encore, et c’est normal. Chaque ligne s’éclaire dès qu’un nœud, une case de la carte, y répond."
      : wanting;
    this.lead.hidden = !blank && !wanting;
    for (const verdict of this.asked(report)) this.row(verdict, readings(report, verdict), remarked(report, verdict));
    this.count(report, blank);
    this.point(report);
    this.remark(report);
    this.tellChanges(before, report);
    if (this.awaited && document.activeElement === document.body) this.awaited();
  }

  /** Nothing is said yet.
   * @param {string} wanting why, where it does not come by itself */
  lack(wanting) {
    this.tally.hidden = true;
    this.lead.textContent = wanting || "Avis en cours. La carte s’écrit comme d’habitude.";
  }

  /** What a map is judged on, C1 to C11, then the candidate's own part.
   * @param {Report} report */
  asked(report) {
    return verdictsOf(report).filter(({ id }) => this.app.requirements.has(id));
  }

  /** @param {Verdict} verdict @param {string[]} centre @param {string[]} remarks */
  row(verdict, centre, remarks) {
    const text = JSON.stringify([verdict, centre, remarks]);
    const known = this.rows.get(verdict.id);
    if (known?.text === text) return;
    const requirement = this.app.requirement(verdict.id);
    const details =
      known?.details ||
      el("details", { name: "exigence", "data-id": verdict.id, ontoggle: () => this.toggled(verdict.id) });
    details.className = `req ${verdict.verdict}`;
    renew(
      details,
      el(
        "summary",
        {},
        sign(verdict.verdict),
        el("span", { class: "id" }, verdict.id),
        el("span", { class: "title" }, requirement.title),
        el("span", { class: "word" }, briefWord(verdict)),
      ),
      detailOf(this.app, verdict, requirement, centre, remarks),
    );
    if (!known) this.list.append(details);
    this.rows.set(verdict.id, { details, text, verdict: verdict.verdict });
  }

  /** The counters are filters: what stands in the list keeps its place, C1 to C11.
   * @param {Report} report @param {boolean} blank */
  count(report, blank) {
    this.tally.hidden = blank;
    const counts = new Map(ORDER.map((name) => [name, 0]));
    for (const { verdict } of this.asked(report)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (this.filter && !counts.get(this.filter)) this.filter = null;
    for (const [name, number] of counts) this.counter(name, number);
    this.apply();
  }

  /** @param {VerdictName} name @param {number} number */
  counter(name, number) {
    const button = this.counters.get(name) ?? this.addCounter(name);
    button.disabled = !number;
    button.setAttribute("aria-pressed", String(this.filter === name));
    const word = number > 1 ? PLURALS[name] : VERDICTS[name].toLowerCase();
    button.replaceChildren(sign(name), el("b", { class: "num" }, String(number)), ` ${word}`);
  }

  /** @param {VerdictName} name */
  addCounter(name) {
    const made = el("button", { onclick: () => this.only(this.filter === name ? null : name) });
    this.counters.set(name, made);
    this.tally.append(made);
    return made;
  }

  /** Shows one verdict's requirements; null for all.
   * @param {VerdictName | null} name */
  only(name) {
    this.filter = name;
    for (const [one, button] of this.counters) button.setAttribute("aria-pressed", String(one === name));
    this.apply();
  }

  /** The row that is read stays, though its verdict is no longer the one that is asked for. */
  apply() {
    for (const { details, verdict } of this.rows.values())
      details.hidden = this.filter !== null && verdict !== this.filter && !details.open;
  }

  /** One discreet line: what to do next.
   * @param {Report} report */
  point(report) {
    const first = ORDER.slice(0, 3).flatMap((name) => this.asked(report).filter((one) => one.verdict === name))[0];
    const lost = this.app.state.map.size >= UNMAPPED && !report.stages.some((one) => one.branches.length);
    this.todo.replaceChildren(
      ...(lost ? [this.mapping()] : []),
      ...(first
        ? [
            el(
              "button",
              { class: "link", onclick: () => this.open(first.id) },
              `Ensuite${NB}: ${first.id}, ${this.app.requirement(first.id).title}`,
            ),
          ]
        : ["Chaque critère se lit dans la carte. Relisez la carte à voix haute, puis exportez-la."]),
    );
    this.app.onnext?.(first);
  }

  /** What is worth a second look, beside the verdicts.
   * @param {Report} report */
  remark({ remarks = [] }) {
    const { app } = this;
    const told = remarks.map(({ message, nodes: [key] }, place) => {
      const about = { class: "link", "aria-label": `Y aller, remarque ${place + 1}`, onclick: () => app.goTo(key) };
      return el("li", {}, tied(message), ...(app.state.map.has(key) ? [" ", el("button", about, "Y aller")] : []));
    });
    this.remarks.hidden = !told.length;
    renew(this.remarks, el("summary", {}, count(told.length, "remarque")), el("ul", { class: "dots" }, ...told));
  }

  /** A map whose branches carry no stage that is recognised: saying which does comes first. */
  mapping() {
    return el(
      "span",
      { class: "mapping" },
      "Aucune étape n’est reconnue dans cette carte. ",
      el("button", { class: "link", onclick: () => this.app.act("stages") }, "Relier les branches aux étapes"),
    );
  }

  /** Opens a requirement and shows its row, or the field where its advice asks to write.
   * @param {string} id */
  open(id, writes = false) {
    const row = this.rows.get(id);
    this.awaited = row ? null : () => this.open(id, writes);
    if (!row) return;
    this.app.showPanel("verdicts");
    row.details.open = true;
    row.details.hidden = false;
    bringUnderEye(row.details);
    row.details.querySelector("summary")?.focus({ preventScroll: true });
    /** @type {HTMLButtonElement | null} */
    const button = row.details.querySelector(".next .main");
    if (writes) button?.click();
  }

  /** The next requirement that is not satisfied, C1 to C11.
   * @param {number} step */
  next(step) {
    const ids = [...this.rows].filter(([, row]) => row.verdict !== "satisfait").map(([id]) => id);
    if (!ids.length) {
      this.app.say("Aucun critère ne reste à écrire.");
      return;
    }
    const at = ids.indexOf(this.app.state.opened ?? "");
    this.open(ids[(at + step + ids.length) % ids.length]);
  }

  /** @param {string} id */
  toggled(id) {
    const { state } = this.app;
    const { details } = /** @type {Row} */ (this.rows.get(id));
    if (details.open) {
      state.highlight(id);
      const shown = [...state.proofs.keys(), ...state.weak].filter((key) => state.map.has(key));
      const over = shown.flatMap((key) => allAbove(state.map.get(key)));
      state.shut(over, false); // what the map hides to be read as a whole, not what the person folded
      revealSome(this.app.canvas, shown);
      bringUnderEye(details); // what it opens may stand below the fold, or have moved up
    } else if (state.opened === id) state.highlight(null);
    this.apply();
  }

  /** @param {Map<string, VerdictName>} before @param {Report} report */
  tellChanges(before, report) {
    const changed = this.asked(report).filter((one) => before.has(one.id) && before.get(one.id) !== one.verdict);
    if (changed.length)
      this.app.say(
        changed
          .slice(0, 3)
          .map((one) => `${one.id}, ${this.app.requirement(one.id).title}${NB}: ${verdictWord(one).toLowerCase()}`)
          .join(" ; "),
      );
  }
}

/** The centre's own readings of a requirement, said in the report as « C6 : votre centre… ».
 * @param {Report} report @param {Verdict} verdict */
function readings(report, verdict) {
  return report.notices.filter((said) => said.startsWith(`${verdict.criterion}${NB}: votre centre`));
}

/** What is remarked of a requirement or its criterion.
 * @param {Report} report @param {Verdict} verdict */
function remarked({ remarks = [] }, { id, criterion }) {
  return remarks.filter(({ about }) => about === id || about === criterion).map(({ message }) => message);
}

/** All of it where there is room, else as much of it as there is. One scroll alone: a second would stop the first.
 * @param {HTMLDetailsElement} details */
function bringUnderEye(details) {
  const room = Math.min(details.parentElement?.clientHeight ?? innerHeight, innerHeight);
  details.scrollIntoView({ block: details.offsetHeight > room ? "start" : "nearest" });
}
