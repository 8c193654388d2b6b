import { Worker } from 'node:worker_threads';
import sharp from 'sharp';

/** Samsung's 200-megapixel sensor is the largest that people carry; larger ones are bombs. */
const MOST_PIXELS = 210_000_000;
const OPTIONS = { limitInputPixels: MOST_PIXELS, failOn: 'none' } as const;

/** What a picture says of itself. */
export interface PictureFacts {
  readonly readable: boolean;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Sixty-four of 0 and 1; undefined for a picture without features. */
  readonly phash: string | undefined;
}

/** What the camera wrote beside the picture; every part may be missing or made up. */
export interface CameraFacts {
  /** ISO 8601, UTC. */
  readonly capturedAt: string | undefined;
  readonly lng: number | undefined;
  readonly lat: number | undefined;
  readonly camera: string | undefined;
  readonly software: string;
  readonly comment: string;
  readonly positionMethod: string;
}

export async function readPicture(path: string): Promise<PictureFacts> {
  try {
    const { width, height } = await sharp(path, OPTIONS).metadata();
    return { readable: true, width, height, phash: await perceptualHash(path) };
  } catch {
    return { readable: false, width: undefined, height: undefined, phash: undefined };
  }
}

/** A copy to look at: no larger than `size` pixels, upright, without anything that the camera wrote. */
export async function drawPreview(path: string, size: number, into: string): Promise<void> {
  await sharp(path, OPTIONS)
    .rotate()
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(into);
}

const SIDE = 32;
const KEPT = 8;
/** Standard deviation of brightness (0 to 255) under which a picture is a blank: a covered lens, a white page. */
const BLANK = 4;

/**
 * The 64 lowest frequencies of the picture, each above or below their median (pHash). Resizing, recompression and a
 * slight change of light leave nearly all of them as they are.
 */
async function perceptualHash(path: string): Promise<string | undefined> {
  const pixels = await sharp(path, OPTIONS)
    .rotate()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  if (deviation(pixels) < BLANK) return undefined;
  const low = lowFrequencies(pixels);
  const median =
    [...low]
      .sort((a, b) => a - b)
      .slice(31, 33)
      .reduce((a, b) => a + b, 0) / 2;
  return Array.from(low, (value) => (value > median ? '1' : '0')).join('');
}

function deviation(values: Uint8Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
}

/** `COSINES[k][n]`: the discrete cosine transform of a row, frequencies 1 to 8 (the mean, frequency 0, says nothing). */
const COSINES = Array.from({ length: KEPT }, (_, k) =>
  Array.from({ length: SIDE }, (_, n) => Math.cos((Math.PI / SIDE) * (n + 0.5) * (k + 1))),
);

function lowFrequencies(pixels: Uint8Array): Float64Array {
  const rows = new Float64Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y++)
    for (const [k, cosine] of COSINES.entries())
      rows[y * KEPT + k] = cosine.reduce((sum, c, x) => sum + c * (pixels[y * SIDE + x] ?? 0), 0);
  const low = new Float64Array(KEPT * KEPT);
  for (const [j, cosine] of COSINES.entries())
    for (let k = 0; k < KEPT; k++)
      low[j * KEPT + k] = cosine.reduce((sum, c, y) => sum + c * (rows[y * KEPT + k] ?? 0), 0);
  return low;
}

/** A real picture's tags are read in milliseconds; one that takes this long leads the parser in circles. */
const CAMERA_MS = 5000;

function readTags(path: string): Promise<Record<string, unknown>> {
  const worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { workerData: path });
  return new Promise<Record<string, unknown>>((resolve) => {
    const timer = setTimeout(() => resolve({}), CAMERA_MS);
    worker.once('message', resolve);
    worker.once('error', () => resolve({}));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({});
    });
  }).finally(() => worker.terminate());
}

/** Reads EXIF. Never throws: a picture without it, or with a broken one, has none. */
export async function readCamera(path: string): Promise<CameraFacts> {
  const tags = await readTags(path);
  const lng = Number(tags['longitude']);
  const lat = Number(tags['latitude']);
  // 0,0 lies in the Gulf of Guinea: it is what a phone writes that has no position.
  const placed = Number.isFinite(lng) && Number.isFinite(lat) && !(lng === 0 && lat === 0);
  const real = placed && Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  return {
    capturedAt: instantOf(tags['DateTimeOriginal'], tags['OffsetTimeOriginal'] ?? tags['OffsetTime']),
    lng: real ? lng : undefined,
    lat: real ? lat : undefined,
    camera: [text(tags['Make']), text(tags['Model'])].filter((t) => t !== '').join(' ') || undefined,
    software: text(tags['Software']),
    comment: text(tags['userComment'] ?? tags['UserComment']),
    positionMethod: text(tags['GPSProcessingMethod']),
  };
}

/** "2026:11:20 08:30:00" with its offset; without one it is China's only legal time. */
function instantOf(stamp: unknown, offset: unknown): string | undefined {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text(stamp));
  if (parts === null) return undefined;
  const zone = /^[+-]\d\d:\d\d$/.test(text(offset)) ? text(offset) : '+08:00';
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** At most 200 printable characters of whatever a tag holds; PostgreSQL takes no NUL. */
function text(tag: unknown): string {
  const raw =
    tag instanceof Uint8Array || Array.isArray(tag) ? Buffer.from(tag as Uint8Array).toString('utf8') : tag;
  if (typeof raw !== 'string') return '';
  return raw
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '')
    .trim()
    .slice(0, 200);
}
