// The answer to a learning platform goes back by itself; its button does the same without this file.

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-sends]");
form?.submit();
