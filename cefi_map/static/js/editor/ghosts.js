/** The pale questions of an empty stage: drawn under its branch, never in the map, never counted, never printed. */

import { BLANK, Node, record } from "../mindmap/model.js";

/** @typedef {import("../mindmap/model.js").MindMap} MindMap */

export class Ghosts {
  /** @param {import("./ready.js").Stage[]} stages */
  constructor(stages) {
    this.questions = new Map(stages.map((stage) => [stage.number, stage.questions.map((question) => question.short)]));
    /** @type {Map<string, {stage: number, nodes: Node[]}>} */
    this.made = new Map(); // key of a branch -> its ghost nodes, the same ones from layout to layout
  }

  /** Key -> ghost nodes, for the main branches that carry a stage and hold nothing yet.
   * @param {MindMap} map @param {Map<string, number[]>} stages @returns {Map<string, Node[]>} */
  under(map, stages) {
    const found = new Map();
    for (const branch of map.root.children) {
      const [stage] = stages.get(branch.key) || [];
      if (stage && !branch.children.length && !branch.data.note.length) found.set(branch.key, this.of(branch, stage));
    }
    return found;
  }

  /** @param {Node} branch @param {number} stage */
  of(branch, stage) {
    const known = this.made.get(branch.key);
    if (known?.stage === stage) return known.nodes;
    const nodes = (this.questions.get(stage) ?? []).map((text, i) => {
      const node = new Node(`?${branch.key}?${i}`, record(BLANK, { text }));
      node.parent = branch;
      node.isGhost = true;
      return node;
    });
    this.made.set(branch.key, { stage, nodes });
    return nodes;
  }
}
