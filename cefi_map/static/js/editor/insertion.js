/** A file put into the map: any format the server reads becomes a branch, where it was dropped or under the chosen node. */

import { fromData } from "../mindmap/codec.js";
import { sketchOf } from "../mindmap/model.js";
import { pasteSketches } from "./clipboard.js";
import { openDialog } from "./dialogs/dialog.js";
import { el } from "./dom.js";
import { quoted } from "./words.js";

const MOST = 10 * 1024 * 1024;
const KINDS = ".mm,.xmind,.opml,.md,.docx,.svg,.txt";

/** Files dropped beside the map: under the row of the plan, else under the chosen node. The browser never opens them. */
export function listen(app) {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    const row = event.target.closest?.("li[data-key]");
    insertFile(app, file, { parent: app.state.map.get(row?.dataset.key) || app.state.node });
  });
}

/** Asks for a file, then inserts it under the chosen node. */
export function chooseFile(app) {
  const parent = app.state.node;
  const field = el("input", { type: "file", accept: KINDS });
  field.addEventListener("change", () => {
    if (field.files[0]) insertFile(app, field.files[0], { parent });
  });
  field.click();
}

/** Inserts a file under `parent`, at `index` among its children (default: last). Says in a sentence what prevents it. */
export async function insertFile(app, file, { parent, index }) {
  if (file.size > MOST) {
    app.toast("Ce fichier dépasse 10 Mo. Votre carte n’a pas bougé.");
    return;
  }
  app.say(`Lecture de ${quoted(file.name, 40)}…`);
  const answer = await read(app, file);
  if (!answer.map) {
    app.toast(`${answer.message} ${answer.advice || ""}`.trim());
    return;
  }
  const under = app.state.map.get(parent.key) || app.state.map.root;
  pasteSketches(app, [sketchOf(fromData(answer.map).root)], under, index);
  if (answer.notices.length) tell(file, answer.notices);
}

async function read(app, file) {
  const body = new FormData();
  body.append("file", file);
  try {
    const answer = await app.fetch(app.urls.reading, { method: "POST", body });
    return await answer.json();
  } catch {
    return { message: "Ce fichier n’a pas pu être envoyé.", advice: "Vérifiez la connexion, puis déposez-le de nouveau." };
  }
}

/** What was repaired or left out on the way. */
function tell(file, notices) {
  openDialog({
    title: `À savoir sur ${quoted(file.name, 40)}`,
    body: [el("ul", { class: "list" }, ...notices.map((said) => el("li", {}, said)))],
  });
}
