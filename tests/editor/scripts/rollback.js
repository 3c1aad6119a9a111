data => { const map = m.codec.fromData(data); const history = new m.history.History(map);
          const [branch] = map.root.children;
          try { history.run("x", (t) => { m.commands.addChild(t, branch); m.commands.moveTo(t, [branch], branch.children[0]); });
            return false; } catch { return JSON.stringify(m.codec.toData(map)) === JSON.stringify(data) && !history.canUndo; } }
