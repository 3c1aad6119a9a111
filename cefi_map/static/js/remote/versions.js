/** Versions of a work by sittings: what each came to, named points, and restoring one (which makes a new version). */

import { field, openDialog } from "../ui/dialog.js";
import { el } from "../ui/dom.js";
import { count, quoted } from "../ui/words.js";
import { cameTo, hourOf, sittings, whenOf } from "./sittings.js";

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
 * @property {string} [birth] the page that plays them back
 * @property {(version: any, before: any) => (Node | string)[]} preview what a sitting did, and what was done since;
 *   `before`: the version it began with, or null
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
  merged: "deux versions réunies",
  restored: "version restaurée",
  draft: "version gardée à part",
};

/** Opens the dialog, on a version where its number is given.
 * @param {Given} app @param {Of} of @param {number} [number] */
export async function openVersions(app, of, number) {
  const list = el("ol", { class: "versions" });
  const preview = el("div", { class: "preview", "aria-live": "polite" }, el("p", { class: "meta" }, of.hint));
  const opened = openDialog({
    title: of.title,
    wide: true,
    body: [
      el(
        "p",
        { class: "meta" },
        "Plus elles sont anciennes, moins il en reste : une par jour après 30 jours. Celles qui ont un nom restent.",
      ),
      of.birth ? el("p", {}, el("a", { href: of.birth }, "Comment cette carte est née")) : null,
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
  const found = sittings(revisions);
  /** @type {Shown} */
  const shown = { app, of, list, preview, opened, names: new Map() };
  list.replaceChildren(...found.map((sitting, place) => row(shown, sitting, found[place + 1]?.[0])));
  if (!revisions.length) list.append(el("li", {}, "Aucune version encore : la première naît avec vos premiers mots."));
  const at = found.findIndex((sitting) => sitting.some((one) => one.number === number));
  const asked = found[at]?.find((one) => one.number === number);
  if (asked) await show(shown, asked, found[at + 1]?.[0]);
}

/**
 * @typedef {object} Shown The dialog while it is open.
 * @property {Given} app
 * @property {Of} of
 * @property {HTMLElement} list
 * @property {HTMLElement} preview
 * @property {Opened} opened
 * @property {Map<number, HTMLElement>} names where the list says the name of a version
 */

/** A sitting: its last version, and the others where one asks for them.
 * @param {Shown} shown @param {Revision[]} sitting @param {Revision | undefined} before */
function row(shown, sitting, before) {
  const [last, ...others] = sitting;
  const reasons = [...new Set(sitting.map((one) => REASONS[one.reason]).filter(Boolean))];
  const inside = others.map((one) => el("li", {}, button(shown, one, before, hourOf(one, others, shown.of.unit))));
  return el(
    "li",
    {},
    button(shown, last, before, capital(whenOf(sitting))),
    el("span", { class: "meta" }, [cameTo(sitting, before, shown.of.unit), ...reasons].join(", ")),
    others.length
      ? el(
          "details",
          { open: others.some((one) => one.name) },
          el("summary", { class: "meta" }, count(others.length, "version avant", "versions avant")),
          el("ol", {}, ...inside),
        )
      : null,
  );
}

/** A version by its hour, with its name.
 * @param {Shown} shown @param {Revision} revision @param {Revision | undefined} before @param {string} words */
function button(shown, revision, before, words) {
  const name = el("b", {}, named(revision));
  shown.names.set(revision.number, name);
  const chosen = { class: "link", "data-version": revision.number, onclick: () => show(shown, revision, before) };
  return el("button", chosen, words, name);
}

/** @param {Revision} revision */
function named({ name }) {
  return name ? ` ${quoted(name, 60)}` : "";
}

/** @param {Shown} shown @param {Revision} revision @param {Revision | undefined} before */
async function show({ app, of, list, preview, opened, names }, revision, before) {
  for (const one of list.querySelectorAll("[data-version]"))
    one.setAttribute("aria-pressed", String(one.getAttribute("data-version") === String(revision.number)));
  const [version, first] = await Promise.all([revision, before].map((one) => one && brought(app, of, one)));
  if (!version) {
    preview.replaceChildren(el("p", {}, "Cette version n’est pas accessible. Réessayez une fois en ligne."));
    return;
  }
  /** @type {HTMLInputElement} */
  const name = el("input", {
    class: "field",
    value: revision.name || "",
    onchange: async () => {
      if (!(await rename(app, of, revision, name.value))) return;
      revision.name = name.value;
      /** @type {HTMLElement} */ (names.get(revision.number)).textContent = named(revision);
    },
  });
  const restore = () => {
    opened.close();
    of.restore(version, revision);
  };
  preview.replaceChildren(
    field("Nom de cette version", name, "Une version nommée reste pour toujours."),
    ...of.preview(version, first ?? null),
    el("button", { class: "btn main", onclick: restore }, "Restaurer cette version"),
  );
}

/** @param {Given} app @param {Of} of @param {Revision} revision */
async function brought(app, of, { number }) {
  const answer = await app.fetch(`${of.address}/${number}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** Gives whether the server keeps the name.
 * @param {Given} app @param {Of} of @param {Revision} revision @param {string} name */
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
  return Boolean(answer?.ok);
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
