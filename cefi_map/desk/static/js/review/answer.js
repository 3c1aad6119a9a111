// A form goes to the server, and the page that answers gives what changed: one writer of the page, with scripts or without.

import { sendKnown } from "../../../../static/js/ui/token.js";

/** The server answered, and does not take what was sent. */
export class Refusal extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message);
    /** Whether sending the same again can only be refused again: neither a conflict nor a matter of waiting. */
    this.final = status >= 400 && status < 500 && ![408, 409, 429].includes(status);
  }
}

/** The page that the server answers with. Asked for as a document: the page's policy lets no string become one.
 * @param {string} address @param {FormData} [fields] to send; else the page is only read
 * @param {"entière" | "grille"} [page] what is wanted of it: the grid alone takes a tenth of the time
 * @returns {Promise<Document>} */
export async function send(address, fields, page = "entière") {
  fields?.set("page", page);
  const request = await sendKnown((fresh) => {
    if (fresh) fields?.set("csrf_token", fresh);
    return asked(address, fields);
  });
  const answer = request.status < 400 ? request.responseXML : null;
  if (answer) return answer;
  throw new Refusal(sentence(request), request.status);
}

/** The request, once it is answered.
 * @param {string} address @param {FormData} [fields] @returns {Promise<XMLHttpRequest>} */
function asked(address, fields) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(fields ? "POST" : "GET", address);
    request.responseType = "document";
    request.onload = () => done(request);
    request.onerror = () => failed(new Error(""));
    request.send(fields);
  });
}

/** What the server says of a refusal, "" where nothing can be read.
 * @param {XMLHttpRequest} request */
const sentence = ({ responseXML }) => responseXML?.querySelector("main h1")?.textContent?.trim() ?? "";

/** Puts what differs in an answer into the page. What was unfolded stays so.
 * @param {Document} document @param {Document} answer */
export function adopt(document, answer) {
  const parts = partsOf(document);
  const answered = partsOf(answer);
  for (const [name, part] of parts) {
    const given = answered.get(name);
    if (!given) continue;
    const unfolded = [...part.querySelectorAll("details")].map((each) => each.open);
    const made = document.importNode(given, true);
    for (const [rank, each] of made.querySelectorAll("details").entries()) each.open = unfolded[rank] ?? each.open;
    if (!part.isEqualNode(made)) part.replaceChildren(...made.childNodes);
  }
}

/** @param {Document} page */
function partsOf(page) {
  /** @type {NodeListOf<HTMLElement>} */
  const parts = page.querySelectorAll("[data-part]");
  return new Map([...parts].map((part) => [part.dataset.part, part]));
}
