// What is on its way when the page opens comes into it by itself; the page says where (`data-coming`, with an id).

const AGAIN = [500, 1000, 2000, 3000]; // milliseconds before the page is asked for again, the last as often as needed
const LONGEST = 1_800_000;
const SAID = 6000;

/** @param {Document} document @param {(text: string) => void} tell */
export async function takeWhatComes(document, tell) {
  const awaited = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-coming][id]")]);
  const began = Date.now();
  for (let times = 0; awaited().length && Date.now() - began < LONGEST; times++) {
    await new Promise((done) => setTimeout(done, AGAIN[Math.min(times, AGAIN.length - 1)]));
    const page = document.hidden ? null : await asked(); // null: the server is away, or busy; what is there stays
    for (const one of awaited()) put(one, page?.getElementById(one.id));
  }
  if (awaited().length) return;
  tell("L’avis est là.");
  setTimeout(() => tell(""), SAID);
}

/** This page as it is now.
 * @returns {Promise<Document | null>} */
function asked() {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.onload = () => done(request.status < 300 ? request.responseXML : null);
    request.onerror = () => done(null);
    request.send();
  });
}

/** What came takes the place of what waited for it.
 * @param {HTMLElement} waiting @param {HTMLElement | null | undefined} found */
function put(waiting, found) {
  if (!found || found.hasAttribute("data-coming")) return;
  const hadFocus = waiting.contains(document.activeElement);
  waiting.replaceWith(document.importNode(found, true));
  if (hadFocus) document.getElementById("main")?.focus();
}
