/** Versions of a work: named points, a preview of one, and restoring it (which makes a new version). */

import { openDialog } from "../ui/dialog.js";
import { el } from "../ui/dom.js";
import { clock, count } from "../ui/words.js";

/**
 * @typedef {object} Revision
 * @property {number} number
 * @property {string} created
 * @property {string | null} [name]
 * @property {string} reason
 * @property {number} nodes how many of its unit it holds
 *
 * @typedef {object} Of What the versions are of.
 * @property {string} address
 * @property {string} title
 * @property {string} hint what to choose one for
 * @property {string} unit « nœud »
 * @property {(version: any) => (Node | string)[]} preview elements that show what differs
 * @property {(version: any, revision: Revision) => void} restore
 *
 * @typedef {object} Given
 * @property {Pick<import("./sync.js").Sync, "flush"> | null} sync
 * @property {import("./transport.js").Transport["send"]} fetch
 * @property {(text: string) => void} say
 * @property {(text: string) => void} toast
 *
 * @typedef {import("../ui/dialog.js").Opened} Opened
 */

/** @type {Record<string, string>} */
const REASONS = {
  created: "création",
  imported: "import",
  duplicated: "copie",
  saved: "enregistrement",
  merged: "deux versions réunies",
  restored: "version restaurée",
  draft: "version gardée à part",
};

/** Opens the dialog.
 * @param {Given} app @param {Of} of */
export async function openVersions(app, of) {
  const list = el("ol", { class: "versions" });
  const preview = el("div", { class: "preview", "aria-live": "polite" }, el("p", { class: "meta" }, of.hint));
  const opened = openDialog({
    title: of.title,
    wide: true,
    body: [
      el("p", { class: "meta" }, "Après 30 jours d’utilisation, les versions sans nom sont réduites à une par jour."),
      el("div", { class: "two" }, list, preview),
    ],
  });
  await app.sync?.flush();
  const answer = await app.fetch(of.address).catch(() => null);
  if (!answer?.ok) {
    list.replaceChildren(el("li", {}, "Les versions ne sont pas accessibles hors connexion."));
    return;
  }
  /** @type {{revisions: Revision[]}} */
  const { revisions } = await answer.json();
  list.replaceChildren(...revisions.map((one) => row(app, of, one, preview, opened)));
  if (!revisions.length) list.append(el("li", {}, "Aucune version encore : la première naît avec vos premiers mots."));
}

/** @param {Given} app @param {Of} of @param {Revision} revision @param {HTMLElement} preview @param {Opened} opened */
function row(app, of, revision, preview, opened) {
  const date = new Date(revision.created);
  /** @type {HTMLInputElement} */
  const name = el("input", {
    class: "field",
    value: revision.name || "",
    "aria-label": `Nom de la version ${revision.number}`,
    placeholder: "Nommer ce point",
    onchange: () => rename(app, of, revision, name.value),
  });
  return el(
    "li",
    {},
    el(
      "button",
      { class: "link", onclick: () => show(app, of, revision, preview, opened) },
      `${day(date)} à ${clock(date)}`,
    ),
    el("span", { class: "meta" }, `${REASONS[revision.reason] || revision.reason}, ${count(revision.nodes, of.unit)}`),
    name,
  );
}

/** @param {Given} app @param {Of} of @param {Revision} revision @param {string} name */
async function rename(app, of, revision, name) {
  const answer = await app
    .fetch(`${of.address}/${revision.number}`, { method: "PATCH", body: JSON.stringify({ name }) })
    .catch(() => null);
  if (answer?.ok) app.say(name ? "Version nommée." : "Nom retiré.");
  else {
    const { message = "Le nom n’a pas pu être gardé.", advice = "Réessayez une fois en ligne." } =
      (await answer?.json().catch(() => null)) ?? {};
    app.toast(`${message} ${advice}`);
  }
}

/** @param {Given} app @param {Of} of @param {Revision} revision @param {HTMLElement} preview @param {Opened} opened */
async function show(app, of, revision, preview, opened) {
  const answer = await app.fetch(`${of.address}/${revision.number}`).catch(() => null);
  if (!answer?.ok) {
    preview.replaceChildren(el("p", {}, "Cette version n’est pas accessible. Réessayez une fois en ligne."));
    return;
  }
  const version = await answer.json();
  preview.replaceChildren(
    ...of.preview(version),
    el(
      "button",
      {
        class: "btn main",
        onclick: () => {
          opened.close();
          of.restore(version, revision);
        },
      },
      "Restaurer cette version",
    ),
  );
}

/** @param {Date} date */
function day(date) {
  return date.toLocaleDateString("fr-FR", { day: "numeric", month: "long" });
}
