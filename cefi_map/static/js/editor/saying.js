/** What the editor says: one sentence at a time to assistive tools, and a short message with its way back on screen. */

import { el } from "./dom.js";
import { perform } from "./actions/index.js";

const STAYS = 9000; // milliseconds; it stays while it has the focus or the pointer

export class Voice {
  constructor(app) {
    this.app = app;
    this.status = el("p", { class: "vh", role: "status", "aria-live": "polite" });
    this.box = el("div", { class: "toasts", role: "region", "aria-label": "Messages" });
    document.body.append(this.status, this.box);
  }

  say = (text) => {
    this.status.textContent = "";
    setTimeout(() => {
      this.status.textContent = text;
    }, 30);
  };

  /** A message on screen; `action` names what its button does. */
  toast = (text, action = null) => {
    this.say(text);
    const close = () => made.remove();
    const made = el("div", { class: "toast" }, el("span", {}, text));
    if (action) {
      made.append(
        el(
          "button",
          {
            type: "button",
            class: "link",
            onclick: () => {
              close();
              perform(action, this.app);
              this.app.canvas.focus();
            },
          },
          "Annuler",
        ),
      );
      this.app.state.on("change", close);
    }
    this.box.replaceChildren(made);
    setTimeout(() => {
      if (!made.matches(":hover, :focus-within")) close();
    }, STAYS);
  };
}
