import type { DocumentContent } from '@zhiben/domain/kinds/document/content.ts';
import sharp from 'sharp';
import type { ContentStore } from '../../store/content-store.ts';
import type { DrawnPicture } from './word/parts.ts';

/** Dots to the inch of a drawing on paper. */
const PAPER_DPI = 192;

/** The pictures of a document by hash. Drawings become pixels, which every Word opens. */
export async function picturesOf(
  files: ContentStore,
  { blocks }: DocumentContent,
): Promise<ReadonlyMap<string, DrawnPicture>> {
  const pictures = new Map<string, DrawnPicture>();
  for (const block of blocks) {
    if (block.type !== 'picture' || pictures.has(block.sha256) || !(await files.has(block.sha256))) continue;
    const bytes = Buffer.concat(await files.read(block.sha256).toArray());
    const data =
      block.mime === 'image/svg+xml' ? await sharp(bytes, { density: PAPER_DPI }).png().toBuffer() : bytes;
    pictures.set(block.sha256, { type: block.mime === 'image/jpeg' ? 'jpg' : 'png', data });
  }
  return pictures;
}
