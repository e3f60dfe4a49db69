const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/android/i, 'Android'],
  [/iphone|ipad|ipod/i, 'iPhone'],
  [/windows/i, 'Windows'],
  [/mac os x|macintosh/i, 'Mac'],
  [/linux|cros/i, 'Linux'],
];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/zalo/i, 'Zalo'],
  [/fban|fbav/i, 'Facebook'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/samsungbrowser/i, 'Samsung Internet'],
  [/opr\/|opera/i, 'Opera'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
];

const find = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1];

/** A short name of a device from its user agent, `Chrome · Android`; no version and nothing else that would track it. */
export function deviceLabel(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const parts = [find(BROWSERS, text), find(SYSTEMS, text)].filter((part) => part !== undefined);
  return parts.length === 0 ? '?' : parts.join(' · ');
}
