import { describe, expect, it } from 'vitest';
import { type FileFacts, fileSignals, placeSignals, type Signal } from './evidence.ts';

const HOUR = 3_600_000;
const NOW = 1_790_000_000_000;

/** A picture that a telephone took on the spot an hour ago: nothing to say. */
const honest: FileFacts = {
  name: 'IMG_20261120.jpg',
  mime: 'image/jpeg',
  origin: 'camera',
  readable: true,
  capturedMs: NOW - HOUR,
  happenedMs: NOW - HOUR,
  receivedMs: NOW,
  position: { lng: 116.72, lat: 32.71 },
  camera: 'HUAWEI ALN-AL00',
  software: 'ALN-AL00 4.2.0.120',
  comment: '',
  positionMethod: 'GPS',
  width: 4096,
  height: 3072,
};

describe('The signals of a picture', () => {
  it('are none when everything fits', () => {
    expect(fileSignals(honest)).toEqual([]);
  });

  it.each<[Signal, Partial<FileFacts>]>([
    ['position-missing', { position: undefined }],
    ['capture-time-missing', { capturedMs: undefined }],
    ['captured-after-received', { capturedMs: NOW + HOUR }],
    ['captured-other-day', { capturedMs: NOW - 72 * HOUR }],
    ['edited', { software: 'Adobe Photoshop 26.0 (Windows)' }],
    ['edited', { software: '美图秀秀' }],
    ['position-mocked', { positionMethod: 'MOCK' }],
    ['from-gallery', { origin: 'gallery' }],
    ['screenshot', { name: 'Screenshot_20261120_081500.jpg' }],
    ['screenshot', { name: '微信截图_20261120.png' }],
    ['screenshot', { comment: 'Screenshot' }],
    ['screenshot', { mime: 'image/png', camera: undefined, width: 1080, height: 2400 }],
    ['unreadable', { readable: false }],
  ])('say %s, and nothing else', (signal, change) => {
    expect(fileSignals({ ...honest, ...change })).toEqual([signal]);
  });

  it('forgive a clock that is minutes wrong and a report on the evening after', () => {
    expect(fileSignals({ ...honest, capturedMs: NOW + 4 * 60_000 })).toEqual([]);
    expect(fileSignals({ ...honest, capturedMs: NOW - 30 * HOUR })).toEqual([]);
  });

  it('expect no position and no camera of a document', () => {
    const document = {
      mime: 'application/pdf',
      position: undefined,
      capturedMs: undefined,
      camera: undefined,
    };
    expect(fileSignals({ ...honest, ...document })).toEqual([]);
  });
});

describe('A position', () => {
  const gate = { lng: 116.72, lat: 32.71 };
  it('is far from two kilometres on', () => {
    expect(placeSignals({ lng: 116.72, lat: 32.7277 }, gate)).toEqual([]);
    expect(placeSignals({ lng: 116.72, lat: 32.7283 }, gate)).toEqual(['position-far']);
  });

  it('is not judged while either end is unknown', () => {
    expect(placeSignals(undefined, gate)).toEqual([]);
    expect(placeSignals(gate, undefined)).toEqual([]);
  });
});
