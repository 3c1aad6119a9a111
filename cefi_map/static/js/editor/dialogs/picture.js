/** The picture of the chosen node, beside it: chosen, on its way, told in words, its width; replaced or taken away. */

import { PICTURE_DRAWN } from "../../mindmap/limits.js";
import { LEAST, sized } from "../../mindmap/pictures.js";
import { field } from "../../ui/dialog.js";
import { el } from "../../ui/dom.js";
import { NB } from "../../ui/words.js";
import { KINDS, sent } from "../pictures.js";
import { beside } from "./beside.js";

/**
 * @typedef {import("../../mindmap/model.js").Picture} Picture
 * @typedef {Pick<import("../app.js").App, "say" | "toast"> & import("../pictures.js").Given & import("./beside.js").Given} Given
 */

const STEP = 8; // pixels of width by an arrow key

/** Opens it; a `file` is sent at once.
 * @param {Given} app @param {File} [file] */
export function picture(app, file) {
  new Popover(app).open(file);
}

class Popover {
  /** @param {Given} app */
  constructor(app) {
    this.app = app;
    this.key = app.state.key;
    this.opening = `picture:${this.key}:${Date.now()}`; // what is tried of one thing while it is open is one change
    this.body = el("div", { class: "stack" });
    this.isOpen = true;
  }

  /** @param {File} [file] */
  open(file) {
    this.show();
    this.opened = beside(this.app, {
      title: "Image",
      body: [this.body],
      onclose: () => {
        this.isOpen = false;
        this.app.state.history.seal();
      },
    });
    if (file) this.send(file);
  }

  /** The node, while it is in the map.
   * @returns {import("../../mindmap/model.js").Node | null} */
  get node() {
    return this.app.state.map.has(this.key) ? this.app.state.map.get(this.key) : null;
  }

  show(error = "") {
    const found = this.node?.data.picture;
    const said = el("p", { class: "error", role: "alert" }, error);
    this.body.replaceChildren(...(found ? this.about(found) : this.none()), said);
    if (this.opened) /** @type {HTMLElement | null} */ (this.body.querySelector("input, button"))?.focus();
  }

  none() {
    return [
      el(
        "p",
        { class: "meta" },
        `PNG, JPEG, WebP ou GIF, 10${NB}Mo au plus. Déposée ou collée sur un nœud, une image y va aussi.`,
      ),
      el("div", { class: "row" }, this.chooser("Choisir une image…", "btn main")),
    ];
  }

  /** @param {Picture} found */
  about(found) {
    const words = el("input", { class: "field", value: found.alt ?? "", maxlength: 500, autocomplete: "off" });
    words.addEventListener("input", () => this.set("mots de l’image", { alt: words.value.trim() }));
    const output = el("output", { class: "num meta" }, `${found.width}${NB}px`);
    const range = { type: "range", min: LEAST, max: PICTURE_DRAWN, step: STEP, value: found.width };
    const width = el("input", range);
    width.addEventListener("input", () => {
      const made = this.set("taille de l’image", sized(this.node?.data.picture ?? found, Number(width.value)));
      output.textContent = `${made?.width}${NB}px`;
    });
    const absent = found.hash
      ? []
      : [
          el(
            "p",
            { class: "meta" },
            "Ce fichier est venu sans cette image. Choisissez-la, ou importez l’archive .zip qui la contient.",
          ),
        ];
    return [
      ...absent,
      field(
        "Ce que montre l’image",
        words,
        "Ces mots la remplacent pour qui ne la voit pas : lecteur d’écran, plan, texte.",
      ),
      ...(found.hash ? [field("Largeur", el("span", { class: "row" }, width, output))] : []),
      el("div", { class: "row" }, this.chooser("Remplacer…", "btn"), this.remover()),
    ];
  }

  /** @param {string} label @param {string} look */
  chooser(label, look) {
    const input = el("input", { type: "file", accept: KINDS, hidden: true, "aria-hidden": "true", tabindex: -1 });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file) this.send(file);
    });
    return el("span", {}, el("button", { type: "button", class: look, onclick: () => input.click() }, label), input);
  }

  remover() {
    const remove = () => {
      this.put("image retirée", null);
      this.opened?.close();
      this.app.toast("Image retirée.", "undo");
    };
    return el("button", { type: "button", class: "btn quiet", onclick: remove }, "Retirer l’image");
  }

  /** @param {File} file */
  async send(file) {
    const bar = el("progress", { max: 1, value: 0, "aria-label": "Envoi de l’image" });
    this.body.replaceChildren(el("p", { role: "status" }, "Envoi de l’image…"), bar);
    try {
      const made = await sent(this.app, file, (share) => {
        bar.value = share;
      });
      const alt = this.node?.data.picture?.alt;
      this.put("image", alt ? { ...made, alt } : made);
      if (this.isOpen) this.show();
      this.app.say("Image ajoutée. Dites en quelques mots ce qu’elle montre.");
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (this.isOpen) this.show(said);
      else this.app.toast(said);
    }
  }

  /** Words and width are a step back each, apart from the picture itself.
   * @param {string} label @param {Partial<Picture>} changes */
  set(label, changes) {
    const found = this.node?.data.picture;
    if (!found) return null;
    const kept = Object.fromEntries(
      Object.entries({ ...found, ...changes }).filter(([name, value]) => value || name === "hash"),
    );
    return this.put(label, /** @type {Picture} */ (kept), `${this.opening}:${label}`);
  }

  /** @param {string} label @param {Picture | null} made @param {string | null} merge */
  put(label, made, merge = null) {
    const { node } = this;
    if (!node) return null;
    const frozen = made && Object.freeze(made);
    this.app.state.run(label, (t) => t.set(node, { picture: frozen }), { merge, silent: true });
    return frozen;
  }
}
