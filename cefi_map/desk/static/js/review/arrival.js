// The files of a class go up one by one, under a bar; what is not taken is named, and nothing chosen is lost.

import { el } from "../../../../static/js/ui/dom.js";
import { count, quoted } from "../../../../static/js/ui/words.js";
import { chosenOf, inside, sizeOf, sorted } from "./chosen.js";
import { all } from "./page.js";
import { asked, LOST, upload } from "./upload.js";

/**
 * @typedef {import("./chosen.js").Chosen} Chosen
 * @typedef {import("./chosen.js").Refused} Refused
 */

const ASKED = 700; // milliseconds between two looks at what is being read

for (const form of all(document, "form[data-arrives]", HTMLFormElement)) {
  form.addEventListener("submit", (event) => {
    const input = form.querySelector("input[type=file]");
    if (!(input instanceof HTMLInputElement) || !input.files?.length) return;
    event.preventDefault();
    const chosen = chosenOf(input.files);
    input.value = "";
    new Arrival(form, chosen).run();
  });
  form.addEventListener("folders", async (event) => {
    const entries = /** @type {CustomEvent<FileSystemEntry[]>} */ (event).detail;
    new Arrival(form, (await Promise.all(entries.map(inside))).flat()).run();
  });
}

class Arrival {
  /** @param {HTMLFormElement} form @param {Chosen[]} chosen */
  constructor(form, chosen) {
    const { taken, refused } = sorted(chosen, Number(form.dataset.most), Number(form.dataset.together));
    this.form = form;
    this.taken = taken;
    this.refused = refused;
    this.address = ""; // where they wait to be read
    this.next = 0; // the file that goes
    this.sent = 0; // bytes of those before
    this.stopped = new AbortController();
    this.bar = el("progress", { max: sizeOf(taken) || 1, value: 0, "aria-label": "Envoi des fichiers" });
    this.status = el("p", { role: "status" });
    this.list = el("ul", { class: "plainlist refused" }, ...refused.map(line));
    this.again = el("button", { class: "btn main", hidden: true, onclick: () => this.run() }, "Reprendre");
    this.#show();
  }

  /** Goes on from where it stopped. */
  async run() {
    this.again.hidden = true;
    try {
      if (this.taken.length) await this.#send();
      else this.#finish("Aucun fichier n’est envoyé. Choisissez-en d’autres.");
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.#finish(error instanceof Error && error.message ? error.message : LOST);
      this.again.hidden = false;
    }
  }

  #show() {
    const close = el("button", { class: "btn", onclick: () => dialog.close() }, "Fermer");
    const dialog = el(
      "dialog",
      { class: "dialog arrival", "aria-labelledby": "arrival" },
      el("h2", { id: "arrival" }, "Les cartes arrivent"),
      this.bar,
      this.status,
      this.list,
      el("div", { class: "row end" }, close, this.again),
    );
    dialog.addEventListener("close", () => {
      this.stopped.abort();
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  async #send() {
    this.address ||= (await asked(this.form.dataset.arrives ?? "", this.form, "POST")).address;
    for (; this.next < this.taken.length; this.next += 1) await this.#one(this.taken[this.next]);
    await this.#read();
  }

  /** @param {Chosen} each */
  async #one({ name, file }) {
    this.status.textContent = `${quoted(name, 60)}, fichier ${this.next + 1} sur ${this.taken.length}`;
    const made = Math.round(file.lastModified / 1000);
    const address = `${this.address}?nom=${encodeURIComponent(name)}&date=${made}`;
    const moved = (/** @type {number} */ done) => (this.bar.value = this.sent + done);
    const why = await upload(address, file, this.form, this.stopped.signal, moved);
    this.sent += file.size;
    this.bar.value = this.sent;
    if (why) this.#refuse({ name, why });
  }

  /** @param {Refused} refused */
  #refuse(refused) {
    this.refused.push(refused);
    this.list.append(line(refused));
  }

  /** What waits is read; then the group is shown. */
  async #read() {
    this.bar.removeAttribute("value");
    const arrived = count(this.taken.length, "fichier arrivé", "fichiers arrivés");
    this.status.textContent = `${arrived}. Lecture des cartes…`;
    try {
      let { address } = await asked(this.form.action, this.form, "POST", this.#told());
      while (!address) address = await this.#look();
      location.assign(address);
    } finally {
      this.address = ""; // what was read no longer waits
      this.next = this.sent = 0;
    }
  }

  /** Says a moment later which work is read; where to go when that was the last.
   * @returns {Promise<string>} */
  async #look() {
    await new Promise((done) => setTimeout(done, ASKED));
    this.stopped.signal.throwIfAborted();
    const { told, count: read, address } = await asked(this.address, this.form, "GET").catch(lost);
    if (told) this.status.textContent = `${count(read, "carte lue", "cartes lues")}. La dernière : ${quoted(told, 60)}`;
    return address;
  }

  /** The form, its files being there already: where they are, and what was refused. */
  #told() {
    const told = new FormData(this.form);
    told.delete("files");
    told.set("envoi", this.address.split("/").at(-1) ?? "");
    for (const { name, why } of this.refused) {
      told.append("refuse", name);
      told.append("raison", why);
    }
    return told;
  }

  /** @param {string} said */
  #finish(said) {
    this.status.textContent = said;
    this.bar.value = this.sent;
  }
}

/** @param {Refused} refused */
const line = ({ name, why }) => el("li", {}, el("b", { dir: "auto" }, name), ` : ${why}`);

/** Nothing came back: it is asked again. What the server refuses is said.
 * @param {Error} error */
const lost = (error) => {
  if (error.message && !(error instanceof TypeError)) throw error;
  return { told: "", count: 0, address: "" };
};
