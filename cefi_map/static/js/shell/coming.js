// What is on its way when the page opens comes into it by itself; the page says where (`data-coming`, with an id).

const AGAIN = [500, 1000, 2000, 3000]; // milliseconds before the page is asked for again, the last as often as needed
const LONGEST = 1_800_000;

/** @param {Document} document @param {(text: string) => void} tell */
export async function takeWhatComes(document, tell) {
  const awaited = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-coming][id]")]);
  const began = Date.now();
  for (let times = 0; awaited().length && Date.now() - began < LONGEST; times++) {
    await new Promise((done) => setTimeout(done, AGAIN[Math.min(times, AGAIN.length - 1)]));
    if (document.hidden) continue;
    const asked = { headers: { Accept: "text/html" }, cache: /** @type {const} */ ("no-store") };
    const answer = await fetch(location.href, asked).catch(() => null);
    if (!answer?.ok) continue; // the server is away, or busy: what is there stays
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const came = awaited().filter((one) => put(one, page.getElementById(one.id)));
    if (came.some((one) => one.id.startsWith("avis")) && !awaited().length) tell("L’avis est là.");
  }
}

/** Whether it came: it takes the place of what waited for it.
 * @param {HTMLElement} waiting @param {HTMLElement | null} found */
function put(waiting, found) {
  if (!found || "coming" in found.dataset) return false;
  const hadFocus = waiting.contains(document.activeElement);
  waiting.replaceWith(found);
  if (hadFocus) document.getElementById("main")?.focus();
  return true;
}
