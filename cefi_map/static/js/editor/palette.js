/** The command palette (Ctrl K): every action by its name, and every node by its title. */

import { each, numberOf } from "../mindmap/model.js";
import { el, icon } from "../ui/dom.js";
import { plain, quoted, short } from "../ui/words.js";
import { ACTIONS } from "./actions/index.js";
import { shortcut } from "./controls.js";

/**
 * @typedef {object} Item A node or an action.
 * @property {string} text
 * @property {string} [icon]
 * @property {HTMLElement[]} [keys]
 * @property {string} group
 * @property {() => void} run
 */

const MOST_NODES = 8;

export class Palette {
  /** @param {Pick<import("./app.js").App, "act" | "can" | "state" | "goTo">} app */
  constructor(app) {
    this.app = app;
    /** @type {Item[]} */
    this.items = [];
    this.at = 0; // the one that Enter takes
    this.field = el("input", {
      class: "field",
      type: "text",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "palette-list",
      "aria-autocomplete": "list",
      "aria-label": "Chercher un nœud ou une action",
      placeholder: "Chercher ou agir",
      autocomplete: "off",
      oninput: () => this.look(),
      onkeydown: (event) => this.keydown(event),
    });
    this.list = el("ul", { id: "palette-list", role: "listbox", "aria-label": "Nœuds et actions" });
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
  }

  look() {
    const wanted = plain(this.field.value.trim());
    const words = wanted.split(/\s+/);
    const actions = ACTIONS.filter(
      (action) => !action.isQuiet && action.name !== "palette" && this.app.can(action),
    ).filter((action) => {
      const text = plain(`${action.label} ${action.words || ""} ${action.group}`);
      return words.every((word) => text.includes(word));
    });
    actions.sort((a, b) => Number(named(b, wanted)) - Number(named(a, wanted))); // what is called so comes first
    this.items = [
      ...this.nodes(wanted),
      ...actions.map((action) => ({
        text: action.label,
        keys: shortcut(action),
        icon: action.icon,
        group: action.group,
        run: () => this.app.act(action),
      })),
    ];
    this.list.replaceChildren(
      ...this.items.map((item, i) =>
        el(
          "li",
          {
            role: "option",
            id: `palette-${i}`,
            "aria-selected": "false",
            class: "option",
            onclick: () => this.choose(i),
          },
          item.icon ? icon(item.icon) : el("span", { class: "gap" }),
          el("span", { class: "grow" }, item.text),
          el("span", { class: "meta" }, item.keys?.length ? "" : item.group),
          ...(item.keys || []),
        ),
      ),
    );
    this.none.textContent = this.items.length
      ? ""
      : `Aucun nœud ni action ne contient ${quoted(this.field.value, 40)}.`;
    this.mark(0);
  }

  /** @param {string} wanted */
  nodes(wanted) {
    /** @type {Item[]} */
    const found = [];
    if (wanted.length < 2) return found;
    each(this.app.state.map.root, (node) => {
      if (found.length < MOST_NODES && plain(node.text).includes(wanted)) {
        found.push({
          text: `${numberOf(node)} ${short(node.text, 70)}`,
          icon: "i-map",
          group: "Nœud",
          run: () => this.app.goTo(node.key),
        });
      }
    });
    return found;
  }

  /** @param {number} at */
  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", this.items.length ? `palette-${at}` : "");
  }

  /** @param {number} at */
  choose(at) {
    const item = this.items[at];
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

/** Whether a word of the action's own name starts with what is wanted, rather than one of its other words.
 * @param {import("./actions/index.js").Action} action @param {string} wanted */
function named(action, wanted) {
  const label = plain(action.label);
  return label.startsWith(wanted) || label.includes(` ${wanted}`);
}
