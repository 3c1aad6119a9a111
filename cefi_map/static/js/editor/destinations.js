/** What the palette finds, the nearest to what was typed first: nodes, pages, criteria, actions, projects, versions. */

import { each, numberOf } from "../mindmap/model.js";
import { leaveFor } from "../remote/leaving.js";
import { isFile } from "../ui/addresses.js";
import { moment, plain, quoted, short } from "../ui/words.js";
import { ACTIONS } from "./actions/index.js";
import { shortcut } from "./controls.js";

/**
 * @typedef {object} Item
 * @property {string} text
 * @property {string} group what it is
 * @property {() => void} run
 * @property {string[]} [names] what it is called, where that is not all of its text
 * @property {string} [words] more ways to find it
 * @property {string} [icon]
 * @property {HTMLElement[]} [keys]
 * @property {string} [why] it cannot be done, and why
 *
 * @typedef {Pick<import("./app.js").App, "act" | "can" | "offers" | "state" | "goTo" | "verdicts" | "requirements" | "fetch"
 *   | "urls" | "sync" | "dialogs">} Given
 */

const NODE = "Nœud";
const MOST = 8; // of nodes, of projects, of versions
const LEAST = 2; // characters from which they are looked for

/** @param {Given} app @param {string} typed @param {Item[]} elsewhere projects and versions
 * @returns {Item[]} */
export function found(app, typed, elsewhere) {
  const wanted = plain(typed.trim());
  const here = [...places(), ...actions(app)];
  if (wanted.length < LEAST) return here.filter((item) => !item.why && isFound(item, wanted));
  const items = [...here, ...criteria(app), ...elsewhere].filter((item) => isFound(item, wanted));
  const kept = [...nodes(app, wanted), ...limited(items)];
  return kept.sort((a, b) => rank(a, wanted) - rank(b, wanted));
}

/** The page's own links: its views, its files, the other pages.
 * @returns {Item[]} */
function places() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".bar a[href]"));
  return [...links].map((link) => {
    const [extension] = [...link.querySelectorAll("kbd:not([hidden])")].map((one) => one.textContent ?? "");
    const words = [...link.childNodes].filter((each) => each.nodeName !== "KBD").map((each) => each.textContent);
    const text = link.getAttribute("aria-label") ?? (words.join("").trim() || link.title);
    const group = isFile(link) ? `Télécharger ${extension}` : "Aller à";
    return { text, group, words: extension, icon: "i-right", run: () => link.click() };
  });
}

/** @param {Given} app @returns {Item[]} */
function actions(app) {
  const named = ACTIONS.filter((action) => !action.isQuiet && action.name !== "palette" && app.offers(action));
  return named.map((action) => ({
    text: action.label,
    words: action.words,
    group: action.group,
    icon: action.icon,
    keys: shortcut(action),
    why: app.can(action) ? "" : (action.why ?? "Ce n’est pas possible ici."),
    run: () => app.act(action),
  }));
}

/** « c5 » and « partenaires » lead to its verdict.
 * @param {Given} app @returns {Item[]} */
function criteria({ requirements, verdicts }) {
  return [...requirements.values()].map(({ id, title }) => ({
    text: `${id} ${title}`,
    names: [id, title],
    group: "Critère",
    icon: "i-verdict",
    run: () => verdicts.open(id),
  }));
}

/** @param {Given} app @param {string} wanted @returns {Item[]} */
function nodes(app, wanted) {
  /** @type {import("../mindmap/model.js").Node[]} */
  const all = [];
  each(app.state.map.root, (node) => {
    if (plain(node.text).includes(wanted)) all.push(node);
  });
  all.sort((a, b) => Number(plain(b.text).startsWith(wanted)) - Number(plain(a.text).startsWith(wanted)));
  return all.slice(0, MOST).map((node) => ({
    text: `${numberOf(node)} ${short(node.text, 70)}`,
    names: [node.text],
    group: NODE,
    icon: "i-map",
    run: () => app.goTo(node.key),
  }));
}

/** The other projects and this map's versions; [] without a network.
 * @param {Given} app @returns {Promise<Item[]>} */
export async function elsewhere(app) {
  const [projects, history] = await Promise.all([app.urls.projects, app.urls.history].map((url) => asked(app, url)));
  return [
    ...(projects?.projects ?? []).map((/** @type {{title: string, url: string}} */ { title, url }) => ({
      text: title,
      group: "Projet",
      icon: "i-dossier",
      run: () => leaveFor(app.sync, url),
    })),
    ...(history?.revisions ?? []).map((/** @type {import("../remote/versions.js").Revision} */ revision) => ({
      text: `Version du ${moment(new Date(revision.created))}${revision.name ? `, ${quoted(revision.name)}` : ""}`,
      group: "Version",
      icon: "i-history",
      run: () => app.dialogs.history(revision.number),
    })),
  ];
}

/** @param {Given} app @param {string | undefined} address */
async function asked(app, address) {
  const answer = address ? await app.fetch(address).catch(() => null) : null;
  return answer?.ok ? answer.json() : null;
}

/** @param {Item} item @param {string} wanted */
function isFound({ text, words = "", group }, wanted) {
  const said = plain(`${text} ${words} ${group}`);
  return wanted.split(/\s+/).every((word) => said.includes(word));
}

/** Not more than a few of a group that has no end.
 * @param {Item[]} items */
function limited(items) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return items.filter(({ group }) => {
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= MOST || !["Projet", "Version"].includes(group);
  });
}

/** The lower, the nearer to what was typed: its name, its beginning, one of its words, another way to say it.
 * @param {Item} item @param {string} wanted */
function rank({ text, names = [text], group, why }, wanted) {
  const said = names.map((name) => plain(name).replace("…", ""));
  const isNode = group === NODE;
  if (why) return 6;
  if (said.includes(wanted)) return 0;
  if (said.some((name) => name.startsWith(wanted))) return isNode ? 1 : 2;
  if (isNode) return 3;
  return said.some((name) => name.includes(` ${wanted}`)) ? 4 : 5;
}
