/** Pictures on their way to a node: from a file, dropped or pasted, they are sent and come back as what a node says. */

import { inMegabytes, PICTURE_BYTES } from "../mindmap/limits.js";
import { firstSize } from "../mindmap/pictures.js";
import { sendKnown } from "../ui/token.js";

/**
 * @typedef {import("../mindmap/model.js").Picture} Picture
 * @typedef {import("../mindmap/model.js").Node} Node
 * @typedef {Pick<import("./app.js").App, "urls" | "boot">} Given
 */

export const KINDS = "image/png,image/jpeg,image/webp,image/gif";
const AWAY =
  "L’image n’est pas arrivée. Il faut le réseau pour en ajouter une ; le reste de votre carte s’écrit sans lui.";

/** Whether a file is a picture, be it one that is refused with a reason; a drawing of ours is a map.
 * @param {File} file */
export function isPicture({ type, name }) {
  return (type.startsWith("image/") && type !== "image/svg+xml") || /\.(?:png|jpe?g|gif|webp|heic|avif)$/i.test(name);
}

/** The first picture in what was dropped or pasted.
 * @param {DataTransfer | null} transfer */
export function pictureIn(transfer) {
  return [...(transfer?.files ?? [])].find(isPicture) ?? null;
}

/** Sends it; what a node says of it, drawn in its first size. Throws a sentence.
 * @param {Given} app @param {File} file @param {(share: number) => void} told how much of it has left, 0 to 1
 * @returns {Promise<Picture>} */
export async function sent(app, file, told) {
  if (file.size > PICTURE_BYTES)
    throw new Error(`Cette image dépasse ${inMegabytes(PICTURE_BYTES)}. Choisissez-la plus petite.`);
  const { response: answer } = await sendKnown((fresh) => {
    if (fresh) app.boot.csrf = fresh;
    return post(app, file, told, app.boot.csrf);
  });
  if (!answer?.hash) throw new Error(answer?.message ? `${answer.message} ${answer.advice || ""}`.trim() : AWAY);
  const { hash, natural, source } = answer;
  return { hash, ...firstSize(natural), natural, source };
}

/** Says in « Exporter », each time it opens, whether the FreeMind file leaves alone or packed with pictures.
 * @param {Pick<import("./app.js").App, "state">} app */
export function listen({ state }) {
  const menu = document.querySelector(".bar [data-packed]")?.closest("details");
  menu?.addEventListener("toggle", () => {
    const packed = [...state.map.byKey.values()].some(({ data }) => data.picture?.hash);
    for (const each of menu.querySelectorAll("[data-packed]")) each.toggleAttribute("hidden", !packed);
    for (const each of menu.querySelectorAll("[data-alone]")) each.toggleAttribute("hidden", packed);
  });
}

/** A request that tells how far it is, which `fetch` does not.
 * @param {Given} app @param {File} file @param {(share: number) => void} told @param {string} token
 * @returns {Promise<XMLHttpRequest>} */
function post({ urls }, file, told, token) {
  const body = new FormData();
  body.append("file", file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", urls.pictures);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => told(total ? loaded / total : 0));
    for (const end of ["load", "error", "abort"]) request.addEventListener(end, () => done(request));
    request.send(body);
  });
}
