/** Undo and redo without limit: each entry holds its name and the steps that take it back. */

import { apply, Transaction } from "./transaction.js";

/**
 * @typedef {object} Entry
 * @property {string} label what was done, « ajout d’une idée »
 * @property {import("./transaction.js").Step[]} steps those that take it back
 * @property {string | null} merge
 * @property {any} before what to give back on undo
 * @property {any} after the same for redo
 * @property {any} result what the change gave
 */

export class History {
  /** @param {import("./model.js").MindMap} map */
  constructor(map) {
    this.map = map;
    /** @type {Entry[]} */
    this.done = [];
    /** @type {Entry[]} */
    this.undone = [];
  }

  /** Runs `change(transaction)`; gives the entry, or null when nothing changed. Rolled back when it throws.
   *
   * `label` names it (« ajout d’une idée »); entries in a row with the same `merge` make one.
   * `before` is anything to give back on undo (the selection).
   * @param {string} label @param {(transaction: Transaction) => any} change
   * @param {{merge?: string | null, before?: any}} [options] @returns {Entry | null} */
  run(label, change, { merge = null, before = null } = {}) {
    const transaction = new Transaction(this.map);
    let result;
    try {
      result = change(transaction);
    } catch (error) {
      transaction.rollback();
      throw error;
    }
    if (!transaction.back.length) return null;
    this.undone.length = 0;
    const last = this.done[this.done.length - 1];
    if (merge && last && last.merge === merge) {
      last.steps.push(...transaction.back);
      return Object.assign(last, { result });
    }
    const entry = { label, steps: transaction.back, merge, before, after: null, result };
    this.done.push(entry);
    return entry;
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

  /** Takes the last entry back; gives it, or null. */
  undo() {
    return this.#swap(this.done, this.undone);
  }

  redo() {
    return this.#swap(this.undone, this.done);
  }

  /** @param {Entry[]} from @param {Entry[]} to */
  #swap(from, to) {
    const entry = from.pop();
    if (!entry) return null;
    const back = [];
    for (let i = entry.steps.length - 1; i >= 0; i--) back.push(apply(this.map, entry.steps[i]));
    entry.steps = back;
    entry.merge = null;
    to.push(entry);
    return entry;
  }
}
