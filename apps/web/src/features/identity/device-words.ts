import { t } from './messages/security';

const systems: readonly (readonly [RegExp, string])[] = [
  [/android/i, 'Điện thoại Android'],
  [/iphone/i, 'iPhone'],
  [/ipad/i, 'iPad'],
  [/windows/i, 'Máy tính Windows'],
  [/mac os x|macintosh/i, 'Máy Mac'],
];

/** What a new passkey of this device is called until its owner finds a better name. */
export const deviceName = (userAgent: string): string =>
  systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? t('thisDevice');

type Way = 'password' | 'slip' | 'passkey' | 'pin' | 'oidc';

const ways: Readonly<Record<Way, string>> = {
  password: t('wayPassword'),
  slip: t('waySlip'),
  passkey: t('wayPasskey'),
  pin: t('wayPin'),
  oidc: t('wayOidc'),
};

export const wayWords = (way: Way): string => ways[way];

/** Where a session was opened, as far as anybody knows: no place on a map follows from an address. */
export function networkWords({
  network,
  isThis,
  isSameNetwork,
}: {
  network: string | null;
  isThis: boolean;
  isSameNetwork: boolean;
}): string {
  if (network === null) return t('unknownNetwork');
  if (isSameNetwork && !isThis) return t('sameNetwork');
  return network === 'inner' ? t('innerNetwork') : t('otherNetwork', { network });
}
