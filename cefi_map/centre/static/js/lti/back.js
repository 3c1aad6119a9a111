// The answer to a learning platform goes back by itself; its button does the same without this file.

/** @type {HTMLFormElement | null} */ (document.querySelector("form[data-sends]"))?.submit();
