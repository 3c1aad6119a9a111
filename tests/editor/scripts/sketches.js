([file, name, source]) => { const plain = (one) => [one.data.text, one.children.map(plain)];
  return m[file][name](source).map(plain); }
