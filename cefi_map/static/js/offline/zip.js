/** Some texts and bytes as one ZIP, not packed (APPNOTE 6.3.9, « stored »). */

const UTF8 = 0x0800; // the flag that says how names are written

/** @param {{name: string, text: string | Uint8Array}[]} files */
export function zipOf(files) {
  const [bodies, entries] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  let place = 0;
  for (const file of files) {
    const [name, data] = [file.name, file.text].map((said) =>
      typeof said === "string" ? new TextEncoder().encode(said) : said,
    );
    const told = [0, 0, 0x21, sumOf(data), data.length, data.length, name.length, 0]; // 1 January 1980: no clock is told
    const sizes = [2, 2, 2, 4, 4, 4, 2, 2];
    const local = record(0x04034b50, [20, UTF8, ...told], [2, 2, ...sizes]);
    bodies.push(local, name, data);
    entries.push(
      record(0x02014b50, [20, 20, UTF8, ...told, 0, 0, 0, 0, place], [2, 2, 2, ...sizes, 2, 2, 2, 4, 4]),
      name,
    );
    place += local.length + name.length + data.length;
  }
  const size = entries.reduce((sum, each) => sum + each.length, 0);
  const count = files.length;
  const end = record(0x06054b50, [0, 0, count, count, size, place, 0], [2, 2, 2, 2, 4, 4, 2]);
  return new Blob(
    [...bodies, ...entries, end].map((part) => new Uint8Array(part)),
    { type: "application/zip" },
  );
}

/** A signature and numbers of so many bytes, the least first.
 * @param {number} signature @param {number[]} values @param {number[]} sizes */
function record(signature, values, sizes) {
  const bytes = [signature, ...values].flatMap((value, i) =>
    Array.from({ length: i ? sizes[i - 1] : 4 }, (_, place) => (value >>> (8 * place)) & 0xff),
  );
  return Uint8Array.from(bytes);
}

/** CRC-32 (ISO 3309).
 * @param {Uint8Array} data */
function sumOf(data) {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
