([data, times]) => {
  let seed = 7;
  const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % n; };
  const map = m.codec.fromData(data);
  const history = new m.history.History(map);
  const c = m.commands;
  const text = () => JSON.stringify(m.codec.toData(map));
  const any = () => [...map.byKey.values()][random(map.size)];
  const below = [{ data: { text: "collé", note: "n" }, children: [{ data: { text: "dessous" }, children: [] }] }];
  const actions = [
    (t, n) => c.addChild(t, n, { text: "idée" }),
    (t, n) => n.parent && c.addSibling(t, n),
    (t, n) => n.parent && c.addParent(t, [n], "p"),
    (t, n) => n.parent && map.size > 8 && c.remove(t, [n]),
    (t, n) => n.parent && c.dissolve(t, n),
    (t, n) => n.parent && c.shift(t, [n], random(2) ? 1 : -1),
    (t, n) => n.parent && c.promote(t, [n]),
    (t, n) => n.parent && c.demote(t, [n]),
    (t, n) => n.parent && c.duplicate(t, [n]),
    (t, n) => c.paste(t, below, n),
    (t, n) => t.set(n, { text: `texte ${random(99)}`, note: "parce que" }),
    (t, n) => c.restyle(t, [n], { color: "#112233" }),
    (t, n) => c.retag(t, n, "etape", ["E3"]),
    (t) => c.foldFrom(t, 1 + random(3)),
    (t, n) => c.split(t, n, "tête", "queue"),
    (t, n) => n.parent && c.join(t, n.parent, n),
    (t, n) => t.set(n, { arrows: [{ target: any().key }], icons: ["idea"], link: "#x" }),
    (t, n) => { const to = any(); if (n.parent && !m.model.isWithin(to, n)) c.moveTo(t, [n], to, 0, "left"); },
  ];
  const stages = new Map([["b", [3]]]);
  const places = (one) => g.layout(one, g.SCREEN, { stages, numbers: true }).boxes
    .map(({ key, x, y, side, depth, parent, face }) => [key, x, y, side, depth, parent && parent.key, face]);
  let isLaid = true; // what a layout kept of the one before is what a first layout gives
  const look = () => {
    isLaid &&= JSON.stringify(places(map)) === JSON.stringify(places(m.codec.fromData(m.codec.toData(map))));
  };
  const first = text();
  for (let i = 0; i < times; i++) {
    const node = any();
    history.run("action", (t) => actions[i % actions.length](t, node) || undefined);
    look();
  }
  const last = text();
  const count = history.done.length;
  while (history.undo()) look();
  const undone = text();
  while (history.redo());
  return [first, last, undone, text(), count, isLaid];
}
