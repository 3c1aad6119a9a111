/** What the editor needs before it opens, asked for at once: the table of widths, the map's letters, the icons. */

import { setAdvances } from "../mindmap/geometry/fonts.js";
import { bringIcons } from "../ui/dom.js";
import { keptShape } from "./actions/drawing.js";
import { picturesAt } from "./draw.js";
import { bringRest, OFFERED } from "./icons.js";

/**
 * @typedef {import("../mindmap/codec.js").MapData} MapData
 * @typedef {import("./state.js").Report} Report
 * @typedef {import("./state.js").StageState} StageState
 *
 * @typedef {{text: string, short: string, requirements: string[]}} Question One of a stage’s; `requirements`
 *   are the ids of what it asks for.
 * @typedef {object} Stage One of the six, in the official words; `id` is « E1 » to « E6 ».
 * @property {string} id
 * @property {number} number
 * @property {string} name
 * @property {string} text
 * @property {Question[]} questions
 * @property {string} expects
 * @property {string} good
 * @property {string} bad
 *
 * @typedef {{id: string, criterion: string, title: string, text: string, stages: string[]}} Requirement What a map is
 *   judged on: a part of a criterion, or « » for the candidate's own part in the project.
 *
 * @typedef {object} Urls Addresses of ours; the measuring page has the last two alone.
 * @property {string} page
 * @property {string} map
 * @property {string} reading
 * @property {string} pictures where one is sent
 * @property {string} picture where each is, by its hash after it
 * @property {string} planning
 * @property {string} birth
 * @property {string} history
 * @property {string} talks "" where nobody can say anything
 * @property {string} projects
 * @property {string} printing
 * @property {string} poster
 * @property {string} downloads
 * @property {string} rules
 * @property {string} second "" where no second opinion is asked for
 * @property {string} sprite
 * @property {string} icons
 * @property {string} advances
 *
 * @typedef {object} Boot What the page carries: project/pages/editor.py.
 * @property {string} id
 * @property {string} title
 * @property {number} revision
 * @property {MapData} map
 * @property {Report | null} report null while it is on its way
 * @property {string} wanting why there is none, "" where it comes by itself
 * @property {string} csrf
 * @property {{charge: Record<string, string>, resource: Record<string, string>}} accounts lines of the plan comptable
 * @property {Urls} urls
 * @property {string} accepts
 * @property {string} codes
 * @property {Record<StageState, string>} states
 * @property {Stage[]} stages
 * @property {Requirement[]} requirements
 * @property {import("./actions/drawing.js").Shape} shape how it was last drawn on this device
 */

const WITHOUT_MAP = /\/(?:calendrier|budget)$/; // pages that open on a view without it
const LATE = 1500; // milliseconds after which the map is drawn without its letters

/** What the page carries, or null where it carries no editor.
 * @returns {Boot | null} */
export function carried() {
  const data = document.getElementById("editor-data");
  return data && JSON.parse(data.textContent);
}

/** Comments on nodes that are not settled, and what is being said there, where the page carries some.
 * @returns {{key: string, thread?: string}[]} */
export function commentsCarried() {
  const data = document.getElementById("comments-data");
  return data ? JSON.parse(data.textContent).comments : [];
}

/** Resolves when `new App(boot, …)` can be made.
 * @param {Boot} boot */
export async function ready(boot) {
  const { advances: widths, sprite, icons } = boot.urls;
  const coming = [fetch(widths).then((answer) => answer.json()), bringIcons(sprite)];
  if (boot.map.nodes.some((node) => node.icons?.some((name) => !OFFERED.includes(name)))) coming.push(bringRest(icons));
  const lettered = letters();
  if (!WITHOUT_MAP.test(location.pathname)) coming.push(lettered);
  boot.shape = keptShape(boot); // the device's memory answers while the network does
  const [advances] = await Promise.all(coming);
  setAdvances(advances);
  picturesAt(boot.urls.picture ?? "");
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
