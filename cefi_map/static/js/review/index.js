// The page of a work: the map moves, the grid saves itself and is filled from the keyboard. It works without this file.

import { openGrid } from "./grid.js";
import { openMap } from "./map.js";

const map = openMap(document);
openGrid(document, map);
