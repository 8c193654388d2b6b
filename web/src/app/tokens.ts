export type Shade = 'light' | 'dark';

/** System Chinese fonts first; nothing is downloaded. */
const FONTS =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", sans-serif';

/** The few values that Ant Design shares with theme.css: one quiet blue for the frame, colour only where it means something. */
export function tokens(shade: Shade) {
  return {
    colorPrimary: shade === 'dark' ? '#3f7db0' : '#1f4e79',
    colorLink: shade === 'dark' ? '#8bbbe6' : '#1f4e79',
    // Readable (AA), unlike the library's own grey.
    colorTextPlaceholder: shade === 'dark' ? '#a8b3bf' : '#55606e',
    ...(shade === 'dark'
      ? {
          colorBgContainer: '#17202a',
          colorBgElevated: '#1d2833',
          colorText: '#e6ebf0',
          colorBorder: '#4a5764',
        }
      : { colorText: '#1d2733' }),
    colorError: shade === 'dark' ? '#ff8177' : '#c0271d',
    fontFamily: FONTS,
    borderRadius: 6,
    controlHeight: 36,
    motion: false,
  } as const;
}
