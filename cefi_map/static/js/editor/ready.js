/** What the editor needs before it opens, asked for at once: the table of widths, the map's letters, the icons. */

import { setAdvances } from "../mindmap/geometry/fonts.js";
import { bringIcons } from "../ui/dom.js";
import { keptShape } from "./actions/drawing.js";

const LATE = 1500; // milliseconds after which the map is drawn without its letters

/** Resolves when `new App(boot, …)` can be made. */
export async function ready(boot) {
  const coming = [fetch(boot.urls.advances).then((answer) => answer.json()), letters(), bringIcons(boot.urls.sprite)];
  boot.shape = keptShape(boot); // the device's memory answers while the network does
  const [advances] = await Promise.all(coming);
  setAdvances(advances);
}

/** The map's letters must be there before it is drawn, or its texts would jump. */
function letters() {
  return Promise.race([
    Promise.all([document.fonts.load("400 12.5px Arimo"), document.fonts.load("700 12.5px Arimo")]),
    new Promise((done) => {
      setTimeout(done, LATE);
    }),
  ]);
}
