// A file that takes time to prepare: a word says so, the page stays usable, the file is saved when it is there. What has to
// wait for the opinion is `data-file`: with `download` a page that says so would be saved in its place where no script runs.

import { FILE_WAITS, keptAt } from "../remote/known.js";

/** @param {Document} document @param {HTMLElement} said */
export function sayWhileTaking(document, said) {
  let taking = false;

  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = /** @type {Element} */ (event.target).closest?.("a:is([download], [data-file])[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (link.protocol === "blob:" || link.protocol === "data:") return;
    event.preventDefault();
    once(new Request(link.href), () => (document.location.href = link.href));
  });

  document.addEventListener("submit", async (event) => {
    const { submitter } = event;
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!submitter?.matches("[data-taking]") || event.defaultPrevented) return;
    event.preventDefault();
    const sent = new FormData(form, submitter);
    const address = new URL(form.action);
    const asked =
      form.method === "get" ? withSearch(address, sent) : new Request(address, { method: "POST", body: sent });
    const stays = document.getElementById(submitter.dataset.taking ?? ""); // what a page says once it is taken
    const name = await once(asked, () => {
      submitter.removeAttribute("data-taking"); // the ordinary way, which shows what is wrong
      form.requestSubmit(submitter);
    });
    if (name && stays) stays.textContent = `Dans vos téléchargements\u00a0: ${name}`;
  });

  /** Only one at a time; the gesture itself comes with the first file, which needs the server anyway.
   * Gives the file's name, where it is saved.
   * @param {Request} request @param {() => void} otherwise */
  async function once(request, otherwise) {
    if (taking) return;
    taking = true;
    try {
      const { take } = await import("./take.js");
      return await take(request, said, otherwise);
    } catch (error) {
      said.textContent = whyNot(error);
    } finally {
      taking = false;
      setTimeout(() => (said.textContent = ""), 6000);
    }
  }
}

/** @param {unknown} error */
function whyNot(error) {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return "Ce fichier demande trop de temps. Choisissez le SVG, ou une partie de la carte.";
  if (keptAt() || !navigator.onLine) return FILE_WAITS;
  return "Le fichier n’est pas arrivé. Vérifiez que l’application tourne, puis réessayez.";
}

/** What is sent is texts: such a form has no field for files.
 * @param {URL} address @param {FormData} sent */
function withSearch(address, sent) {
  for (const [name, value] of sent) address.searchParams.append(name, String(value));
  return new Request(address);
}
