/** The part of the package that is used here; it ships no types. */
declare module 'qrcode' {
  interface QrOptions {
    /** Light modules around the code; the standard asks for four, readers manage with two. */
    readonly margin?: number;
    /** Pixels. */
    readonly width?: number;
  }
  const qrcode: { toDataURL(text: string, options?: QrOptions): Promise<string> };
  export default qrcode;
}
