// « Qui est qui »: a list dropped on its field is read there; it can be seen before it is kept.

const names = document.querySelector("[data-names]");
if (names instanceof HTMLTextAreaElement) {
  names.addEventListener("dragover", (event) => event.preventDefault());
  names.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    names.value = `${names.value.trim()}\n${await file.text()}`.trim();
    names.focus();
  });
}
