// A file dropped anywhere on a page that has an import form is put in its field (the first one's), and the form is sent.
// A form whose files arrive one by one (review/arrival.js) is handed folders too. A file that is sent passes by the worker:
// the server is asked first whether it is there, so that no file ends in the browser's own error page.

const PATIENCE = 8000; // milliseconds
const SAID = 12_000; // that a sentence stays
const AWAY =
  "Hors connexion\u00a0: ce fichier n’est pas parti, et rien n’a changé. Choisissez-le de nouveau au retour du réseau.";

/** @param {Document} document @param {(text: string) => void} say */
export function acceptDrops(document, say) {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-drop]");
  forms.forEach(ease);
  for (const form of forms) if (!("arrives" in form.dataset)) sendOnlyWhereItArrives(form, say);
  const [form] = forms;
  const input = fileOf(form);
  const veil = made(document);
  let inside = 0;

  document.addEventListener("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    inside += 1;
    veil.hidden = false;
  });
  document.addEventListener("dragleave", () => {
    inside = Math.max(0, inside - 1);
    veil.hidden = inside === 0;
  });
  document.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    inside = 0;
    veil.hidden = true;
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    if ("arrives" in form.dataset && entries.some((entry) => entry?.isDirectory)) {
      form.dispatchEvent(new CustomEvent("folders", { detail: entries }));
      return;
    }
    input.files = input.multiple ? files : only(files[0]);
    form.requestSubmit();
  });
}

/** The field of a form that takes files.
 * @param {HTMLFormElement} form */
function fileOf(form) {
  return /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]"));
}

/** A chosen file is sent at once, which is said beforehand. One that was chosen before this script arrived waits for the
 * form's own button.
 * @param {HTMLFormElement} form */
function ease(form) {
  const input = fileOf(form);
  if (input.files?.length) return;
  form.classList.add("eased");
  warn(form, input);
  input.addEventListener("change", () => {
    if (input.files?.length) form.requestSubmit();
  });
}

/** Beside the field and in its description.
 * @param {HTMLFormElement} form @param {HTMLInputElement} input */
function warn(form, input) {
  const said = document.createElement("p");
  said.className = "meta";
  said.id = `${input.id}-aussitot`;
  said.textContent = input.multiple ? "Les fichiers choisis sont lus aussitôt." : "Le fichier choisi est lu aussitôt.";
  /** @type {HTMLElement} */ (form.querySelector(".pick-label")).after(said);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
}

/** @param {HTMLFormElement} form @param {(text: string) => void} say */
function sendOnlyWhereItArrives(form, say) {
  let isAsking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    if (await answers()) form.submit();
    else {
      say(AWAY);
      setTimeout(() => say(""), SAID);
      fileOf(form).value = ""; // the same file chosen again is a choice
    }
    isAsking = false;
  });
}

/** Whether the server is there, and ours. */
async function answers() {
  const asked = fetch("/api/jeton", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  return asked.then(
    (answer) => answer.ok || answer.status < 500,
    () => false,
  );
}

const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types?.includes("Files");

/** @param {File} file */
function only(file) {
  const list = new DataTransfer();
  list.items.add(file);
  return list.files;
}

/** @param {Document} document */
function made(document) {
  const veil = document.createElement("div");
  veil.className = "dropveil";
  veil.hidden = true;
  veil.textContent = "Lâchez pour lire ce fichier";
  document.body.append(veil);
  return veil;
}
