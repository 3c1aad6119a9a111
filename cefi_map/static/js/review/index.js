// The page of a work: what is read moves, the grid saves itself and is filled from the keyboard. It works without this file.

import { openGrid } from "./grid.js";
import { find } from "./page.js";
import { passagesOf } from "./passages.js";
import { openPinning } from "./pinning.js";
import { Reading } from "./reading.js";
import { Search } from "./search.js";
import { Views } from "./views.js";

const canvas = find(document, "[data-canvas]", HTMLElement);
const read = document.querySelector("[data-dossier]") ? passagesOf(document) : new Reading(document);
const views = new Views(canvas);
const grid = openGrid(document, {
  pinFor: (criterion, text) => pinFor(criterion, text),
  go: (key) => shown(() => read.go(key)),
  goPassage: (number) => shown(() => read.goPassage(number)),
  took: (answer) => read.took(answer),
});
const pinFor = openPinning(document, read, grid.take, grid.now);
if (read.find) new Search(canvas, read, read.find);

/** From the list of comments, what is gone to comes into sight.
 * @param {() => boolean} go */
function shown(go) {
  if (!go()) return false;
  views.read();
  return go();
}
