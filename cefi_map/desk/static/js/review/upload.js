// The way of a class's files to the server, which answers in data, its refusals in a sentence.

import { sendKnown } from "../../../../static/js/ui/token.js";

export const LOST = "L’envoi s’est arrêté. Vérifiez que l’application tourne, puis reprenez : rien n’est perdu.";

/** An answer of the server as data; rejects with its sentence.
 * @param {string} address @param {HTMLFormElement} form @param {string} method @param {FormData} [body] */
export async function asked(address, form, method, body) {
  const send = () =>
    fetch(address, { method, headers: { Accept: "application/json", "X-CSRFToken": token(form) }, body });
  const answer = await sendKnown(send);
  if (answer.ok) return answer.json();
  throw new Error(answer.headers.get("Content-Type") === "application/json" ? (await answer.json()).message : "");
}

/** Sends the bytes of a file; the sentence of the server where it is not taken. Rejects when nothing comes back.
 * @param {string} address @param {File} file @param {HTMLFormElement} form @param {AbortSignal} stopped
 * @param {(done: number) => void} moved @returns {Promise<string>} */
export async function upload(address, file, form, stopped, moved) {
  const request = await sendKnown(() => sent(address, file, form, stopped, moved));
  if (request.status < 400) return "";
  if (request.getResponseHeader("Content-Type") === "application/json") return JSON.parse(request.responseText).message;
  throw new Error(LOST);
}

/** @param {string} address @param {File} file @param {HTMLFormElement} form @param {AbortSignal} stopped
 * @param {(done: number) => void} moved @returns {Promise<XMLHttpRequest>} */
function sent(address, file, form, stopped, moved) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest(); // fetch does not say how far it is
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token(form));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => moved(event.loaded);
    request.onload = () => done(request);
    request.onerror = request.onabort = () => failed(new Error(LOST));
    stopped.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** The form's, which is a fresh one where its own was known no more.
 * @param {HTMLFormElement} form */
const token = (form) => String(new FormData(form).get("csrf_token"));
