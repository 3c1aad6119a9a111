// The page of a work: what is read moves, the grid saves itself and is filled from the keyboard. It works without this file.

import { openGrid } from "./grid.js";
import { openMap } from "./map.js";
import { openPassages } from "./passages.js";

const read = document.querySelector("[data-dossier]") ? openPassages(document) : openMap(document);
openGrid(document, read);
