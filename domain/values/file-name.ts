/** Characters in a kept file name; longer ones lose their middle-to-end, never their extension. */
const LONGEST = 120;

/**
 * A file name that is safe to store, show and send: no folders, no control or text-direction characters, not empty,
 * and an extension that tells the truth about the content.
 *
 * @param extension What the content is, without the dot: `jpg`.
 */
export function cleanFileName(name: string, extension: string): string {
  const base = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Control characters, and those that turn the direction of text: "照片‮gpj.exe" must not read as a picture.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  const ending = new RegExp(`\\.(${sameAs(extension)})$`, 'i');
  const stem = base.replace(ending, '').replace(/[.\s]+$/, '');
  return `${Array.from(stem).slice(0, LONGEST).join('') || 'file'}.${extension}`;
}

/** Endings that mean the same content: a .jpeg is not renamed to .jpeg.jpg. */
function sameAs(extension: string): string {
  if (extension === 'jpg') return 'jpe?g';
  if (extension === 'heic' || extension === 'heif') return 'hei[cf]';
  return extension;
}
