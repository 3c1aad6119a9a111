// The automatic opinion beside a level already given: folded, the same words as the server writes.

import { find } from "./page.js";

/**
 * @typedef {{key: string, paragraph?: string, number: string, address: string}} Shown
 * @typedef {{verdict: string, word: string, agrees: boolean, parts: {message: string, nodes: Shown[]}[]}} Opinion
 */

/** @param {Document} document @param {HTMLElement} row @param {Opinion | null} [opinion] */
export function drawOpinion(document, row, opinion) {
  const place = find(row, "[data-opinion]", HTMLElement);
  const known = JSON.stringify(opinion ?? null);
  if (place.dataset.known === known) return;
  place.dataset.known = known;
  const wasOpen = place.querySelector("details")?.open ?? false;
  place.replaceChildren();
  if (!opinion) return;
  const details = element("details", "auto");
  details.open = wasOpen;
  details.append(element("summary", "", "Avis automatique"), verdict(opinion), ...opinion.parts.map(part));
  details.append(element("p", "meta", "Avis automatique : seul le jury décide."));
  place.append(details);

  /** @param {Opinion} opinion */
  function verdict({ verdict: name, word, agrees }) {
    const line = element("p", agrees ? "" : "differs");
    const template = find(document, "#sign-template", HTMLTemplateElement).content;
    line.append(find(template, `[data-sign=${name}]`, Element).cloneNode(true), " ", element("b", "", word));
    if (!agrees) line.append(" : vous et l’avis différez");
    return line;
  }

  /** @param {Opinion["parts"][0]} part */
  function part({ message, nodes }) {
    const line = element("p", "", `${message} `);
    for (const { key, paragraph, number, address } of nodes) {
      const link = element("a", "chipn", number);
      if (paragraph) link.dataset.passage = paragraph;
      else link.dataset.go = key;
      link.href = address;
      line.append(link, " ");
    }
    return line;
  }

  /** @template {keyof HTMLElementTagNameMap} K @param {K} name */
  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
}
