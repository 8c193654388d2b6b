import { metresBetween, type Position } from '../values/position.ts';

/** 来源: where the device took the file from, as told by the device. */
export const FILE_ORIGINS = ['camera', 'gallery', 'file'] as const;
export type FileOrigin = (typeof FILE_ORIGINS)[number];

/**
 * What does not fit together about a piece of evidence. A signal for whoever verifies, never proof: cameras have wrong
 * clocks, messengers strip positions, and a screenshot may show the truth.
 */
export const SIGNALS = [
  'position-missing',
  'position-far',
  'position-mocked',
  'capture-time-missing',
  'captured-after-received',
  'captured-other-day',
  'edited',
  'from-gallery',
  'screenshot',
  'unreadable',
  'used-elsewhere',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** What is known of a file once its bytes are here. Instants in milliseconds since 1970. */
export interface FileFacts {
  readonly name: string;
  readonly mime: string;
  readonly origin: FileOrigin;
  /** False when the picture could not be drawn. */
  readonly readable: boolean;
  readonly capturedMs: number | undefined;
  readonly happenedMs: number | undefined;
  readonly receivedMs: number;
  readonly position: Position | undefined;
  readonly camera: string | undefined;
  /** EXIF Software, UserComment and GPSProcessingMethod, as the file has them. */
  readonly software: string;
  readonly comment: string;
  readonly positionMethod: string;
  /** Pixels; undefined when it is not a picture. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** Clocks of phones differ by this much without anything being wrong. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;
/** Whoever writes up a round on the evening after is not suspicious; two days later is worth a look. */
const OTHER_DAY_MS = 48 * 60 * 60 * 1000;
/** From the enterprise's point on the map to the far end of a large works, with the error of a phone's position. */
export const FAR_METRES = 2000;
/** Screens of phones are at least this much longer than wide; sensors are 4:3 or 3:2. */
const SCREEN_RATIO = 1.7;

const EDITORS =
  /photoshop|lightroom|gimp|snapseed|picsart|meitu|美图|faceu|vsco|pixelmator|affinity|canva|paint\.net|醒图|秀图|remini|acdsee|photoscape|coreldraw|adobe/i;
const MOCKS = /mock|fake|simulat|模拟/i;
const SCREENSHOT_NAMES = /screen[ _-]?shot|screen[ _-]?capture|截屏|截图|屏幕快照/i;

/** The signals that a file gives by itself. Judged once, when it arrives; `placeSignals` judges where it is used. */
export function fileSignals(facts: FileFacts): Signal[] {
  const signals: Signal[] = [];
  if (facts.mime.startsWith('image/')) {
    if (!facts.readable) signals.push('unreadable');
    if (facts.position === undefined) signals.push('position-missing');
    if (facts.capturedMs === undefined) signals.push('capture-time-missing');
    if (isScreenshot(facts)) signals.push('screenshot');
  }
  if (MOCKS.test(facts.positionMethod) || MOCKS.test(facts.software)) signals.push('position-mocked');
  if (EDITORS.test(facts.software)) signals.push('edited');
  if (facts.origin === 'gallery') signals.push('from-gallery');
  const { capturedMs, happenedMs, receivedMs } = facts;
  if (capturedMs !== undefined) {
    if (capturedMs > receivedMs + CLOCK_TOLERANCE_MS) signals.push('captured-after-received');
    if (happenedMs !== undefined && Math.abs(capturedMs - happenedMs) > OTHER_DAY_MS)
      signals.push('captured-other-day');
  }
  return signals;
}

/** The signals that depend on where the file is used: a position far from the enterprise that it should show. */
export function placeSignals(taken: Position | undefined, enterprise: Position | undefined): Signal[] {
  if (taken === undefined || enterprise === undefined) return [];
  return metresBetween(taken, enterprise) > FAR_METRES ? ['position-far'] : [];
}

function isScreenshot({ name, comment, mime, camera, width, height }: FileFacts): boolean {
  if (SCREENSHOT_NAMES.test(name) || SCREENSHOT_NAMES.test(comment)) return true;
  if (camera !== undefined || mime === 'image/jpeg' || width === undefined || height === undefined)
    return false;
  return Math.max(width, height) / Math.min(width, height) >= SCREEN_RATIO;
}
