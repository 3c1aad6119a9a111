// The shell: each page works without this file; each module adds one ease when it finds what it needs.
// A project's map and plan are the editor's, which takes the place of what the server wrote.

import { withoutNetwork } from "../offline/index.js";
import { offerCopying, offerSending } from "./copying.js";
import { closeMenus } from "./menus.js";
import { offerPrinting } from "./printing.js";
import { blameLate } from "./required.js";
import { offerReturn } from "./returning.js";
import { sayWhileTaking } from "./taking.js";

closeMenus(document);
offerPrinting(document);
blameLate(document);
offerReturn(document);
const said = document.createElement("div"); // of that alone, without a role, is all heard (ui/saying.js)
said.className = "taking";
said.setAttribute("aria-live", "polite");
said.setAttribute("aria-atomic", "true");
document.body.append(said);
const tell = (/** @type {string} */ text) => {
  said.textContent = text;
};
sayWhileTaking(document, said);
withoutNetwork(document, tell);
offerCopying(document, said);
offerSending(document);
if (document.querySelector("[data-coming]"))
  import("./coming.js").then(({ takeWhatComes }) => takeWhatComes(document, tell));
if (document.querySelector("form[data-drop]"))
  import("./drop.js").then(({ acceptDrops }) => acceptDrops(document, tell));
