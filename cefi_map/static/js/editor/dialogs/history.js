/** Versions of the map: named points, what changed since, a preview, and restoring one (which makes a new version). */

import { compare } from "../../mindmap/changes.js";
import { toData } from "../../mindmap/codec.js";
import { el } from "../dom.js";
import { NB, clock, count, short } from "../words.js";
import { openDialog } from "./dialog.js";

const REASONS = {
  created: "création",
  imported: "import",
  duplicated: "copie",
  saved: "enregistrement",
  merged: "deux versions réunies",
  restored: "version rétablie",
  draft: "version gardée à part",
};

export async function history(app) {
  const list = el("ol", { class: "versions" });
  const preview = el(
    "div",
    { class: "preview", "aria-live": "polite" },
    el("p", { class: "meta" }, "Choisissez une version pour voir ce qui la sépare de la carte actuelle."),
  );
  const opened = openDialog({
    title: "Versions de la carte",
    wide: true,
    body: [
      el("p", { class: "meta" }, "Après 30 jours, les versions sans nom sont réduites à une par jour."),
      el("div", { class: "two" }, list, preview),
    ],
  });
  await app.sync?.flush();
  const answer = await app.fetch(app.urls.history).catch(() => null);
  if (!answer?.ok) {
    list.replaceChildren(el("li", {}, "Les versions ne sont pas accessibles hors connexion."));
    return;
  }
  const { revisions } = await answer.json();
  list.replaceChildren(...revisions.map((one) => row(app, one, preview, opened)));
}

function row(app, revision, preview, opened) {
  const date = new Date(revision.created);
  const name = el("input", {
    class: "field",
    value: revision.name || "",
    "aria-label": `Nom de la version ${revision.number}`,
    placeholder: "Nommer ce point",
    onchange: () => rename(app, revision, name.value),
  });
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "link", onclick: () => show(app, revision, preview, opened) },
      `${day(date)} à ${clock(date)}`,
    ),
    el("span", { class: "meta" }, `${REASONS[revision.reason] || revision.reason}, ${count(revision.nodes, "nœud")}`),
    name,
  );
}

async function rename(app, revision, name) {
  const answer = await app
    .fetch(`${app.urls.history}/${revision.number}`, { method: "PATCH", body: JSON.stringify({ name }) })
    .catch(() => null);
  app.say(
    answer?.ok
      ? name
        ? "Version nommée."
        : "Nom retiré."
      : "Le nom n’a pas pu être gardé. Réessayez une fois en ligne.",
  );
}

async function show(app, revision, preview, opened) {
  const answer = await app.fetch(`${app.urls.history}/${revision.number}`).catch(() => null);
  if (!answer?.ok) {
    preview.replaceChildren(el("p", {}, "Cette version n’est pas accessible. Réessayez une fois en ligne."));
    return;
  }
  const { map } = await answer.json();
  const now = toData(app.state.map).nodes;
  const { added, removed, changed } = compare(map.nodes, now);
  const old = new Map(map.nodes.map((item) => [item.key, item]));
  const section = (title, keys, text) =>
    keys.length
      ? el(
          "section",
          {},
          el("h3", {}, `${title}${NB}: ${keys.length}`),
          el("ul", {}, ...keys.slice(0, 30).map((key) => el("li", {}, text(key)))),
        )
      : null;
  preview.replaceChildren(
    ...[
      added.length + removed.length + changed.length ? null : el("p", {}, "Cette version est la carte actuelle."),
      section("Ajoutés depuis", added, (key) => short(app.state.map.get(key).text, 80)),
      section("Supprimés depuis", removed, (key) => el("del", {}, short(old.get(key).text, 80))),
      section(
        "Changés depuis",
        changed.map((one) => one.key),
        (key) =>
          el(
            "span",
            {},
            el("del", {}, short(old.get(key).text, 60)),
            " → ",
            el("ins", {}, short(app.state.map.get(key)?.text || "", 60)),
          ),
      ),
      el(
        "button",
        {
          type: "button",
          class: "btn main",
          onclick: () => {
            opened.close();
            app.restore(map, revision);
          },
        },
        "Rétablir cette version",
      ),
    ].filter(Boolean),
  );
}

function day(date) {
  return date.toLocaleDateString("fr-FR", { day: "numeric", month: "long" });
}
