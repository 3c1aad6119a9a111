// The files of a class go up one by one, under a bar; what is not taken is named, and nothing chosen is lost.

import { el } from "../ui/dom.js";
import { count, quoted } from "../ui/words.js";

/**
 * @typedef {{name: string, file: File}} Chosen A file, under its path where it came in a folder.
 * @typedef {{name: string, why: string}} Refused
 */

const ASKED = 700; // milliseconds between two looks at what is being read
const MEGA = 2 ** 20;

/** @type {NodeListOf<HTMLFormElement>} */
const forms = document.querySelectorAll("form[data-arrives]");
for (const form of forms) {
  form.addEventListener("submit", (event) => {
    const input = form.querySelector("input[type=file]");
    if (!(input instanceof HTMLInputElement) || !input.files?.length) return;
    event.preventDefault();
    const chosen = [...input.files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
    input.value = "";
    send(form, chosen);
  });
  form.addEventListener("folders", async (event) => {
    const entries = /** @type {CustomEvent<FileSystemEntry[]>} */ (event).detail;
    send(form, (await Promise.all(entries.map(inside))).flat());
  });
}

/** @param {HTMLFormElement} form @param {Chosen[]} chosen */
function send(form, chosen) {
  const { taken, refused } = sorted(chosen, Number(form.dataset.most), Number(form.dataset.together));
  const bar = el("progress", { max: total(taken) || 1, value: 0, "aria-label": "Envoi des fichiers" });
  const status = el("p", { role: "status" });
  const list = el("ul", { class: "plainlist refused" });
  const again = el("button", { class: "btn main", hidden: true, onclick: () => run() }, "Reprendre");
  const stopped = new AbortController();
  const close = el("button", { class: "btn", onclick: () => dialog.close() }, "Fermer");
  const title = el("h2", { id: "arrival" }, "Les cartes arrivent");
  const end = el("div", { class: "row end" }, close, again);
  const dialog = el("dialog", { class: "dialog arrival", "aria-labelledby": "arrival" }, title, bar, status, list, end);
  dialog.addEventListener("close", () => {
    stopped.abort();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  for (const each of refused) list.append(line(each));
  const way = { address: "", next: 0, sent: 0 };
  run();

  async function run() {
    again.hidden = true;
    try {
      if (!taken.length) return finish("Aucun fichier n’est envoyé. Choisissez-en d’autres.");
      way.address ||= (await asked(form.dataset.arrives ?? "", form, "POST")).address;
      for (; way.next < taken.length; way.next += 1) await one(taken[way.next]);
      await read();
    } catch (error) {
      if (stopped.signal.aborted) return;
      finish(error instanceof Error && error.message ? error.message : LOST);
      again.hidden = false;
    }
  }

  /** @param {Chosen} each */
  async function one({ name, file }) {
    status.textContent = `${quoted(name, 60)}, fichier ${way.next + 1} sur ${taken.length}`;
    const made = Math.round(file.lastModified / 1000);
    const address = `${way.address}?nom=${encodeURIComponent(name)}&date=${made}`;
    const why = await upload(address, file, form, stopped.signal, (done) => (bar.value = way.sent + done));
    way.sent += file.size;
    bar.value = way.sent;
    if (!why) return;
    refused.push({ name, why });
    list.append(line({ name, why }));
  }

  /** What waits is read; then the group is shown. */
  async function read() {
    const looking = setInterval(async () => {
      const { told } = await asked(way.address, form, "GET").catch(() => ({ told: "" }));
      if (told) status.textContent = `Lecture : ${quoted(told, 60)}`;
    }, ASKED);
    bar.removeAttribute("value");
    status.textContent = `${count(taken.length, "fichier arrivé", "fichiers arrivés")}. Lecture des cartes…`;
    const told = new FormData(form);
    told.delete("files");
    told.set("envoi", way.address.split("/").at(-1) ?? "");
    for (const { name, why } of refused) {
      told.append("refuse", name);
      told.append("raison", why);
    }
    try {
      location.assign((await asked(form.action, form, "POST", told)).address);
    } finally {
      clearInterval(looking);
      way.address = ""; // what was read no longer waits
      way.next = way.sent = 0;
    }
  }

  /** @param {string} said */
  function finish(said) {
    status.textContent = said;
    bar.value = way.sent;
  }
}

const LOST = "L’envoi s’est arrêté. Vérifiez que l’application tourne, puis reprenez : rien n’est perdu.";

/** Those that may go up, and those that are too large, alone or together.
 * @param {Chosen[]} chosen @param {number} most @param {number} together */
function sorted(chosen, most, together) {
  /** @type {Chosen[]} */
  const taken = [];
  /** @type {Refused[]} */
  const refused = [];
  let room = together;
  for (const each of chosen) {
    const limit = /\.zip$/i.test(each.name) ? together : most;
    const why =
      each.file.size > limit
        ? `Ce fichier dépasse ${limit / MEGA} Mo. Choisissez-en un plus petit.`
        : each.file.size > room
          ? `Le groupe dépasse ${together / MEGA} Mo avec ce fichier. Déposez-le ensuite, dans le même groupe.`
          : "";
    if (why) refused.push({ name: each.name, why });
    else {
      taken.push(each);
      room -= each.file.size;
    }
  }
  return { taken, refused };
}

/** @param {Chosen[]} chosen */
const total = (chosen) => chosen.reduce((sum, { file }) => sum + file.size, 0);

/** @param {Refused} refused */
const line = ({ name, why }) => el("li", {}, el("b", { dir: "auto" }, name), ` : ${why}`);

/** @param {HTMLFormElement} form */
const token = (form) => String(new FormData(form).get("csrf_token"));

/** An answer of the server as data; rejects with its sentence.
 * @param {string} address @param {HTMLFormElement} form @param {string} method @param {FormData} [body] */
async function asked(address, form, method, body) {
  const headers = { Accept: "application/json", "X-CSRFToken": token(form) };
  const answer = await fetch(address, { method, headers, body });
  if (answer.ok) return answer.json();
  throw new Error(answer.headers.get("Content-Type") === "application/json" ? (await answer.json()).message : "");
}

/** Sends the bytes of a file; the sentence of the server where it is not taken. Rejects when nothing comes back.
 * @param {string} address @param {File} file @param {HTMLFormElement} form @param {AbortSignal} stopped
 * @param {(done: number) => void} moved @returns {Promise<string>} */
function upload(address, file, form, stopped, moved) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest(); // fetch does not say how far it is
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token(form));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => moved(event.loaded);
    request.onload = () => {
      if (request.status < 400) done("");
      else if (request.getResponseHeader("Content-Type") === "application/json")
        done(JSON.parse(request.responseText).message);
      else failed(new Error(LOST));
    };
    request.onerror = request.onabort = () => failed(new Error(LOST));
    stopped.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** The files of a folder, and of those in it.
 * @param {FileSystemEntry} entry @returns {Promise<Chosen[]>} */
async function inside(entry) {
  if (entry.isFile) {
    /** @type {File} */
    const file = await new Promise((done, failed) => /** @type {FileSystemFileEntry} */ (entry).file(done, failed));
    return entry.name.startsWith(".") ? [] : [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {Chosen[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)); // at most a hundred at once
    if (!some.length) return found;
    for (const each of some) found.push(...(await inside(each)));
  }
}
