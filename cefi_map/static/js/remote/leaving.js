/** Leaving the page for another of ours, once what is being written is saved. */

/** Every plain link to a page or a file of ours waits for the save. `sync` gives what keeps, once it is there. */
export function saveBeforeLinks(sync) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || link.target === "_blank") return;
    if (!sync() || sync().isSettled) return;
    if (new URL(link.href).origin !== location.origin || link.getAttribute("href")[0] === "#") return;
    event.preventDefault();
    leaveFor(sync(), link.href);
  });
}

export async function leaveFor(sync, address) {
  await sync?.flush();
  location.assign(address);
}
