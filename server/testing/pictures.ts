import sharp, { type Exif } from 'sharp';

/** Numbers that look random and are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A picture with the coarse and fine features of a workshop; another seed is another workshop. */
export async function workshop(seed: number, exif?: Exif): Promise<Buffer> {
  const next = numbers(seed);
  const layers = await Promise.all(
    [3, 6, 14, 40].map((side) => {
      const pixels = Buffer.from(Array.from({ length: side * side * 3 }, () => Math.floor(next() * 256)));
      return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
        .resize(800, 600, { fit: 'fill', kernel: 'cubic' })
        .ensureAlpha(side === 3 ? 1 : 3 / side)
        .png()
        .toBuffer();
    }),
  );
  const machines = Array.from({ length: 8 }, () => {
    const [x, y, w, h] = [next() * 700, next() * 500, 60 + next() * 260, 40 + next() * 200];
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="hsl(${next() * 360},50%,${next() * 90}%)"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${machines.join('')}</svg>`;
  const picture = sharp(layers[0]).composite(
    [...layers.slice(1), Buffer.from(drawing)].map((input) => ({ input })),
  );
  const flat = sharp(await picture.png().toBuffer())
    .removeAlpha()
    .jpeg({ quality: 90 });
  return (exif === undefined ? flat : flat.withExif(exif)).toBuffer();
}

/** What a telephone writes into a picture that it takes at this place and time (YYYY:MM:DD hh:mm:ss, +08:00). */
export function taken(at: string, place?: { readonly lng: string; readonly lat: string }): Exif {
  return {
    IFD0: { Make: 'HUAWEI', Model: 'ALN-AL00', Software: 'ALN-AL00 4.2.0.120' },
    IFD2: { DateTimeOriginal: at, OffsetTimeOriginal: '+08:00' },
    ...(place === undefined
      ? {}
      : {
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: place.lat,
            GPSLongitudeRef: 'E',
            GPSLongitude: place.lng,
          },
        }),
  };
}
