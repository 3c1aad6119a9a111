([data, given, variant]) => {
  const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const changes = Object.fromEntries(Object.entries(variant.changes || {}).map(([key, value]) => [camel(key), value]));
  const preset = { ...g.PRESETS[variant.preset], ...changes };
  const pairs = (values) => new Map(Object.entries(values || {}));
  const options = { stages: pairs(given.stages), tags: pairs(given.tags), only: variant.only && new Set(variant.only) };
  const map = m.codec.fromData(data);
  const made = g.layout(map, preset, options);
  const related = g.relations(map, made.boxes).map(({ source, start, end, way, label: l }) => [source, start, end, way,
    l && [l.text, l.x, l.y, l.width, l.height]]);
  const edges = made.boxes.flatMap((box) => { const e = g.edgeOf(box, preset.shape);
    return e ? [[box.key, e.kind, e.x0, e.y0, e.x1, e.y1]] : []; });
  const boxes = made.boxes.map(({ key, x, y, side, stage, face: f }) => ({ key, x, y, side, stage, kind: f.kind,
    size: f.size, bold: f.bold, width: f.width, height: f.height, anchor: f.anchor, pad_x: f.padX, text_x: f.textX,
    baseline: f.baseline, line_height: f.lineHeight, lines: f.lines.map((l) => [l.text, l.width]),
    marks: f.marks.map((k) => [k.kind, k.text, k.x, k.y, k.width, k.height]), fold: f.fold, hidden: f.hidden }));
  return { bounds: [made.left, made.top, made.right, made.bottom], boxes, edges, related };
}
