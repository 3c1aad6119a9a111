/** The map as what is kept: see remote/sync.js. */

import { bring } from "../mindmap/changes.js";
import { toData } from "../mindmap/codec.js";

/**
 * @typedef {import("../mindmap/codec.js").MapData} MapData
 * @typedef {Pick<import("./app.js").App, "boot" | "urls" | "state" | "entry" | "notes" | "toast" | "act">
 *   & import("./conflict.js").Given} Given
 */

export class MapWork {
  words = {
    refused: "Le serveur refuse cette carte.",
    away: "Hors connexion\u00a0: la carte et le plan s’écrivent comme d’habitude. Les verdicts et les fichiers attendent le réseau.",
    recovered: "Votre travail de la dernière fois, gardé sur cet appareil, a rejoint la carte.",
  };

  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.key = app.boot.id;
    this.address = app.urls.map;
    this.page = app.urls.page;
    this.title = app.boot.title;
    this.revision = app.boot.revision;
    this.hasVersions = Boolean(app.urls.history);
    this.isAwaited = !app.boot.report && !app.boot.wanting;
  }

  read() {
    return toData(this.app.state.map, this.app.state.blanks);
  }

  /** @param {{map?: MapData}} answer */
  dataOf({ map }) {
    return map;
  }

  showVersions() {
    this.app.act("history");
  }

  /** @param {MapData} map */
  carried(map) {
    return { map };
  }

  /** @param {() => void} run */
  onChange(run) {
    this.app.state.on("change", run);
  }

  settle() {
    this.app.entry.settle();
    this.app.notes.settle();
  }

  /** @param {MapData} before @param {MapData} after */
  receive(before, after) {
    if (this.app.state.bring("changements venus d’ailleurs", (t) => bring(t, before.nodes, after.nodes)))
      this.app.toast("Des changements faits ailleurs ont rejoint la carte.");
  }

  /** @param {MapData} before @param {MapData} after */
  join(before, after) {
    this.app.state.bring("versions réunies", (t) => bring(t, before.nodes, after.nodes));
  }

  /** @param {MapData} data */
  replace(data) {
    this.app.state.run("travail repris", (t) => bring(t, this.read().nodes, data.nodes));
  }

  resume() {
    this.app.views.focus();
  }

  /** @param {{report: import("./state.js").Report}} told */
  judged({ report }) {
    this.app.state.takeReport(report);
  }

  /** @param {string} sentence */
  unjudged(sentence) {
    this.app.state.wantReport(sentence);
  }

  /** @param {import("./conflict.js").Disagreement} answer */
  theirsOf({ theirs }) {
    return theirs;
  }

  /** @param {import("./conflict.js").Disagreement} answer */
  async ask(answer) {
    const { askConflict } = await import("./conflict.js"); // the server has just answered: it is there
    return askConflict(this.app, answer, { hasVersions: this.hasVersions });
  }
}
