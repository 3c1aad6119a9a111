// The automatic opinion beside a level already given: folded, the same words as the server writes.

export function drawOpinion(document, row, opinion) {
  const place = row.querySelector("[data-opinion]");
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

  function verdict({ verdict: name, word, agrees }) {
    const line = element("p", agrees ? "" : "differs");
    const template = document.querySelector("#sign-template").content;
    line.append(template.querySelector(`[data-sign=${name}]`).cloneNode(true), " ", element("b", "", word));
    if (!agrees) line.append(" : vous et l’avis différez");
    return line;
  }

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

  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
}
