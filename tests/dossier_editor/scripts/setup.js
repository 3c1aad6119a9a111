async () => {
  const names = ["blocks", "branches", "clean", "conflict", "gauge", "guide", "lists", "merge", "replace", "rooms"];
  names.push("saying", "schema", "sections", "shortcuts", "tidy", "typography");
  const at = (name) => import(`/static/js/dossier/${name}.js`);
  window.m = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await at(name)])));
  window.pm = await import("/static/vendor/prosemirror.js");
}
