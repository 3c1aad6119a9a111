/** A map's JSON -> the text of a FreeMind file, as the server writes one that no file gave (formats/freemind). Pure. */

import { lying } from "./pictures.js";
import { blocksOf } from "./rich.js";

/**
 * @typedef {import("./codec.js").MapData} MapData
 * @typedef {import("./codec.js").NodeData} NodeData
 * @typedef {import("./model.js").Rich} Rich
 * @typedef {import("./model.js").Run} Run
 */

const WRITTEN = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
const DERIVED = "~"; // begins a key that no file can bear
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g; // by XML

/** @param {MapData} data */
export function freemindOf({ nodes }) {
  /** @type {Map<string | null, NodeData[]>} */
  const below = new Map();
  for (const node of nodes) {
    const beside = below.get(node.parent ?? null);
    if (beside) beside.push(node);
    else below.set(node.parent ?? null, [node]);
  }
  const lines = ['<map version="1.0.1">'];
  /** @type {(NodeData | null)[]} a node to open, null to close one */
  const waiting = [...(below.get(null) ?? [])];
  while (waiting.length) {
    const node = waiting.pop();
    if (!node) {
      lines.push("</node>");
      continue;
    }
    lines.push(`<node${attributesOf(node)}>`, ...elementsOf(node));
    waiting.push(null, ...(below.get(node.key) ?? []).reverse());
  }
  return `${lines.join("\n")}\n</map>\n`;
}

/** In alphabetical order, as FreeMind writes them.
 * @param {NodeData} node */
function attributesOf({ key, text = "", style, folded, link, side }) {
  return (
    said("BACKGROUND_COLOR", style?.background) +
    said("COLOR", style?.color) +
    said("FOLDED", folded && "true") +
    said("ID", idOf(key)) +
    said("LINK", link?.startsWith("#") ? `#${idOf(link.slice(1))}` : link) +
    said("POSITION", side) +
    (isHtml(text) ? "" : attribute("TEXT", text))
  );
}

/** @param {NodeData} node */
function elementsOf({ text = "", details, note, arrows = [], style = {}, icons = [], picture, attributes = [] }) {
  return [
    isHtml(text) ? richContent("NODE", [{ runs: [{ text }] }]) : "",
    details?.length ? richContent("DETAILS", details) : "",
    note?.length ? richContent("NOTE", note) : "",
    ...arrows.map(arrow),
    style.cloud ? `<cloud${attribute("COLOR", style.cloud)}/>` : "",
    style.edge ? `<edge${attribute("COLOR", style.edge)}/>` : "",
    font(style),
    ...icons.map((name) => `<icon${attribute("BUILTIN", name)}/>`),
    picture ? shown(picture) : "",
    ...attributes.map(([name, value]) => `<attribute${attribute("NAME", name)}${attribute("VALUE", value)}/>`),
  ].filter(Boolean);
}

/** @param {import("./model.js").Arrow} arrow */
function arrow({ target, label, color, line, ends = "" }) {
  const dash = line ? attribute("DASH", line === "dots" ? "3 3" : "") : "";
  const to = attribute("DESTINATION", idOf(target));
  const head = (/** @type {string} */ end) => (["both", end].includes(ends) ? "Default" : "None");
  return (
    `<arrowlink${said("COLOR", color)}${dash}${to}${attribute("ENDARROW", head(""))}${said("MIDDLE_LABEL", label)}` +
    `${attribute("STARTARROW", head("start"))}/>`
  );
}

/** Freeplane's own: where the picture lies beside the file, and how many times its own size it is drawn.
 * @param {import("./model.js").Picture} picture */
function shown(picture) {
  const { alt, width, natural } = picture;
  const times = natural?.[0] ? String(Number((width / natural[0]).toPrecision(6))) : "1.0";
  return `<hook${said("ALT", alt)} NAME="ExternalObject"${attribute("SIZE", times)}${said("URI", lying(picture).address)}/>`;
}

/** @param {{bold?: boolean | null, italic?: boolean | null, size?: number | null}} style */
function font({ bold, italic, size }) {
  if (!bold && typeof italic !== "boolean" && !size) return "";
  const slanted = typeof italic === "boolean" ? attribute("ITALIC", String(italic)) : "";
  return `<font${said("BOLD", bold && "true")}${slanted} NAME="SansSerif" SIZE="${size || 12}"/>`;
}

/** @param {"NODE" | "NOTE" | "DETAILS"} kind @param {Rich} rich */
function richContent(kind, rich) {
  /** @type {string[]} */
  let around = [];
  let inside = "";
  for (const { kind: list, level, runs } of blocksOf(rich)) {
    const wanted = list === "p" ? [] : [...around.slice(0, level), ...Array(level + 1).fill(list)].slice(0, level + 1);
    if (list !== "p") wanted[level] = list;
    const shared = firstDifference(around, wanted);
    inside += around
      .slice(shared)
      .reverse()
      .map((name) => `</${name}>`)
      .join("");
    inside += wanted
      .slice(shared)
      .map((name) => `<${name}>`)
      .join("");
    inside += list === "p" ? `<p>${runs.map(run).join("")}</p>` : `<li>${runs.map(run).join("")}</li>`;
    around = wanted;
  }
  inside += around
    .reverse()
    .map((name) => `</${name}>`)
    .join("");
  return `<richcontent TYPE="${kind}"><html><head></head><body>${inside}</body></html></richcontent>`;
}

/** @param {string[]} one @param {string[]} other */
function firstDifference(one, other) {
  const found = one.findIndex((name, i) => name !== other[i]);
  return found < 0 ? one.length : found;
}

/** @param {Run} run */
function run({ text, bold, italic, link }) {
  let said = escaped(text).replace(/\n/g, "<br/>");
  if (italic) said = `<i>${said}</i>`;
  if (bold) said = `<b>${said}</b>`;
  return link ? `<a${attribute("href", link)}>${said}</a>` : said;
}

/** A text that both applications would draw as HTML if it stood in TEXT.
 * @param {string} text */
function isHtml(text) {
  return /^\s*<html\b/i.test(text);
}

/** @param {string} key */
function idOf(key) {
  return key.startsWith(DERIVED) ? `ID_${key.slice(1).replace(/\W/g, "_")}` : key;
}

/** @param {string} name @param {string | false | null | undefined} value */
function said(name, value) {
  return value ? attribute(name, value) : "";
}

/** @param {string} name @param {string} value */
function attribute(name, value) {
  return ` ${name}="${escaped(value).replace(/[\t\n\r]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)}"`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => WRITTEN[sign]);
}
