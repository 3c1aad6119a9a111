/** Leaving the page for another of ours, or taking a file, once what is being written is saved. */

import { isFile } from "../ui/addresses.js";
import { FILE_WAITS, opensHere } from "./known.js";

/** @typedef {Pick<import("./sync.js").Sync, "flush" | "isSettled" | "isCutOff" | "keepHere" | "toast">} Keeping */

/** Every plain link to a page or a file of ours waits for the save. `sync` gives what keeps, once it is there.
 * @param {() => Keeping | null} sync */
export function saveBeforeLinks(sync) {
  /** @type {HTMLAnchorElement | null} */
  let passing = null; // the link that is followed after the save
  const wait = async (/** @type {MouseEvent} */ event, /** @type {HTMLAnchorElement} */ link) => {
    const keeping = sync();
    if (link === passing || !keeping || keeping.isSettled) return;
    event.preventDefault();
    event.stopPropagation();
    if (!(await mayLeave(keeping, isFile(link) ? "" : link.href))) return;
    passing = link;
    link.click();
    passing = null;
  };
  // Files before whatever else listens; pages after the views, which may open them in place.
  document.addEventListener("click", (event) => offered(event, true, wait), true);
  document.addEventListener("click", (event) => offered(event, false, wait));
}

/** Runs `wait` for a link of ours that a plain click follows.
 * @param {MouseEvent} event @param {boolean} files
 * @param {(event: MouseEvent, link: HTMLAnchorElement) => void} wait */
function offered(event, files, wait) {
  /** @type {HTMLAnchorElement | null | undefined} */
  const link = /** @type {Element} */ (event.target).closest?.("a[href]");
  if (!link || isFile(link) !== files) return;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || link.target === "_blank") return;
  const { origin, protocol } = new URL(link.href);
  if (origin !== location.origin || protocol === "blob:" || link.getAttribute("href")?.[0] === "#") return;
  wait(event, link);
}

/** @param {Keeping | null} sync @param {string} address */
export async function leaveFor(sync, address) {
  if (!sync || (await mayLeave(sync, address))) location.assign(address);
}

/** Whether one may leave: while the server cannot be reached, only for a page that opens without it.
 * @param {Keeping} sync @param {string} address "" for a file, which the server makes */
async function mayLeave(sync, address) {
  await sync.flush();
  if (!sync.isCutOff) return true;
  await sync.keepHere();
  if (address && (await opensHere(address))) return true;
  sync.toast(address ? "Hors connexion\u00a0: attendez le retour du réseau. Votre travail est gardé ici." : FILE_WAITS);
  return false;
}
