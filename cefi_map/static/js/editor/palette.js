/** The command palette (Ctrl K): where one wants to go and what one wants to do, by its name. */

import { el, icon, write } from "../ui/dom.js";
import { NB } from "../ui/words.js";
import { elsewhere, found } from "./destinations.js";

/** @typedef {import("./destinations.js").Item} Item */

const NONE = "Rien de tel parmi les nœuds, pages, critères, actions, projets et versions."; // the same at each letter

export class Palette {
  /** @param {import("./destinations.js").Given} app */
  constructor(app) {
    this.app = app;
    /** @type {Item[]} */
    this.items = [];
    /** @type {Item[]} */
    this.elsewhere = []; // projects and versions, as they were when it was last opened
    /** @type {Map<string, HTMLElement>} */
    this.options = new Map(); // by all that they say: what stays where it was is not said again
    this.made = 0; // since the page came: a reader hears of another one by its other id
    this.at = 0; // the one that Enter takes
    this.field = el("input", {
      class: "field",
      type: "text",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "palette-list",
      "aria-autocomplete": "list",
      "aria-label": "Chercher un nœud, une page, un critère ou une action",
      placeholder: "Chercher ou agir",
      autocomplete: "off",
      oninput: () => this.look(),
      onkeydown: (event) => this.keydown(event),
    });
    this.list = el("ul", { id: "palette-list", role: "listbox", "aria-label": "Ce qui est trouvé" });
    this.none = el("p", { class: "meta", role: "status" });
    this.dialog = el(
      "dialog",
      {
        class: "palette menu",
        "aria-label": "Chercher ou agir",
        onclick: (event) => {
          if (event.target === this.dialog) this.dialog.close();
        },
      },
      this.field,
      this.list,
      this.none,
    );
    document.body.append(this.dialog);
  }

  open() {
    this.back = /** @type {HTMLElement | null} */ (document.activeElement);
    this.field.value = "";
    this.dialog.showModal();
    this.look();
    this.field.focus();
    elsewhere(this.app).then((items) => {
      this.elsewhere = items;
      if (!this.dialog.open || !this.field.value) return;
      const refused = this.items.length ? this.none.textContent : "";
      this.look();
      if (refused) this.none.textContent = refused;
    });
  }

  look() {
    this.items = found(this.app, this.field.value, this.elsewhere);
    const before = this.options;
    this.options = new Map(
      this.items.map((item, i) => {
        const said = [i, item.text, item.why, item.group].join("|");
        return [said, before.get(said) ?? this.option(item, i)];
      }),
    );
    this.fill([...this.options.values()]);
    write(this.none, this.items.length ? "" : NONE);
    this.mark(0);
  }

  /** What stays is not touched: taken out for a moment, it would be another one to a reader.
   * @param {HTMLElement[]} options */
  fill(options) {
    const { children } = this.list;
    options.forEach((one, i) => {
      if (!children[i]) this.list.append(one);
      else if (children[i] !== one) children[i].replaceWith(one);
    });
    while (children.length > options.length) this.list.lastElementChild?.remove();
  }

  /** @param {Item} item @param {number} place */
  option({ icon: drawing, text, why, keys = [], group }, place) {
    return el(
      "li",
      {
        role: "option",
        id: `palette-${this.made++}`,
        "aria-selected": "false",
        "aria-disabled": why ? "true" : null,
        class: "option",
        onclick: () => this.choose(place),
      },
      drawing ? icon(drawing) : el("span", { class: "gap" }),
      el("span", { class: "grow" }, text),
      el("span", { class: "meta" }, why || (keys.length ? "" : group)),
      ...(why ? [] : keys),
    );
  }

  /** @param {number} at */
  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", this.list.children[at]?.id ?? "");
  }

  /** What cannot be done says why, and the palette stays.
   * @param {number} at */
  choose(at) {
    const item = this.items[at];
    if (item?.why) {
      this.mark(at);
      this.none.textContent = `${item.text}${NB}: ${item.why}`;
      return;
    }
    this.dialog.close();
    if (this.back?.isConnected) this.back.focus();
    item?.run();
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const size = this.items.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (size) this.mark((this.at + (event.key === "ArrowDown" ? 1 : size - 1)) % size);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.choose(this.at);
    }
    event.stopPropagation();
  }
}
