// The shell: each page works without this file; each module adds one ease when it finds what it needs.

import { closeMenus } from "./menus.js";
import { acceptDrops } from "./drop.js";
import { offerPrinting } from "./printing.js";
import { openMap } from "./map.js";
import { openPanel } from "./panel.js";
import { saveBySelf } from "./autosave.js";

closeMenus(document);
acceptDrops(document);
offerPrinting(document);
openMap(document);
openPanel(document);
saveBySelf(document);
