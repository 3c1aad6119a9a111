/** The dossier as what is kept: see remote/sync.js. Its data are `{title, author, blocks, layout}`. */

import { askConflict } from "./conflict.js";
import { hunks, merge } from "./merge.js";

export class DossierWork {
  words = {
    refused: "Le serveur refuse ce dossier.",
    recovered: "Votre travail de la dernière fois, gardé sur cet appareil, a rejoint le dossier.",
  };

  constructor(app) {
    this.app = app;
    this.key = `${app.boot.id}:dossier`;
    this.address = app.urls.dossier;
    this.revision = app.boot.revision;
  }

  read() {
    return { ...this.app.settings, blocks: this.app.text.blocks };
  }

  dataOf(answer) {
    return answer.dossier && flat(answer);
  }

  onChange(run) {
    this.app.text.on("change", ({ remote }) => remote || run());
    this.app.onSettings = run;
  }

  settle() {}

  /** False when the same passage was changed here and there. */
  receive(before, after) {
    const { app } = this;
    const blocks = merge(before.blocks, app.text.blocks, after.blocks);
    if (!blocks) return false;
    app.text.bring(blocks, { remote: true });
    app.takeSettings(settled(before, this.read(), after));
    if (hunks(before.blocks, after.blocks).length) app.toast("Des changements faits ailleurs ont rejoint le dossier.");
    return true;
  }

  replace(data) {
    this.app.text.bring(data.blocks, { remote: true });
    this.app.takeSettings(data);
  }

  judged(answer) {
    this.app.takeVerdict(answer);
  }

  async ask(answer) {
    const [mine, theirs, merged] = [answer.mine, answer.theirs, answer.merged].map(flat);
    const blocks = await askConflict(this.app, await this.baseOf(), mine.blocks, theirs.blocks);
    return { settled: { ...merged, blocks }, theirs };
  }

  /** The blocks that both versions started from; none are known any more when that version is gone. */
  async baseOf() {
    const { sync, fetch, urls, boot } = this.app;
    if (!sync.revision) return boot.revision ? [] : boot.dossier.blocks;
    const answer = await fetch(`${urls.history}/${sync.revision}`).catch(() => null);
    return answer?.ok ? (await answer.json()).dossier.blocks : [];
  }
}

function flat({ dossier, layout }) {
  return { ...dossier, layout };
}

/** Title, author and layout: what changed there, except where it changed here too. */
function settled(before, now, after) {
  const pick = (name) => (now[name] === before[name] ? after[name] : now[name]);
  const layout = {};
  for (const name of Object.keys(after.layout))
    layout[name] = now.layout[name] === before.layout[name] ? after.layout[name] : now.layout[name];
  return { title: pick("title"), author: pick("author"), layout };
}
