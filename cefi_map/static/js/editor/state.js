/** The editor's state: the map, what is chosen, what the validator said. Panels and drawings listen; nothing is drawn here. */

import { History } from "../mindmap/history.js";
import { each, tops, unlay } from "../mindmap/model.js";

/**
 * @typedef {import("../mindmap/model.js").MindMap} MindMap
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {import("../mindmap/transaction.js").Transaction} Transaction
 * @typedef {import("../mindmap/history.js").Entry} Entry
 *
 * @typedef {import("../ui/words.js").Verdict} VerdictName
 * @typedef {"vide" | "commencee" | "presente"} StageState
 * @typedef {object} Evidence A place of the map; `node` is its key.
 * @property {string} node
 * @property {string} text
 * @property {"title" | "note" | "details" | "attribute"} [where]
 *
 * @typedef {object} Verdict What is thought of one requirement.
 * @property {string} id
 * @property {string} criterion
 * @property {VerdictName} verdict
 * @property {VerdictName} [leaning] the likeliest, where it is to be checked
 * @property {Evidence[]} evidence
 * @property {Evidence[]} [candidates] what might show it, where nothing was found
 * @property {Evidence[]} [weak] cited, and not enough
 * @property {string} message
 * @property {string} fix what to write next; "" for nothing
 * @property {{node: string, where: "under" | "beside" | "title"}} [spot] where to write it
 *
 * @typedef {{id: string, state: StageState, present: boolean, branches: string[], message: string}} Finding What was
 *   recognised of one stage; `branches` are keys.
 *
 * @typedef {object} Report What the validator says: schemas/report.schema.json.
 * @property {number} nodes
 * @property {Finding[]} stages
 * @property {Verdict[]} requirements
 * @property {Verdict[]} modalities
 * @property {string[]} notices
 * @property {{message: string, nodes: string[], about: string}[]} [remarks] beside the verdicts; nodes by key
 *
 * @typedef {{label: string, silent: boolean, remote: boolean, moved?: boolean}} Change `moved`: nodes went elsewhere
 * @typedef {"numbers" | "fileColors" | "evidence" | "questions"} OptionName
 * @typedef {object} Told What is told, by the name of the event.
 * @property {Change} change
 * @property {{quiet?: boolean}} choose
 * @property {null} shut
 * @property {OptionName} option
 * @property {null} report
 * @property {null} highlight
 */

export class State extends EventTarget {
  /** @param {MindMap} map @param {Report | null} [report] @param {string} [wanting] why there is none */
  constructor(map, report = null, wanting = "") {
    super();
    this.map = map;
    this.history = new History(map);
    this.chosen = new Set([map.root.key]);
    this.key = map.root.key; // the one that has the cursor
    /** @type {Map<Node, Entry | undefined>} */
    this.expected = new Map(); // nodes made for words that are not written yet, and the entries that made them
    /** @type {Report | null} */
    this.report = null;
    this.wanting = wanting;
    /** @type {Map<string, number[]>} */
    this.stages = new Map();
    /** @type {Record<OptionName, boolean>} */
    this.options = { numbers: false, fileColors: false, evidence: true, questions: true };
    /** @type {string | null} */
    this.opened = null; // the requirement whose evidence is highlighted
    /** @type {Map<string, string[]>} */
    this.proofs = new Map();
    /** @type {Set<string>} */
    this.weak = new Set();
    if (report) this.takeReport(report);
    this.stages = stagesOf(this.map, this.report);
  }

  get node() {
    return this.map.get(this.key) || this.map.root;
  }

  /** The chosen nodes, in the order they were chosen. */
  get nodes() {
    return [...this.chosen].map((key) => this.map.get(key)).filter(Boolean);
  }

  /** The chosen branches, in document order, without the root and without those under another. */
  get tops() {
    return tops(this.map, this.chosen);
  }

  /** @template {keyof Told} Name
   * @param {Name} name @param {(told: Told[Name]) => void} listener */
  on(name, listener) {
    this.addEventListener(name, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  }

  /** @template {keyof Told} Name
   * @param {Name} name @param {Told[Name] | null} [detail] */
  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Changes the map by `change(transaction)`, which gives the keys to choose after. Tells "change".
   * @param {string} label @param {(transaction: Transaction) => string[] | void} change
   * @param {{merge?: string | null, silent?: boolean}} [options] */
  run(label, change, { merge = null, silent = false } = {}) {
    const before = { chosen: [...this.chosen], key: this.key };
    const line = lineOf(this.node);
    const entry = this.history.run(label, change, { merge, before });
    if (!entry) return false;
    if (Array.isArray(entry.result) && entry.result.length) this.#choose(entry.result);
    else this.#stay(line);
    entry.after = { chosen: [...this.chosen], key: this.key };
    this.#changed({ label, silent, remote: false, moved: isMove(entry) });
    return true;
  }

  /** Changes the map by what others did: no undo of ours takes it back. Tells "change"; gives whether anything did.
   * @param {string} label @param {(transaction: Transaction) => void} change */
  bring(label, change) {
    const line = lineOf(this.node);
    if (!this.history.bring(change)) return false;
    this.#stay(line);
    this.#changed({ label, silent: false, remote: true });
    return true;
  }

  undo() {
    return this.#back(this.history.undo(), "before", "Annulé");
  }

  redo() {
    return this.#back(this.history.redo(), "after", "Rétabli");
  }

  /** Takes back what was written since that many changes were done: redo brings it again, undo does not.
   * @param {number} length */
  giveUp(length) {
    while (this.history.done.length > length) this.#back(this.history.undo(), "before", "Abandonné");
  }

  /** A node was just made, and its words are awaited: without any, it is in nothing that is kept.
   * @param {Node} node */
  expect(node) {
    this.expected.set(node, this.history.done.at(-1));
  }

  /** Keys of the nodes that are awaited and still say nothing. */
  get blanks() {
    return [...this.expected.keys()].filter((node) => this.map.has(node.key) && isBlank(node)).map(({ key }) => key);
  }

  /** Takes an empty node that was awaited out of the map, leaving no trace where nothing else was done since.
   * @param {Node} node */
  unmake(node) {
    const made = this.expected.get(node);
    this.expected.delete(node);
    if (!this.map.has(node.key)) return;
    if (made && this.history.done.at(-1) === made) {
      this.history.undo();
      this.history.undone.pop();
      if (!this.map.has(this.key)) this.#choose(made.before.chosen);
      this.#changed({ label: "", silent: true, remote: false });
    } else if (isBlank(node)) this.run("retrait d’un nœud vide", (t) => t.remove(node));
  }

  /** Chooses nodes; the last one has the cursor. Tells "choose" when something differs.
   * @param {string | string[]} keys @param {{quiet?: boolean}} [options] */
  choose(keys, { quiet = false } = {}) {
    this.#choose(Array.isArray(keys) ? keys : [keys]);
    this.history.seal();
    this.tell("choose", { quiet });
  }

  /** Adds the node to the choice or takes it out.
   * @param {string} key */
  toggle(key) {
    if (this.chosen.has(key) && this.chosen.size > 1) {
      this.chosen.delete(key);
      if (this.key === key) this.key = /** @type {string} */ ([...this.chosen].pop());
    } else {
      this.chosen.add(key);
      this.key = key;
    }
    this.tell("choose", {});
  }

  /** Hides what is below nodes, or shows it, in this page alone: the map says nothing of it. Tells "shut".
   * @param {Node[]} nodes @param {boolean} isShut */
  shut(nodes, isShut) {
    const changing = nodes.filter((node) => node.isShut !== isShut);
    for (const node of changing) {
      node.isShut = isShut;
      unlay(node);
    }
    if (changing.length) this.tell("shut");
  }

  /** @param {OptionName} option @param {boolean} value */
  set(option, value) {
    this.options[option] = value;
    this.tell("option", option);
  }

  /** @param {Report} report */
  takeReport(report) {
    this.report = report;
    this.wanting = "";
    this.stages = this.#stages();
    this.highlight(this.opened, true);
    this.tell("report");
  }

  /** There is no report on the map as it stands; the last one stays in sight.
   * @param {string} sentence why */
  wantReport(sentence) {
    this.wanting = sentence;
    this.tell("report");
  }

  /** Highlights the evidence of one requirement; null for none.
   * @param {string | null} id */
  highlight(id, quiet = false) {
    this.opened = id;
    this.proofs.clear();
    this.weak.clear();
    const verdict = id && this.report && verdictsOf(this.report).find((one) => one.id === id);
    if (verdict) {
      for (const each of verdict.weak || []) this.weak.add(each.node);
      for (const each of verdict.evidence) {
        this.proofs.set(each.node, [id]);
        this.weak.delete(each.node);
      }
    }
    if (!quiet) this.tell("highlight");
  }

  /** @param {string[]} keys */
  #choose(keys) {
    const there = keys.filter((key) => this.map.has(key));
    if (!there.length) there.push(this.map.root.key);
    this.chosen = new Set(there);
    this.key = there[there.length - 1];
  }

  /** After a change that gives nothing to choose: what is left of the choice, else the first that stands of a line.
   * @param {string[]} line keys of the node that had the cursor and of those above it, from there up */
  #stay(line) {
    const left = [...this.chosen].filter((key) => this.map.has(key));
    if (left.length === this.chosen.size) return;
    const { key } = this;
    this.#choose(left.length ? left : line.filter((one) => this.map.has(one)).slice(0, 1));
    if (this.chosen.has(key)) this.key = key;
  }

  /** @param {Entry | null} entry @param {"before" | "after"} side @param {string} word */
  #back(entry, side, word) {
    if (!entry || entry.isKept) return entry;
    const place = entry[side] || entry.before;
    if (place) {
      this.#choose(place.chosen);
      if (this.map.has(place.key)) this.key = place.key;
    } else this.#choose([this.key]);
    this.#changed({ label: `${word} : ${entry.label}`, silent: false, remote: false, moved: isMove(entry) });
    return entry;
  }

  /** The same value as before when it says the same: what was laid out with it still holds. */
  #stages() {
    const found = stagesOf(this.map, this.report);
    const isSame =
      found.size === this.stages.size && [...found].every(([key, list]) => `${this.stages.get(key)}` === `${list}`);
    return isSame ? this.stages : found;
  }

  /** @param {Change} detail */
  #changed(detail) {
    this.stages = this.#stages();
    this.tell("change", detail);
  }
}

/** @param {Entry} entry */
function isMove({ steps }) {
  return steps.some(({ op }) => op === "move");
}

/** @param {Node} node */
function isBlank({ data, children }) {
  return !data.text && !data.note.length && !data.details.length && !children.length;
}

/** Keys of a node and of those above it, from there up.
 * @param {import("../mindmap/model.js").Node} node */
function lineOf(node) {
  const keys = [];
  for (let at = /** @type {typeof node | null} */ (node); at; at = at.parent) keys.push(at.key);
  return keys;
}

/** @param {Report} report */
export function verdictsOf(report) {
  return [...report.requirements, ...report.modalities];
}

/** Key -> stages (1 to 6) of the nodes that head them: the author's tags, else what the validator recognised of stages
 * that are there, but for a lone node deep in another branch, and inside another's branch only where nothing outside
 * heads that stage. The server has the same (`stages_of`).
 * @param {MindMap} map @param {Report | null} report @returns {Map<string, number[]>} */
function stagesOf(map, report) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  const tagged = new Set();
  each(map.root, (node) => {
    const tags = node.data.attributes.length ? node.stageTags.filter((tag) => /^E[1-6]$/.test(tag)) : [];
    if (!tags.length) return;
    found.set(node.key, tags.map((tag) => Number(tag[1])).sort());
    tagged.add(node.key);
  });
  for (const stage of report ? report.stages.filter((one) => one.present) : []) {
    for (const key of stage.branches) {
      const node = map.get(key);
      if (!node || tagged.has(key) || (node.parent?.parent && !node.children.length)) continue;
      found.set(key, [...(found.get(key) || []), Number(stage.id[1])]);
    }
  }
  const isInside = (/** @type {string} */ key) =>
    !tagged.has(key) && lineOf(map.get(key)).some((above) => above !== key && found.has(above));
  const inside = new Set([...found.keys()].filter(isInside));
  const outside = new Set([...found].flatMap(([key, stages]) => (inside.has(key) ? [] : stages)));
  for (const key of inside) {
    const alone = (found.get(key) ?? []).filter((stage) => !outside.has(stage));
    if (alone.length) found.set(key, alone);
    else found.delete(key);
  }
  return found;
}
