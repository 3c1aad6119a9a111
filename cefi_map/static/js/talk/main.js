// « Soutenir »: the storyboard becomes a talk; the same page, opened with #notes, is its second window.

import { bringIcons } from "../ui/dom.js";
import { showNotes } from "./notes.js";
import { Shared } from "./shared.js";
import { Stage } from "./stage.js";

const NOTES = "#notes";

/** @type {import("./shared.js").Data} */
const data = JSON.parse(document.getElementById("talk-data")?.textContent ?? "");
const shared = new Shared(data);
bringIcons(data.sprite);
if (location.hash === NOTES) showNotes(shared);
else board();

function board() {
  const stage = new Stage({ shared, scenes: [...all("[data-scene]")], openNotes, left: () => opener?.focus() });
  /** @type {HTMLElement | undefined} */
  let opener; // what the talk was opened with: leaving it comes back there
  const begin = (/** @type {HTMLElement} */ from, /** @type {number} */ at) => {
    opener = from;
    stage.open(at);
  };
  for (const part of all("[data-live]")) part.hidden = false;
  for (const button of all("[data-begin]")) button.addEventListener("click", () => begin(button, 0));
  all("[data-notes]")[0]?.addEventListener("click", openNotes);
  for (const link of all("[data-at]"))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      begin(link, Number(link.dataset.at));
    });
  const planned = /** @type {HTMLSelectElement} */ (all("[data-planned]")[0]);
  const show = () => (planned.value = String(shared.where.planned));
  planned.addEventListener("change", () => shared.set({ planned: Number(planned.value) }));
  shared.onChange(show);
  show();

  function openNotes() {
    stage.staysWindowed = true; // a second window ends the full screen of the first
    open(`${location.pathname}${NOTES}`, `notes-${data.id}`, "popup,width=620,height=760");
  }
}

/** @param {string} which @returns {NodeListOf<HTMLElement>} */
function all(which) {
  return document.querySelectorAll(which);
}
