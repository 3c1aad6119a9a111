/** Undo and redo without limit: each entry holds its name and the steps that take it back. What others wrote meanwhile is
 * in none, and none takes it back. */

import { dataOf, fromData, toData } from "./codec.js";
import { each, isWithin, MindMap, record } from "./model.js";
import { apply, Transaction } from "./transaction.js";

/**
 * @typedef {import("./transaction.js").Step} Step
 * @typedef {object} Entry
 * @property {string} label what was done, « ajout d’une idée »
 * @property {Step[]} steps those that take it back
 * @property {string | null} merge
 * @property {number} at its place in time, among what others wrote
 * @property {any} before what to give back on undo
 * @property {any} after the same for redo
 * @property {any} result what the change gave
 * @property {boolean} [isKept] it could not be taken back: others have written over it
 */

export class History {
  /** @param {import("./model.js").MindMap} map */
  constructor(map) {
    this.map = map;
    /** @type {Entry[]} */
    this.done = [];
    /** @type {Entry[]} */
    this.undone = [];
    this.now = 0;
    /** @type {Map<string, number>} */
    this.others = new Map(); // key -> when others last wrote in that node, or brought it
  }

  /** Runs `change(transaction)`; gives the entry, or null when nothing changed. Rolled back when it throws.
   *
   * `label` names it (« ajout d’une idée »); entries in a row with the same `merge` make one.
   * `before` is anything to give back on undo (the selection).
   * @param {string} label @param {(transaction: Transaction) => any} change
   * @param {{merge?: string | null, before?: any}} [options] @returns {Entry | null} */
  run(label, change, { merge = null, before = null } = {}) {
    const { result, steps } = this.#through(change);
    if (!steps.length) return null;
    this.undone.length = 0;
    const last = this.done[this.done.length - 1];
    if (merge && last && last.merge === merge) {
      last.steps.push(...steps);
      return Object.assign(last, { result, at: ++this.now });
    }
    const entry = { label, steps, merge, at: ++this.now, before, after: null, result };
    this.done.push(entry);
    return entry;
  }

  /** Runs a change that others made: it is not to be undone here, and what is to be leaves it as it is. Gives whether
   * anything changed.
   * @param {(transaction: Transaction) => any} change */
  bring(change) {
    const { steps } = this.#through(change);
    this.now++;
    for (const step of steps) if (step.op !== "insert") this.others.set(step.key, this.now);
    const sets = steps.filter((step) => step.op === "set");
    for (const entry of [...this.done, ...this.undone])
      for (const own of entry.steps) if (own.op === "set") for (const set of sets) this.#leave(own, set);
    return steps.length > 0;
  }

  /** All of it as JSON can hold it. */
  get record() {
    const { now, others } = this;
    return { done: this.done.map(written), undone: this.undone.map(written), now, others: [...others] };
  }

  /** Takes up what was the record of another history of this very map.
   * @param {History["record"]} record */
  recall({ done, undone, now, others }) {
    this.done = done.map(read);
    this.undone = undone.map(read);
    this.now = now;
    this.others = new Map(others);
  }

  /** From now on nothing joins the last entry. */
  seal() {
    const last = this.done[this.done.length - 1];
    if (last) last.merge = null;
  }

  get canUndo() {
    return this.done.length > 0;
  }

  get canRedo() {
    return this.undone.length > 0;
  }

  /** Takes the last entry back; gives it, or null. One that others have written over since stays as it is. */
  undo() {
    return this.#swap(this.done, this.undone);
  }

  redo() {
    return this.#swap(this.undone, this.done);
  }

  /** @param {(transaction: Transaction) => any} change */
  #through(change) {
    const transaction = new Transaction(this.map);
    try {
      return { result: change(transaction), steps: transaction.back };
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }

  /** What others changed of a node (`set` takes it back) is no more changed by a step of ours.
   * @param {import("./transaction.js").SetStep} own @param {import("./transaction.js").SetStep} set */
  #leave(own, set) {
    const node = own.key === set.key && this.map.get(own.key);
    if (!node) return;
    const names = /** @type {(keyof typeof set.data)[]} */ (Object.keys(set.data));
    const theirs = names.filter((name) => set.data[name] !== node.data[name]);
    own.data = record(own.data, Object.fromEntries(theirs.map((name) => [name, node.data[name]])));
  }

  /** @param {Entry[]} from @param {Entry[]} to */
  #swap(from, to) {
    const entry = from.pop();
    if (!entry) return null;
    if (!entry.steps.some((step) => this.#changes(step)) || entry.steps.some((step) => this.#isOthers(step, entry.at)))
      return { ...entry, isKept: true };
    const back = [];
    for (let i = entry.steps.length - 1; i >= 0; i--)
      if (this.#holds(entry.steps[i])) back.push(apply(this.map, entry.steps[i]));
    entry.steps = back;
    entry.merge = null;
    entry.at = ++this.now;
    to.push(entry);
    return entry;
  }

  /** Whether a step changes anything of the map as it stands.
   * @param {Step} step */
  #changes(step) {
    if (step.op !== "set" || !this.map.has(step.key)) return true;
    const { data } = this.map.get(step.key);
    return /** @type {(keyof typeof data)[]} */ (Object.keys(data)).some((name) => data[name] !== step.data[name]);
  }

  /** Whether a step would take away, or move, what others wrote since.
   * @param {Step} step @param {number} at */
  #isOthers(step, at) {
    const { map, others } = this;
    if ((step.op !== "remove" && step.op !== "move") || !map.has(step.key)) return false;
    let found = false;
    each(map.get(step.key), ({ key }) => {
      if (step.op === "remove" || key === step.key) found ||= (others.get(key) ?? 0) > at;
    });
    return found;
  }

  /** Whether the nodes that a step is about are where it needs them.
   * @param {Step} step */
  #holds(step) {
    const { map } = this;
    if (step.op === "insert") return map.has(step.parent) && !map.has(step.node.key);
    if (!map.has(step.key)) return false;
    return step.op !== "move" || (map.has(step.parent) && !isWithin(map.get(step.parent), map.get(step.key)));
  }
}

/** @param {Entry} entry */
function written({ label, steps, at, before, after }) {
  const told = steps.map((step) => (step.op === "insert" ? { ...step, node: toData(new MindMap(step.node)) } : step));
  return { label, steps: told, at, before, after };
}

/** @param {ReturnType<typeof written>} entry @returns {Entry} */
function read({ steps, ...entry }) {
  return { ...entry, merge: null, result: null, steps: steps.map(stepOf) };
}

/** @param {ReturnType<typeof written>["steps"][number]} step @returns {Step} */
function stepOf(step) {
  if (step.op === "insert") return { ...step, node: fromData(step.node).root };
  return step.op === "set" ? { ...step, data: dataOf(step.data) } : step;
}
