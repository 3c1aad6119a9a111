async ({ seed, steps }) => {
  let state = seed;
  const random = (many) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % many; };
  const any = (some) => some[random(some.length)];
  const { Node } = { Node: editor.state.map.root.constructor };
  const words = ["Ateliers de mars à juin", "Bilan le 6 mars 2027", "Salle 300 €", "Région 1,5 k€ demandés", "Visites",
    "sept. choix / janv. stages", "Point à M+3", "12 x 80 € de vacations", "avant l’été, essais", "50 % par la Ville"];
  const map = () => editor.state.map;
  const nodes = () => [...map().byKey.values()].filter((one) => one.parent);
  const json = () => JSON.stringify([...map().byKey.keys()].sort().map((key) => {
    const one = map().get(key); return [key, one.parent?.key, one.data.text, one.data.attributes]; }));
  const day = () => new Date(Date.UTC(2027, 0, 1 + random(400))).toISOString().slice(0, 10);
  const ends = () => [day(), day()].sort();
  const told = () => editor.reading.told;
  const read = async () => { editor.reading.isStale = true; await editor.reading.ask(); return JSON.stringify(told()); };
  const beginning = json();
  const depth = editor.state.history.done.length;
  editor.views.show("calendrier"); await read();
  const wrong = [];
  let step = 0;
  const acts = [
    () => editor.state.run("carte", (t) => t.set(any(nodes()), { text: any(words) })),
    () => { editor.state.choose(any(nodes()).key); editor.state.run("carte", (t) => t.insert(editor.state.node,
      new Node(`n${step}`, { ...map().root.data, text: any(words) }))); },
    () => { const one = any(nodes()); if (map().size > 14 && !one.children.length) editor.state.run("carte", (t) => t.remove(one)); },
    () => { editor.views.show("plan", { focus: false }); editor.plan.flush(); editor.state.choose(any(nodes()).key);
      editor.act(any(["demote", "promote", "raise", "lower"])); },
    async () => { const [first, last] = ends(); const one = any(told().bars);
      if (one) await editor.reading.edit({ do: "move", place: one.place, first, last }, "calendrier"); },
    async () => { const [first, last] = ends(); const key = any(told().waiting);
      if (key) await editor.reading.edit({ do: "date", key, first, last }, "calendrier"); },
    async () => { const one = any([...told().charges, ...told().resources]);
      if (one) await editor.reading.edit({ do: "price", place: one.place, value: String(50 + random(9000)) }, "budget"); },
    async () => { await editor.reading.edit({ do: "add", side: any(["charge", "resource"]), words: "Ajout", value: "120" }, "budget"); },
  ];
  for (; step < steps; step++) {
    const act = random(acts.length);
    const heads = JSON.stringify(editor.state.report.stages.map((one) => one.branches));
    await acts[act]();
    const wrote = act > 3 && act < 7 ? JSON.stringify(told()) : null;
    editor.views.show(any(["calendrier", "budget"]), { focus: false });
    const now = await read();
    const same = JSON.stringify(editor.state.report.stages.map((one) => one.branches)) === heads; // else read otherwise
    if (wrote && same) {
      const [a, b] = [JSON.parse(wrote), JSON.parse(now)];
      for (const each of [a, b]) for (const name of ["changed", "picture"]) delete each[name];
      for (const name of Object.keys(b))
        if (JSON.stringify(a[name]) !== JSON.stringify(b[name]))
          wrong.push(`${step}, ${act}: ${name} was answered ${JSON.stringify(a[name])}, is ${JSON.stringify(b[name])}`);
    }
    for (const bar of told().bars) {
      const { key, field, start, end } = bar.place;
      if (!map().has(key)) {
        wrong.push(`${step}, ${act}: ${key} is no more; ${document.querySelector(".toast")?.textContent}`);
        continue;
      }
      if (field === "text" && map().get(key).data.text.slice(start, end) !== bar.words) wrong.push(`${step}: ${bar.words}`);
    }
    for (const [lines, total] of [[told().charges, told().spent], [told().resources, told().received]]) {
      const known = lines.filter((one) => one.value !== null);
      const sum = known.reduce((all, one) => all + Number(one.value), 0);
      if (known.length && Math.abs(sum - Number(total)) > .005) wrong.push(`${step}: ${sum} is not ${total}`);
    }
    editor.views.show("plan", { focus: false }); editor.plan.flush();
    for (const [key, row] of editor.plan.rows)
      if (!row.li.textContent.includes(map().get(key).data.text.slice(0, 40))) wrong.push(`${step}: plan, ${key}`);
  }
  const ended = json();
  const made = editor.state.history.done.length - depth;
  for (let back = 0; back < made; back++) editor.state.undo();
  if (json() !== beginning) wrong.push("undo does not come back");
  for (let forth = 0; forth < made; forth++) editor.state.redo();
  if (json() !== ended) wrong.push("redo does not return");
  return { wrong: wrong.slice(0, 8), made };
}
