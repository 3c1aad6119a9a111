/** « Rendre » without a network: the map and the dossier as they are here, in one file that this page makes. */

import { freemindOf } from "../mindmap/freemind-file.js";
import { lying } from "../mindmap/pictures.js";
import { draftsOf } from "../remote/drafts.js";
import { keptAt, upToDate } from "../remote/known.js";
import { pageOf } from "./text-page.js";
import { zipOf } from "./zip.js";

/** @typedef {{name: string, text: string | Uint8Array}} File */

const CARRIED = /<script type="application\/json" id="(?:editor|dossier)-data">(.*?)<\/script>/s;

const here = /** @type {HTMLElement | null} */ (document.querySelector("[data-here]"));
if (here && keptAt()) offer(here);

/** In the place of the form, which the server alone can answer.
 * @param {HTMLElement} section */
function offer(section) {
  section.hidden = false;
  /** @type {HTMLElement} */ (document.querySelector("#rendu")).hidden = true;
  section.querySelector("button")?.addEventListener("click", async () => {
    const said = /** @type {HTMLElement} */ (section.querySelector("[role=status]"));
    const page = location.pathname.replace(/\/rendre$/, "");
    const files = await filesOf(page);
    said.textContent = files ? "Votre fichier est prêt." : "Ce projet n’est pas gardé ici\u00a0: attendez le réseau.";
    if (files) save(zipOf(files), `${files[0].name.split("/")[0]}.zip`);
  });
}

/** @param {string} page of the map @returns {Promise<File[] | null>} */
async function filesOf(page) {
  const map = await newest(page, `/api${page}`, page.split("/")[2]);
  if (!map) return null;
  const text = await newest(`${page}/dossier`, `/api${page}/dossier`, `${page.split("/")[2]}:dossier`);
  const stem = `rendu-${map.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "projet"}`;
  const drawn = map.draft ?? map.map;
  /** @type {File[]} */
  const files = [{ name: `${stem}.mm`, text: freemindOf(drawn) }];
  const dossier = text?.draft ?? (text?.revision ? text.dossier : null);
  if (dossier) files.push({ name: `${stem}-dossier.html`, text: pageOf(`Dossier, ${map.title}`, dossier.blocks) });
  const lines = ["Rendu CEFI, bloc 3, fait sans réseau par l’application Carte CEFI", ""];
  const named = files.map(({ name }) => `- ${name}`);
  const readme = [
    ...lines,
    ...named,
    "",
    "La carte s’ouvre dans FreeMind, Freeplane ou Carte CEFI, le dossier dans Word.",
  ];
  const told = { name: "LISEZMOI.txt", text: `\ufeff${readme.join("\r\n")}\r\n` };
  const shown = await picturesOf(page, drawn.nodes);
  return [...files, told, ...shown].map(({ name, text: inside }) => ({ name: `${stem}/${name}`, text: inside }));
}

/** The pictures that the map names beside its file, as far as they are kept here.
 * @param {string} page @param {import("../mindmap/codec.js").NodeData[]} nodes @returns {Promise<File[]>} */
async function picturesOf(page, nodes) {
  /** @type {Map<string, Uint8Array>} */
  const found = new Map();
  for (const { picture } of nodes) {
    const kept = picture?.hash && (await caches.match(`${page}/images/${picture.hash}`, { ignoreVary: true }));
    if (picture && kept) found.set(lying(picture).place, new Uint8Array(await kept.arrayBuffer()));
  }
  return [...found].map(([name, text]) => ({ name, text }));
}

/** What the kept page of a work carries, brought up to date, with the newest draft of it where there is one.
 * @param {string} page @param {string} address @param {string} key @returns {Promise<any>} */
async function newest(page, address, key) {
  const kept = await (await caches.match(page, { ignoreVary: true }))?.text();
  const carried = kept && CARRIED.exec(kept)?.[1];
  const draft = (await draftsOf(key)).at(-1)?.data;
  return carried ? { ...(await upToDate(JSON.parse(carried), address)), draft } : null;
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
