/** How long one code is shown, how many before and after now are taken: as the server does (`libs/classes/src/rules/moving-card.ts`). */
export const momentMs = 30_000;
const lateMoments = 3;
const earlyMoments = 2;
const vietnamMs = 7 * 3_600_000;
const signBytes = 10;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the codes of a card are made with: 32 bytes as base64url. */
export interface MovingKey {
  keyId: string;
  key: string;
}

export const momentOf = (now: number): number => Math.floor(now / momentMs);

/** True for a code that a phone may be showing now. */
export function isShownAt(moment: number, now: number): boolean {
  const since = momentOf(now) - moment;
  return since <= lateMoments && since >= -earlyMoments;
}

/** `yyyy-mm-dd` in Vietnam. */
export const dayOfMoment = (moment: number): string =>
  new Date(moment * momentMs + vietnamMs).toISOString().slice(0, 10);

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((group) => base32.charAt(parseInt(group, 2))).join('');
}

export function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
}

/** HMAC-SHA-256. */
async function under(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(text)));
}

/** The sixteen signs of a moment, by the key of its day. */
export async function signOf(dayKey: Uint8Array<ArrayBuffer>, moment: number): Promise<string> {
  return toBase32((await under(dayKey, `moment\n${moment}`)).subarray(0, signBytes));
}

/** The text in the code of a card at a moment, as its holder's phone shows it. `number`: with its dash or without. */
export async function movingCode(number: string, { keyId, key }: MovingKey, moment: number): Promise<string> {
  const dayKey = await under(keyBytes(key), `day\n${dayOfMoment(moment)}`);
  return ['LOPSO2', keyId, number.replace('-', ''), moment, await signOf(dayKey, moment)].join(':');
}
