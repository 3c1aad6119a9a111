/** The pale questions of a stage that nothing answers yet: under its branch, never in the map, counted or printed. */

import { BLANK, Node, record } from "../mindmap/model.js";

/**
 * @typedef {import("../mindmap/model.js").MindMap} MindMap
 * @typedef {import("./ready.js").Question} Question
 * @typedef {import("./state.js").Report} Report
 */

export class Ghosts {
  /** @param {import("./ready.js").Stage[]} stages
   * @param {(requirements: string[]) => boolean} isAnswered whether the map is thought to answer all of these
   * @param {(key: string) => boolean} isWritten whether that node's words are being written */
  constructor(stages, isAnswered, isWritten) {
    this.questions = new Map(stages.map((stage) => [stage.number, stage.questions]));
    this.isAnswered = isAnswered;
    this.isWritten = isWritten;
    /** @type {Map<string, {asked: string, nodes: Node[]}>} */
    this.made = new Map(); // key of a branch -> its ghost nodes, the same ones from layout to layout
    /** @type {{question: string, key: string | null, report: Report | null} | null} */
    this.answer = null; // the question that was just taken up, and the node that was made for it
  }

  /** A question is taken up by a node that `make` makes, in its place: until what is written there is read, that is its
   * answer.
   * @param {string} question @param {Report | null} report the last one @param {() => string} make gives the key */
  take(question, report, make) {
    this.answer = { question, key: null, report };
    this.answer.key = make();
  }

  /** Key -> ghost nodes, for the first branch of each stage; without a report, where that branch holds nothing.
   * @param {MindMap} map @param {Map<string, number[]>} stages @param {Report | null} report
   * @returns {Map<string, Node[]>} */
  under(map, stages, report) {
    const found = new Map();
    const asked = new Set();
    for (const branch of map.root.children) {
      const [stage] = stages.get(branch.key) || [];
      if (!stage || asked.has(stage)) continue;
      asked.add(stage);
      const isEmpty = !branch.children.some(({ text }) => text) && !branch.data.note.length;
      const open = (this.questions.get(stage) ?? []).filter((one) => this.isOpen(one, isEmpty, map, report));
      if (open.length) found.set(branch.key, this.of(branch, open));
    }
    return found;
  }

  /** @param {Question} question @param {boolean} isEmpty @param {MindMap} map @param {Report | null} report */
  isOpen({ short, requirements }, isEmpty, map, report) {
    if (this.answer?.question === short && this.#isTaken(this.answer, map, report)) return false;
    return isEmpty || (report !== null && !this.isAnswered(requirements));
  }

  /** @param {NonNullable<Ghosts["answer"]>} answer @param {MindMap} map @param {Report | null} report */
  #isTaken({ key, report: last }, map, report) {
    if (key === null) return true;
    return map.has(key) && (last === report || this.isWritten(key));
  }

  /** @param {Node} branch @param {Question[]} questions */
  of(branch, questions) {
    const asked = questions.map(({ short }) => short).join("\n");
    const known = this.made.get(branch.key);
    if (known?.asked === asked) return known.nodes;
    const nodes = questions.map(({ short }, i) => {
      const node = new Node(`?${branch.key}?${i}`, record(BLANK, { text: short }));
      node.parent = branch;
      node.isGhost = true;
      return node;
    });
    this.made.set(branch.key, { asked, nodes });
    return nodes;
  }
}
