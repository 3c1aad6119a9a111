// The form of one node in the plan saves by itself when the person leaves it; the button stays.

export function saveBySelf(document) {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const before = written(form);
  let sent = false;
  form.addEventListener("submit", () => {
    sent = true;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // A link of the page follows the save: the server answers with the plan, then the person goes on.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || sent || written(form) === before || event.ctrlKey || event.metaKey || !form.checkValidity()) return;
    if (new URL(link.href).origin !== location.origin || link.hasAttribute("download")) return;
    event.preventDefault();
    sent = true;
    keep(form).then((kept) => {
      if (kept) location.assign(link.href);
      else form.submit();
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && written(form) !== before) event.preventDefault();
  });
}

const written = (form) => `${form.elements.text.value}\u0000${form.elements.note.value}`;

async function keep(form) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "follow" });
    return answer.ok;
  } catch {
    return false;
  }
}
