async () => {
  const at = (name) => import(`/static/js/mindmap/${name}.js`);
  const names = ["codec", "model", "history", "commands", "changes", "outline", "html", "freemind", "rich"];
  window.m = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await at(name)])));
  window.g = { ...(await at("geometry/layout")), ...(await at("geometry/presets")), ...(await at("geometry/fonts")), ...(await at("geometry/relations")) };
  g.setAdvances(await (await fetch("/api/avances.json")).json());
}
