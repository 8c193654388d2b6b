import sharp from 'sharp';
import type { DemoFile } from './simulate.ts';

/** Colours of wall and floor, and of the machine in front of them. */
const SCENES = [
  ['#cfd6dc', '#8d949b', '#4f6d8f'],
  ['#d9d2c5', '#94897a', '#8a5a3c'],
  ['#c8d3cb', '#7f8a82', '#5c7f6b'],
  ['#d3cfd8', '#86828d', '#6a6487'],
  ['#dcd7cc', '#9a9488', '#7b7f85'],
  ['#c9d6dd', '#7c8b95', '#a0702f'],
] as const;
const SHAPES = ['tank', 'machine', 'shelf', 'cabinet', 'pipes'] as const;
export const VARIANTS = SCENES.length * SHAPES.length;
type Use = DemoFile['use'];

/**
 * A plain sketch of a place on a site, with what is wrong marked in red or what was mended in green. Without words:
 * a bare machine has no Chinese font.
 */
export async function drawSketch(variant: number, use: Use): Promise<Buffer> {
  const [wall, floor, metal] = SCENES[variant % SCENES.length] ?? SCENES[0];
  const shape = SHAPES[Math.floor(variant / SCENES.length) % SHAPES.length] ?? 'tank';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="330" fill="${wall}"/><rect y="330" width="640" height="150" fill="${floor}"/>
    <path d="M0 330 H640 M110 0 V330 M530 0 V330" stroke="#0002" stroke-width="3"/>
    <rect x="30" y="40" width="60" height="90" fill="#eaf2f7" stroke="#6b7780" stroke-width="4"/>
    ${thing(shape, metal)}${use === 'before' ? fault(variant) : mended(variant, use)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}

function thing(shape: (typeof SHAPES)[number], metal: string): string {
  const line = 'stroke="#2b3138" stroke-width="4"';
  switch (shape) {
    case 'tank':
      return `<rect x="220" y="110" width="200" height="240" rx="60" fill="${metal}" ${line}/><path d="M250 350 V400 M390 350 V400 M320 110 V60 H480 V330" fill="none" ${line}/>`;
    case 'machine':
      return `<rect x="170" y="210" width="300" height="170" fill="${metal}" ${line}/><circle cx="250" cy="290" r="52" fill="#d9dde0" ${line}/><rect x="340" y="150" width="90" height="60" fill="#e8c84a" ${line}/>`;
    case 'shelf':
      return `<path d="M150 90 V400 M490 90 V400 M150 180 H490 M150 280 H490 M150 390 H490" ${line}/><rect x="170" y="110" width="110" height="70" fill="${metal}"/><rect x="320" y="200" width="140" height="80" fill="#b98d58"/><rect x="190" y="310" width="170" height="80" fill="${metal}"/>`;
    case 'cabinet':
      return `<rect x="230" y="90" width="180" height="290" fill="${metal}" ${line}/><path d="M320 90 V380" ${line}/><rect x="255" y="130" width="40" height="24" fill="#d9dde0"/><circle cx="365" cy="140" r="12" fill="#5fb36a"/><circle cx="365" cy="180" r="12" fill="#d05050"/>`;
    case 'pipes':
      return `<path d="M60 150 H580 M60 220 H400 V400 M500 150 V400" fill="none" stroke="${metal}" stroke-width="26"/><circle cx="400" cy="300" r="30" fill="#d9dde0" ${line}/><circle cx="500" cy="240" r="26" fill="#e8c84a" ${line}/>`;
  }
}

function fault(variant: number): string {
  const x = 260 + ((variant * 53) % 160);
  return `<path d="M${x - 30} 345 q30 -28 60 0 t60 6 v26 h-140 z" fill="#6d5a3a"/><circle cx="${x}" cy="300" r="74" fill="none" stroke="#d6322e" stroke-width="8" stroke-dasharray="18 10"/>`;
}

function mended(variant: number, use: Use): string {
  const x = 260 + ((variant * 53) % 160);
  const guard = `<rect x="${x - 56}" y="250" width="112" height="112" fill="#f4d03f66" stroke="#d9a400" stroke-width="6"/>`;
  const checked = `<path d="M${x - 30} 306 l22 24 l44 -56" fill="none" stroke="#2a9d4a" stroke-width="12"/>`;
  return use === 'on-site' ? guard + checked : guard;
}

/** The same picture as other bytes: a comment (ITU T.81 B.2.4.5) says which file of the demonstration it is. */
export function labelled(jpeg: Buffer, label: string): Buffer {
  const words = Buffer.from(`zhiben demonstration ${label}`);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(words.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, words, jpeg.subarray(2)]);
}
