/** A map that is looked at as a whole: its titles are set larger than the rest, so that they read at a small scale. */

/**
 * @typedef {import("./face.js").Face} Face
 * @typedef {import("./presets.js").Level} Level
 * @typedef {import("./presets.js").Preset} Preset
 *
 * @typedef {object} Setting How a preset is changed.
 * @property {number} zoom how many times larger titles are; 1: as the preset has them
 * @property {number} depth the deepest titles that are so: 1 or 2
 * @property {number} wrap in units, of texts; 0: as the preset has it
 * @property {number} least the scale from which nothing is larger
 */

const ROOT = 0.8; // of the zoom: its letters are larger than those of other titles to begin with

/** Presets made so far, by what they were made from: a layout keeps what it measured while its preset is the same.
 * @type {WeakMap<Preset, Map<string, Preset>>} */
const made = new WeakMap();

/** The preset with larger titles and wider texts; the same value for the same setting.
 * @param {Preset} preset @param {Setting} setting @returns {Preset} */
export function asSet(preset, { zoom, depth, wrap }) {
  if (zoom === 1 && !wrap) return preset;
  const known = made.get(preset) ?? new Map();
  made.set(preset, known);
  const name = `${zoom}|${depth}|${wrap}`;
  if (!known.has(name)) known.set(name, Object.freeze({ ...preset, ...levels(preset, zoom, depth, wrap) }));
  return known.get(name);
}

/** @param {Preset} preset @param {number} zoom @param {number} depth @param {number} wrap */
function levels({ root, branch, heading, sentence, leaf }, zoom, depth, wrap) {
  const title = (/** @type {Level} */ level, times = zoom) =>
    times > 1 ? Object.freeze({ ...level, zoom: times }) : level;
  const text = (/** @type {Level} */ level) => (wrap ? Object.freeze({ ...level, wrap }) : level);
  const isDeep = depth > 1;
  return {
    root: title(root, zoom * ROOT),
    branch: title(branch),
    heading: isDeep ? title(heading) : heading,
    sentence: isDeep ? title(text(sentence)) : text(sentence),
    leaf: text(leaf),
  };
}

/** A face as it stands in the map where its level is larger: `inner` is what is drawn in it, `zoom` times.
 * @param {Face} face @param {Level} level @returns {Face} */
export function enlarged(face, { zoom }) {
  if (!zoom) return face;
  const times = (/** @type {number} */ value) => Math.floor(value * zoom);
  const [width, height] = [times(face.width), times(face.height)];
  return { ...face, zoom, inner: face, width, height, anchor: times(face.anchor), fold: times(face.fold) };
}
