/** A tokenizer of HTML and XML text: the page's policy forbids giving strings to the browser's own parsers.

 * Nothing here ever reaches the DOM as markup: callers take texts and attributes out. */

/**
 * @typedef {Record<string, string | undefined>} Attributes By lower-case name.
 * @typedef {object} Reading What is called for what stands in a text, in its order; names are lower case.
 * @property {(name: string, attributes: Attributes, closed: boolean) => void} open
 * @property {(name: string) => void} close
 * @property {(text: string) => void} text
 */

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^<>]*>|<(\/?)([a-zA-Z][\w:.-]*)(?![\w:.-])((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/g;
const ATTRIBUTE = /([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** @type {Record<string, string>} */
const NAMED = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  laquo: "«",
  raquo: "»",
  hellip: "…",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  oelig: "œ",
  euro: "€",
  middot: "·",
  bull: "•",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  agrave: "à",
  acirc: "â",
  ccedil: "ç",
  ocirc: "ô",
  icirc: "î",
  iuml: "ï",
  ugrave: "ù",
  ucirc: "û",
  Eacute: "É",
  Agrave: "À",
  deg: "°",
  times: "×",
};

/** Reads a text from its start to its end.
 * @param {string} source @param {Reading} on */
export function tokenize(source, on) {
  for (const [token, cdata, slash, name, rest, text] of source.matchAll(TOKEN)) {
    if (text !== undefined) on.text(decode(text));
    else if (cdata !== undefined) on.text(cdata);
    else if (name && slash) on.close(name.toLowerCase());
    else if (name) on.open(name.toLowerCase(), attributesOf(rest), token.endsWith("/>"));
  }
}

/** Attributes by lower-case name, in a map without a prototype.
 * @param {string} text @returns {Attributes} */
function attributesOf(text) {
  const found = Object.create(null);
  for (const [, name, a, b, c] of text.matchAll(ATTRIBUTE)) found[name.toLowerCase()] = decode(a ?? b ?? c ?? "");
  return found;
}

/** @param {string} text */
export function decode(text) {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (whole, entity) => {
    if (entity[0] !== "#") return Object.hasOwn(NAMED, entity) ? NAMED[entity] : whole;
    const code = entity[1].toLowerCase() === "x" ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
