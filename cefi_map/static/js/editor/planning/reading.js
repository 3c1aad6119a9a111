/** What the map says of time and of money, as the server reads it: asked for with the map as it stands here, and for the
 * words of a node when a date or an amount is changed. Nothing is kept there: the map's own saving does that. */

import { dataOf, toData } from "../../mindmap/codec.js";
import * as commands from "../../mindmap/commands.js";
import { NB } from "../../ui/words.js";

/**
 * @typedef {{key: string, field: "text" | "details" | "note", block: number, start: number, end: number}} Place
 * @typedef {{name: string, place: Place, words: string, title: string, first: string, last: string, edge: string,
 *   supposed: boolean, backwards: boolean}} Bar Days are ISO.
 * @typedef {{key: string, kind: "length" | "rhythm" | "unread", words: string}} Mark
 * @typedef {{name: string, first: string, last: string, words: string, pale: boolean, x: number, width: number,
 *   y: number}} Span
 * @typedef {{name: string, number: string, text: string, stage: number, spans: Span[], head: boolean, y: number,
 *   height: number, top: number, lines: string[]}} Lane
 * @typedef {{width: number, height: number, left: number, first: string, last: string, day: number, head: number,
 *   bar: number, lanes: Lane[], ticks: {x: number, text: string, year: boolean}[], arrows: string[]}} Picture In pixels.
 * @typedef {{place: Place, words: string, kind: string, side: "charge" | "resource" | "", per: string,
 *   isApart: boolean}} Sum `isApart`: its author took it out
 * @typedef {Sum & {value: string | null, account: string, share: string | null}} Line Euros as a string.
 * @typedef {object} Told
 * @property {Bar[]} bars
 * @property {Mark[]} marks
 * @property {string[]} waiting keys
 * @property {Picture | null} picture
 * @property {Line[]} charges
 * @property {Line[]} resources
 * @property {Line[]} announced
 * @property {Line[]} unpriced listed under a side, without an amount
 * @property {Sum[]} others
 * @property {string} spent
 * @property {string} received
 * @property {string} gap the balance in words
 * @property {{message: string, keys: string[], about: string}[]} remarks `about` a criterion, of the budget alone
 *
 * @typedef {{do: "move", place: Place, first: string, last: string} | {do: "date", key: string, first: string,
 *   last: string} | {do: "price", place: Place, value: string} | {do: "account", key: string, code: string}
 *   | {do: "add", side: string, words: string, value: string}} Edit
 * @typedef {Pick<import("../app.js").App, "state" | "urls" | "fetch" | "views" | "toast" | "say">} Given
 */

const PAUSE = 150; // milliseconds of rest before the map is read again
const CHANGED = /** @type {const} */ (["text", "details", "note", "attributes"]);

export class Reading {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Told | null} */
    this.told = null;
    this.isAway = false; // the server could not be asked last time
    this.why = ""; // the last edit was not done, in a sentence: said by who asked for it
    /** @type {{parent: string, text: string} | null} */
    this.added = null; // the last line, and under which key it went
    this.width = 900;
    this.order = "";
    this.version = 0; // of the map: an answer about an earlier one is late
    /** @type {{of: string, answer: Promise<void>} | null} */
    this.asked = null; // the question that is on its way
    this.timer = 0;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve(); // edits wait for one another
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    this.isStale = true;
    for (const name of /** @type {const} */ (["change", "report"])) app.state.on(name, () => this.spoil());
  }

  /** Runs when there is something new to show. @param {() => void} run */
  on(run) {
    this.listeners.add(run);
  }

  /** The map has changed: it is read again after a pause, where a view shows it. */
  spoil() {
    this.isStale = true;
    this.version++;
    if (!this.app.views?.isPlanning) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  /** How wide the time line is, and whether its lanes are sorted by stage ("") or by "date". Fulfilled once what is
   * told is of the map as it stands.
   * @param {number} width @param {string} [order] @returns {Promise<void>} */
  ask(width = this.width, order = this.order) {
    this.isStale ||= width !== this.width || order !== this.order;
    this.width = width;
    this.order = order;
    if (!this.isStale) return Promise.resolve();
    const of = `${this.version} ${width} ${order}`;
    if (this.asked?.of !== of) this.asked = { of, answer: this.#answered(of) };
    return this.asked.answer;
  }

  /** @param {string} of */
  async #answered(of) {
    const told = await this.#sent();
    await this.last; // a field whose words are on their way is not made anew under them
    if (this.asked?.of !== of) return this.asked?.answer;
    this.asked = null;
    if (of !== `${this.version} ${this.width} ${this.order}`) return this.ask();
    this.#take(told);
  }

  /** Has a node say another date or amount, as a step of the map's own history. Gives whether it was done.
   * @param {Edit} edit @param {string} label of the step, as « Annuler » says it
   * @param {string | null} [merge] makes one step with the one before of that name @returns {Promise<boolean>} */
  edit(edit, label, merge = null) {
    const done = this.last.then(() => this.#edited(edit, label, merge));
    const told = () => new Promise((after) => setTimeout(after, PAUSE)); // what came of it is heard first
    this.last = done.then(told, told);
    return done;
  }

  /** @param {Edit} edit @param {string} label @param {string | null} merge */
  async #edited(edit, label, merge) {
    const { state } = this.app;
    const key = "key" in edit ? edit.key : "place" in edit ? edit.place.key : "";
    const before = key ? state.map.get(key)?.data : null;
    const told = await this.#sent(edit);
    if (!told) return false;
    if (told.added) {
      const { parent, text } = told.added;
      if (!state.map.has(parent)) return this.#refused();
      this.added = told.added;
      return state.run(label, (t) => commands.addChild(t, t.map.get(parent), { text }));
    }
    const node = state.map.get(key);
    if (!told.changed || !node || node.data !== before) return this.#refused();
    const now = dataOf(told.changed);
    state.run(label, (t) => t.set(node, Object.fromEntries(CHANGED.map((name) => [name, now[name]]))), { merge });
    clearTimeout(this.timer);
    this.asked = null;
    this.#take(told);
    return true;
  }

  #refused() {
    this.why = "Ce nœud a changé entre-temps. Regardez-le, puis recommencez.";
    this.spoil();
    return false;
  }

  /** The answer, null where there is none: then it is said why, or kept for who asked for an edit.
   * @param {Edit} [edit]
   * @returns {Promise<(Told & {changed?: any, added?: {parent: string, text: string}}) | null>} */
  async #sent(edit) {
    const { state, urls, fetch } = this.app;
    const asked = { map: toData(state.map), heads: headsOf(state.report), width: this.width, order: this.order, edit };
    const answer = await fetch(urls.planning, { method: "POST", body: JSON.stringify(asked) }).catch(() => null);
    if (answer?.ok) return answer.json();
    const said = answer && (await answer.json().catch(() => null));
    this.isAway = !said;
    const why = said
      ? [said.message, said.advice].filter(Boolean).join(" ")
      : edit && `Hors connexion${NB}: changez le nœud sur la carte, ou attendez le retour du réseau.`;
    if (edit) this.why = why ?? "";
    else if (why) this.app.toast(why);
    for (const run of this.listeners) run();
    return null;
  }

  /** @param {Told | null} told */
  #take(told) {
    if (!told) return;
    this.told = told;
    this.isAway = this.isStale = false;
    for (const run of this.listeners) run();
  }
}

/** Where each stage begins, as the opinion has it.
 * @param {import("../state.js").Report | null} report */
function headsOf(report) {
  /** @type {Record<string, number>} */
  const heads = {};
  for (const { id, branches } of report?.stages ?? []) for (const key of branches) heads[key] = Number(id[1]);
  return heads;
}
