import { inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;

/** All entries of a ZIP (a spreadsheet is one) as one text; so that a canary cannot hide in compression. */
export function textOfZip(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    if (bytes.readUInt32LE(at) !== CENTRAL) continue;
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const header = bytes.readUInt32LE(at + 42);
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(from, from + size);
    texts.push((method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
  }
  return texts.join('\n');
}
