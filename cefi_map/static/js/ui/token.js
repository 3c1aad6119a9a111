/** The token against forgery: each page comes with one, and asks for another where the server knows that one no more. */

const FRESH = "/api/jeton";
const UNKNOWN = 400; // the status by which the server says so: it has done nothing

/** Sends by `send(fresh)`, and once more with a fresh token where the answer's status says that the page's is known no
 * more. `fresh` is "" the first time: the page's own.
 * @template {{status: number}} Answer
 * @param {(fresh: string) => Promise<Answer>} send */
export async function sendKnown(send) {
  const answer = await send("");
  const fresh = answer.status === UNKNOWN ? await freshToken() : "";
  return fresh ? send(fresh) : answer;
}

/** Another token, which the forms of the page now have too; "" where the server gives none, or to somebody else than the
 * one whose page this is. */
export async function freshToken() {
  const asked = await fetch(FRESH, { cache: "no-store" }).catch(() => null);
  /** @type {{token?: string, place?: string}} */
  const { token = "", place } = (asked?.ok && (await asked.json().catch(() => null))) || {};
  if (!token || place !== document.documentElement.dataset.place) return "";
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = document.querySelectorAll("input[name=csrf_token]");
  for (const field of fields) field.value = token;
  return token;
}
