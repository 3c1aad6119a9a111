// Takes a file that the server prepares, and saves it as the browser saves a file.

const PATIENCE = 400; // milliseconds before it is said that one waits
const LONGEST = 300_000; // the sheets of 20,000 nodes take a hundred seconds

/** Gives the name of the file; "" where it cannot be saved, which goes the ordinary way and tells why. Rejects when
 * nothing comes, or not in time.
 * @param {Request} request @param {HTMLElement} said @param {() => void} otherwise */
export async function take(request, said, otherwise) {
  const waiting = setTimeout(() => (said.textContent = "Votre fichier se prépare. Vous pouvez continuer."), PATIENCE);
  try {
    const answer = await prepared(request, AbortSignal.timeout(LONGEST));
    const disposition = answer.headers.get("Content-Disposition") ?? "";
    if (!answer.ok || !disposition.startsWith("attachment")) {
      otherwise();
      return "";
    }
    const name = nameOf(disposition);
    save(await answer.blob(), name);
    said.textContent = "Votre fichier est prêt.";
    return name;
  } finally {
    clearTimeout(waiting);
  }
}

/** The answer, asked for again while the server says that it is working it out.
 * @param {Request} request @param {AbortSignal} signal */
async function prepared(request, signal) {
  for (;;) {
    const answer = await fetch(request.clone(), { signal });
    if (answer.status !== 202) return answer;
    const wait = Number(answer.headers.get("Retry-After") ?? 2);
    await new Promise((done) => setTimeout(done, wait * 1000));
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name that the server gave: « filename*=UTF-8''… ». */
const nameOf = (/** @type {string} */ disposition) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "carte");
