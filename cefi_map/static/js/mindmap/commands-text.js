/** Changing what a node says. */

/** The title of a node; line ends are line feeds, and it keeps none at its ends. Nothing else is chosen by it. */
export function rename(t, node, text) {
  t.set(node, { text: text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "") });
}
