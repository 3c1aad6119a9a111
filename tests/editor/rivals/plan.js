/** The same forty places to add at, and the same branch to move, for every editor that is measured. */
window.planOf = (root) => {
  const all = [];
  (function walk(node, depth) {
    all.push({ node, depth });
    for (const child of node.children) walk(child, depth + 1);
  })(root, 0);
  const leaves = all
    .filter(({ node, depth }) => depth >= 3 && depth <= 5 && !node.children.length)
    .map(({ node }) => node.id);
  const size = (node) => 1 + node.children.reduce((sum, child) => sum + size(child), 0);
  const branch = root.children[0];
  const [moved] = [...branch.children].sort((one, other) => size(other) - size(one));
  return {
    adds: Array.from({ length: 40 }, (_, i) => leaves[Math.floor((leaves.length * (i + 0.5)) / 40)]),
    move: { id: moved.id, places: [root.children[3].id, branch.id] },
  };
};
