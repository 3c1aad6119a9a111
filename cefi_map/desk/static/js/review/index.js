// The page of a work: what is read moves, the grid saves itself and is filled from the keyboard. It works without this file.

import { Grid } from "./grid.js";
import { sendFirst } from "./leaving.js";
import { followLinks, keepOpen } from "./links.js";
import { find } from "./page.js";
import { passagesOf } from "./passages.js";
import { Pinning } from "./pinning.js";
import { Reading } from "./reading.js";
import { Search } from "./search.js";
import { Views } from "./views.js";

const canvas = find(document, "[data-canvas]", HTMLElement);
const read = document.querySelector("[data-dossier]") ? passagesOf(document) : new Reading(document);
const views = new Views(canvas);
const grid = new Grid(document, {
  pinFor: (criterion, text) => pinning?.pinFor(criterion, text),
  took: (answer) => read.took(answer),
});
sendFirst(document, grid.saving);
const pinning = read.canvas && new Pinning(document, read, read.canvas, grid.saving);
followLinks(document, shown);
keepOpen(document, () => grid.unfolding.row);
if (read.find) new Search(canvas, read, read.find);

/** From the list of comments, what is gone to comes into sight.
 * @param {(there: import("./page.js").Read) => boolean} go */
function shown(go) {
  if (!go(read)) return false;
  views.read();
  return go(read);
}
