/** The dossier as what is kept: see remote/sync.js. Its data are `{title, author, blocks, layout}`. */

import { askConflict } from "./conflict.js";
import { hunks, merge } from "./merge.js";

/**
 * @import { App, Judged, Settings, Version } from "./app.js"
 * @import { Block } from "./blocks.js"
 *
 * @typedef {Settings & {blocks: Block[]}} Data
 * @typedef {Pick<App, "boot" | "dialogs" | "fetch" | "main" | "onSettings" | "say" | "settings" | "sync" | "takeSettings" |
 *   "pages" | "seenAgain" | "takeVerdict" | "text" | "toast" | "urls">} Given
 */
export class DossierWork {
  words = {
    refused: "Le serveur refuse ce dossier.",
    away: "Hors connexion\u00a0: le dossier s’écrit comme d’habitude. Les pages, le français et les fichiers attendent le réseau.",
    recovered: "Votre travail de la dernière fois, gardé sur cet appareil, a rejoint le dossier.",
  };

  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.key = `${app.boot.id}:dossier`;
    this.address = app.urls.dossier;
    this.page = app.urls.page;
    this.title = app.boot.title;
    this.revision = app.boot.revision;
    this.hasVersions = Boolean(app.urls.history);
    this.isAwaited = !app.boot.report && !app.boot.wanting;
  }

  /** @returns {Data} */
  read() {
    return { ...this.app.settings, blocks: this.app.text.blocks };
  }

  /** @param {Partial<Version>} answer */
  dataOf({ dossier, layout }) {
    return dossier && layout && flat({ dossier, layout });
  }

  /** @param {Data} data */
  carried({ title, author, blocks, layout }) {
    return { dossier: { title, author, blocks }, layout };
  }

  /** @param {() => void} run */
  onChange(run) {
    this.app.text.on("change", ({ remote }) => remote || run());
    this.app.onSettings = run;
  }

  settle() {}

  showVersions() {
    this.app.dialogs.versions();
  }

  /** False when the same passage was changed here and there.
   * @param {Data} before @param {Data} after */
  receive(before, after) {
    if (!this.join(before, after)) return false;
    if (hunks(before.blocks, after.blocks).length)
      this.app.toast("Des changements faits ailleurs ont rejoint le dossier.");
    return true;
  }

  /** The same, nothing told.
   * @param {Data} before @param {Data} after */
  join(before, after) {
    const { app } = this;
    const blocks = merge(before.blocks, app.text.blocks, after.blocks);
    if (!blocks) return false;
    app.text.bring(blocks, { remote: true });
    const now = this.read();
    const layout = settled(before.layout, now.layout, after.layout);
    app.takeSettings({ ...settled(before, now, after), layout });
    return true;
  }

  resume() {
    this.app.text.focus();
  }

  /** @param {Data} data */
  replace(data) {
    this.app.text.bring(data.blocks, { remote: true });
    this.app.takeSettings(data);
  }

  /** @param {Judged} answer */
  judged(answer) {
    this.app.takeVerdict(answer);
    if (this.isAwaited) this.app.seenAgain(); // the figures show it too
    this.isAwaited = false;
  }

  /** @param {string} sentence */
  unjudged(sentence) {
    this.app.pages.checks.lack(sentence);
  }

  /** @param {{theirs: Version}} answer */
  theirsOf({ theirs }) {
    return flat(theirs);
  }

  /** @param {{mine: Version, theirs: Version, merged: Version}} answer */
  async ask(answer) {
    const [mine, theirs, merged] = [answer.mine, answer.theirs, answer.merged].map(flat);
    const blocks = await askConflict(this.app, await this.baseOf(), mine.blocks, theirs.blocks, {
      hasVersions: this.hasVersions,
    });
    return { ...merged, blocks };
  }

  /** The blocks that both versions started from; none are known any more when that version is gone.
   * @returns {Promise<Block[]>} */
  async baseOf() {
    const { sync, fetch, urls, boot } = this.app;
    if (!sync.revision) return boot.revision ? [] : boot.dossier.blocks;
    if (!this.hasVersions) return [];
    const answer = await fetch(`${urls.history}/${sync.revision}`).catch(() => null);
    return answer?.ok ? (await answer.json()).dossier.blocks : [];
  }
}

/** @param {Version} version @returns {Data} */
function flat({ dossier, layout }) {
  return { ...dossier, layout };
}

/** `now` with what changed from `before` to `after`, except where it changed here too.
 * @template {object} T
 * @param {T} before @param {T} now @param {T} after @returns {T} */
function settled(before, now, after) {
  const out = { ...now };
  for (const name of /** @type {(keyof T)[]} */ (Object.keys(after)))
    if (now[name] === before[name]) out[name] = after[name];
  return out;
}
