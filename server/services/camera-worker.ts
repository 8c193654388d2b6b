import { parentPort, workerData } from 'node:worker_threads';
import exifr from 'exifr';

/** Reads EXIF in a thread of its own: a made-up container can send the parser round for ever, and only it. */
const TAGS = {
  tiff: true,
  exif: true,
  gps: true,
  userComment: true,
  xmp: false,
  icc: false,
  iptc: false,
  reviveValues: false,
  translateValues: false,
} as const;

const tags: unknown = await exifr.parse(String(workerData), TAGS).catch(() => undefined);
parentPort?.postMessage(tags ?? {});
