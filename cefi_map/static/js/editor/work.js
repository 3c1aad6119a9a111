/** The map as what is kept: see remote/sync.js. */

import { bring } from "../mindmap/changes.js";
import { toData } from "../mindmap/codec.js";

export class MapWork {
  words = {
    refused: "Le serveur refuse cette carte.",
    recovered: "Votre travail de la dernière fois, gardé sur cet appareil, a rejoint la carte.",
  };

  constructor(app) {
    this.app = app;
    this.key = app.boot.id;
    this.address = app.urls.map;
    this.revision = app.boot.revision;
  }

  read() {
    return toData(this.app.state.map);
  }

  dataOf({ map }) {
    return map;
  }

  onChange(run) {
    this.app.state.on("change", run);
  }

  settle() {
    this.app.entry.settle();
    this.app.notes.settle();
  }

  receive(before, after) {
    this.#bring("changements venus d’ailleurs", before.nodes, after.nodes);
    this.app.toast("Des changements faits ailleurs ont rejoint la carte.");
  }

  replace(data) {
    this.#bring("versions réunies", this.read().nodes, data.nodes);
  }

  #bring(label, before, after) {
    const change = (t) => {
      bring(t, before, after);
    };
    this.app.state.run(label, change, { remote: true });
  }

  judged({ report }) {
    this.app.state.takeReport(report);
  }

  async ask(answer) {
    const { askConflict } = await import("./conflict.js"); // the server has just answered: it is there
    return { settled: await askConflict(this.app, answer), theirs: answer.theirs };
  }
}
