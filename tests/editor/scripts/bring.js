() => { const nodes = (list) => list.map(([key, parent, text]) => ({ key, parent, text }));
          const before = nodes([["r", null, "R"], ["a", "r", "a"], ["b", "r", "b"], ["c", "r", "c"]]);
          const after = nodes([["r", null, "R"], ["c", "r", "c"], ["a", "r", "a elles"], ["n", "a", "neuf"]]);
          const map = m.codec.fromData({ nodes: nodes([["r", null, "R"], ["a", "r", "a"], ["b", "r", "b nous"], ["c", "r", "c"], ["d", "c", "à nous"]]) });
          const history = new m.history.History(map);
          history.run("x", (t) => { m.changes.bring(t, before, after); });
          const out = []; m.model.each(map.root, (node, depth) => out.push("-".repeat(depth) + node.text)); return out; }
