/** Reading a file that goes into the map: the server reads it, each of its sheets becomes a branch, and what was repaired is told. */

import { fromData } from "../../mindmap/codec.js";
import { inMegabytes, PICTURED_BYTES, UPLOAD_BYTES } from "../../mindmap/limits.js";
import { sketchOf } from "../../mindmap/model.js";
import { openDialog } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { quoted } from "../../ui/words.js";
import { pasteSketches } from "../clipboard.js";

/**
 * @typedef {{parent: import("../../mindmap/model.js").Node, index?: number}} Place Under a node, at a place among its
 *   children (last without one).
 * @typedef {object} Read What the server says of a file.
 * @property {import("../../mindmap/codec.js").MapData[]} [maps] one a sheet; none where it was refused
 * @property {string[]} [notices]
 * @property {string} [message]
 * @property {string} [advice]
 *
 * @typedef {import("../clipboard.js").Given & Pick<import("../app.js").App, "fetch" | "urls" | "views" | "canvas">} Given
 */

/** Inserts a file under `parent`, at `index` among its children (default: last). Says in a sentence what prevents it.
 * @param {Given} app @param {File} file @param {Place} place */
export async function insertFile(app, file, { parent, index }) {
  const most = /\.(?:zip|svg|xmind)$/i.test(file.name) ? PICTURED_BYTES : UPLOAD_BYTES; // what may hold pictures
  if (file.size > most) {
    app.toast(`Ce fichier dépasse ${inMegabytes(most)}. Votre carte n’a pas bougé.`);
    return;
  }
  app.say(`Lecture de ${quoted(file.name, 40)}…`);
  const answer = await read(app, file);
  if (!answer.maps) {
    app.toast(`${answer.message} ${answer.advice || ""}`.trim());
    return;
  }
  const under = app.state.map.get(parent.key) || app.state.map.root;
  pasteSketches(
    app,
    answer.maps.map((map) => sketchOf(fromData(map).root)),
    under,
    index,
  );
  if (app.views.hasMap && document.activeElement === document.body) app.canvas.focus();
  if (answer.notices?.length) tell(file, answer.notices);
}

/** @param {Given} app @param {File} file @returns {Promise<Read>} */
async function read(app, file) {
  const body = new FormData();
  body.append("file", file);
  try {
    const answer = await app.fetch(app.urls.reading, { method: "POST", body });
    return await answer.json();
  } catch {
    return {
      message: "Ce fichier n’a pas pu être envoyé.",
      advice: "Vérifiez la connexion, puis déposez-le de nouveau.",
    };
  }
}

/** What was repaired or left out on the way.
 * @param {File} file @param {string[]} notices */
function tell(file, notices) {
  openDialog({
    title: `À savoir sur ${quoted(file.name, 40)}`,
    body: [el("ul", { class: "list" }, ...notices.map((said) => el("li", {}, said)))],
  });
}
