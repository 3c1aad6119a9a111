// A file that takes time to prepare: a word says so, the page stays usable, the file is saved when it is there.

const PATIENCE = 400; // milliseconds before anything is said
const LONGEST = 90_000;

export function sayWhileTaking(document) {
  const said = document.createElement("p");
  said.className = "taking";
  said.setAttribute("role", "status");
  document.body.append(said);
  let taking = false;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[download][href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (link.protocol === "blob:" || link.protocol === "data:") return;
    event.preventDefault();
    take(new Request(link.href), () => (document.location.href = link.href));
  });

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!submitter?.matches("[data-taking]") || event.defaultPrevented) return;
    event.preventDefault();
    const sent = new FormData(form, submitter);
    const address = new URL(form.action);
    const asked = form.method === "get" ? withSearch(address, sent) : new Request(address, { method: "POST", body: sent });
    take(asked, () => {
      submitter.removeAttribute("data-taking"); // the ordinary way, which shows what is wrong
      form.requestSubmit(submitter);
    });
  });

  /** Only one at a time; what cannot be saved goes the ordinary way, which tells why. */
  async function take(request, otherwise) {
    if (taking) return;
    taking = true;
    const waiting = setTimeout(() => (said.textContent = "Votre fichier se prépare. Vous pouvez continuer."), PATIENCE);
    try {
      const answer = await fetch(request, { signal: AbortSignal.timeout(LONGEST) });
      const disposition = answer.headers.get("Content-Disposition") ?? "";
      if (!answer.ok || !disposition.startsWith("attachment")) return otherwise();
      save(document, await answer.blob(), nameOf(disposition));
      said.textContent = said.textContent && "Votre fichier est prêt.";
    } catch (error) {
      said.textContent = error.name === "TimeoutError" ? "Ce fichier demande trop de temps. Choisissez le SVG, ou une partie de la carte." : "Le fichier n’est pas arrivé. Vérifiez que l’application tourne, puis réessayez.";
    } finally {
      taking = false;
      clearTimeout(waiting);
      setTimeout(() => (said.textContent = ""), 6000);
    }
  }
}

function withSearch(address, sent) {
  for (const [name, value] of sent) address.searchParams.append(name, value);
  return new Request(address);
}

function save(document, blob, name) {
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
const nameOf = (disposition) => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "carte");
