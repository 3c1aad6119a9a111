// « Tout rendre »: one work after the other, so that a large group shows how far it is and can be stopped. Without this
// file the form is sent whole, and the page waits.

/** @typedef {{names: string[], errors: [string, string][]}} Given What became of a work. */

const TAKE = "tout-rendre"; // kept for the next page of this tab: the archive is to be taken when it shows

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-giving]"));
form?.addEventListener("submit", (event) => {
  const sent = new FormData(form);
  if (!sent.has("work")) return; // the server says what to do
  event.preventDefault();
  give(form, sent);
});

if (sessionStorage.getItem(TAKE) === location.pathname) {
  sessionStorage.removeItem(TAKE);
  /** @type {HTMLElement | null} */ (document.querySelector("[data-archive]"))?.click();
}

/** @param {HTMLFormElement} form @param {FormData} sent */
async function give(form, sent) {
  const works = sent.getAll("work").map(String);
  const shown = progress(form, works.length);
  /** @type {string[]} */
  const failed = [];
  for (const [done, work] of works.entries()) {
    if (shown.stopped()) break;
    shown.at(done, nameOf(form, work));
    try {
      const given = await one(form, sent, work);
      failed.push(...given.errors.map(([name, why]) => `${name} : ${why}`));
    } catch {
      failed.push("L’application ne répond plus. Vérifiez qu’elle tourne, puis rendez les autres.");
      break;
    }
  }
  if (failed.length) {
    shown.told(failed);
    return;
  }
  if (!shown.stopped()) sessionStorage.setItem(TAKE, location.pathname);
  location.assign(`${location.pathname}#emporter`);
  location.reload();
}

/** Gives one work back; rejects when no answer comes.
 * @param {HTMLFormElement} form @param {FormData} sent @param {string} work @returns {Promise<Given>} */
async function one(form, sent, work) {
  const body = new FormData();
  for (const [name, value] of sent) if (name !== "work") body.append(name, value);
  body.append("work", work);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** The bar, its words, and the button that stops after the work under way.
 * @param {HTMLFormElement} form @param {number} total */
function progress(form, total) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-giving-progress]"));
  const bar = /** @type {HTMLProgressElement} */ (place.querySelector("progress"));
  const said = /** @type {HTMLElement} */ (place.querySelector("[data-giving-said]"));
  const stop = /** @type {HTMLButtonElement} */ (place.querySelector("[data-giving-stop]"));
  let stopped = false;
  place.hidden = false;
  bar.max = total;
  form.querySelectorAll("button:not([data-giving-stop]), input").forEach((each) => each.setAttribute("disabled", ""));
  stop.hidden = false;
  stop.onclick = () => {
    stopped = true;
  };
  return {
    stopped: () => stopped,
    at: (/** @type {number} */ done, /** @type {string} */ name) => {
      bar.value = done;
      said.textContent = `${done + 1} sur ${total} : ${name}`;
    },
    told: (/** @type {string[]} */ lines) => {
      stop.hidden = true;
      said.replaceChildren(...lines.flatMap((line) => [line, document.createElement("br")]), again());
    },
  };
}

/** Where the page itself shows what is given back and what is left. */
function again() {
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = "Voir où en est le groupe";
  return link;
}

/** @param {HTMLFormElement} form @param {string} work */
function nameOf(form, work) {
  const box = form.querySelector(`input[name="work"][value="${CSS.escape(work)}"]`);
  return box?.closest("label")?.textContent?.trim() ?? "";
}
