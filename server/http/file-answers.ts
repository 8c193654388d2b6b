/** Types that a browser may show in place, each in a sandbox, in which it shows no PDF; everything else is saved. */
const INLINE = /^(image\/(jpeg|png|webp)|video\/)/;

/**
 * Content-Disposition with a name in any script (RFC 6266, RFC 8187): an ASCII stand-in for old clients, then UTF-8.
 */
export function contentDisposition(mime: string, name: string): string {
  const kind = INLINE.test(mime) ? 'inline' : 'attachment';
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/**
 * The one range of bytes that was asked for (RFC 9110, 14): undefined for the whole, 'none' when it lies outside.
 * Several ranges at once are answered with the whole, as the standard allows.
 *
 * @param size Bytes of the whole.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'none' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (asked === null) return undefined;
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < start) return undefined;
  return start > end || start >= size ? 'none' : { start, end };
}
