// The page of a work: what is read moves, the grid saves itself and is filled from the keyboard. It works without this file.

import { openGrid } from "./grid.js";
import { find } from "./page.js";
import { openPassages } from "./passages.js";
import { openPinning } from "./pinning.js";
import { openReading } from "./reading.js";
import { openSearch } from "./search.js";
import { openViews } from "./views.js";

const canvas = find(document, "[data-canvas]", HTMLElement);
const read = document.querySelector("[data-dossier]") ? openPassages(document) : openReading(document);
const views = openViews(canvas);
const grid = openGrid(document, {
  pinFor: (criterion, text) => pinFor(criterion, text),
  go: (key) => shown(read.go, key),
  goPassage: (number) => shown(read.goPassage, number),
  took: read.took,
});
const pinFor = openPinning(document, read, grid.take, grid.now);
openSearch(canvas, read);

/** From the list of comments, what is gone to comes into sight.
 * @param {(name: string) => boolean} go @param {string} name */
function shown(go, name) {
  if (!go(name)) return false;
  views.read();
  return go(name);
}
