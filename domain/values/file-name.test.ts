import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from './file-name.ts';

describe('A file name', () => {
  it.each([
    ['现场照片.jpg', 'jpg', '现场照片.jpg'],
    ['现场照片.JPEG', 'jpg', '现场照片.jpg'],
    ['C:\\Users\\周安全\\整改后.png', 'png', '整改后.png'],
    ['../../etc/passwd', 'jpg', 'passwd.jpg'],
    ['照片.jpg.exe', 'jpg', '照片.jpg.exe.jpg'],
    ['照片\u202egpj.exe', 'jpg', '照片gpj.exe.jpg'],
    ['', 'pdf', 'file.pdf'],
    ['...', 'pdf', 'file.pdf'],
    ['.htaccess', 'jpg', 'htaccess.jpg'],
    ['a\r\nSet-Cookie: x', 'jpg', 'aSet-Cookie_ x.jpg'],
  ])('%j becomes safe and keeps its sense', (name, extension, clean) => {
    expect(cleanFileName(name, extension)).toBe(clean);
  });

  it('never holds a folder, a control or a direction character, and always tells its type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name, 'pdf');
        expect(clean).toMatch(/^[^/\\\p{Cc}\p{Cf}".][^/\\\p{Cc}\p{Cf}"]*\.pdf$/u);
        expect(Array.from(clean).length).toBeLessThanOrEqual(124);
        expect(cleanFileName(clean, 'pdf')).toBe(clean);
      }),
    );
  });
});
