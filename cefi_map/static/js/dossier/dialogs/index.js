/** Every dialog of the dossier, by name. */

import { openVersions } from "../../remote/versions.js";
import { begin, bring } from "./begin.js";
import { figure } from "./figure.js";
import { help } from "./help.js";
import { language } from "./language.js";
import { layout } from "./layout.js";
import { link } from "./link.js";
import { note } from "./note.js";
import { table } from "./table.js";
import { versionsOf } from "./versions.js";

/** @param {import("../app.js").App} app */
export function dialogsOf(app) {
  return {
    begin: () => begin(app),
    /** @param {FileList} [files] */
    bring: (files) => bring(app, files),
    /** @param {number} [pos] */
    figure: (pos) => figure(app, pos),
    help: () => help(app),
    language: () => language(app),
    layout: () => layout(app),
    link: () => link(app),
    /** @param {number} [pos] */
    note: (pos) => note(app, pos),
    table: () => table(app),
    versions: () => openVersions(app, versionsOf(app)),
  };
}
