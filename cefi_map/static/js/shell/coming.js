// What is on its way when the page opens comes into it by itself; the page says where (`data-coming`, with an id). Where
// that place is gone from the page that came, or what came is a file, the browser opens it.

const AGAIN = [500, 1000, 1000, 2000, 3000]; // milliseconds before the page is asked for again, the last as often as needed
const LONGEST = 1_800_000;
const SAID = 6000;

/** @param {Document} document @param {(text: string) => void} tell */
export async function takeWhatComes(document, tell) {
  const awaited = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-coming][id]")]);
  const began = Date.now();
  let came = "";
  for (let times = 0; awaited().length && Date.now() - began < LONGEST; times++) {
    await new Promise((done) => setTimeout(done, AGAIN[Math.min(times, AGAIN.length - 1)]));
    const answer = document.hidden ? null : await asked(); // null: the server is away, or busy; what is there stays
    if (answer && !awaited().every((one) => answer.page?.getElementById(one.id))) return open(answer.address);
    for (const one of awaited()) {
      const says = put(one, answer?.page?.getElementById(one.id));
      came ||= says;
    }
  }
  if (awaited().length) return;
  tell(came || "La page est à jour.");
  setTimeout(() => tell(""), SAID);
}

/** This page as it is now, without the body of a file.
 * @returns {Promise<{ page: Document | null, address: string } | null>} */
function asked() {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const answer = (/** @type {Document | null} */ page) => done({ page, address: request.responseURL });
    request.open("GET", location.href);
    request.responseType = "document";
    request.onreadystatechange = () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      if (!request.getResponseHeader("Content-Disposition")?.startsWith("attachment")) return;
      answer(null);
      request.abort();
    };
    request.onload = () => (request.status < 500 ? answer(request.responseXML) : done(null));
    request.onerror = () => done(null);
    request.send();
  });
}

/** @param {string} address */
function open(address) {
  if (address === location.href.split("#")[0]) location.reload();
  else location.assign(address);
}

/** What came takes the place of what waited for it, and gives what it says of itself; until then, what is said of its
 * progress is said anew.
 * @param {HTMLElement} waiting @param {HTMLElement | null | undefined} found */
function put(waiting, found) {
  if (!found) return "";
  if (found.hasAttribute("data-coming")) {
    const [old, now] = [waiting, found].map(
      (one) => one.closest("[role=status]") ?? one.querySelector("[role=status]"),
    );
    if (old && now && old.textContent !== now.textContent)
      old.replaceChildren(...document.importNode(now, true).childNodes);
    return "";
  }
  const hadFocus = waiting.contains(document.activeElement);
  waiting.replaceWith(document.importNode(found, true));
  if (hadFocus) document.getElementById("main")?.focus();
  return found.querySelector("[role=status]")?.textContent?.trim() ?? "";
}
