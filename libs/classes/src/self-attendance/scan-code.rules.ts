/** The code on the screen renews every half minute; it and the one before it are good. */
export const TOKEN_WINDOW_SECONDS = 30;

/** The number to type renews every two minutes; it and the one before it are good, so there is time to type. */
export const NUMBER_WINDOW_SECONDS = 120;

/** Signs with a keyed hash (HMAC-SHA-256 with the session's secret): handed in, since rules do no cryptography. */
export type Sign = (text: string) => Uint8Array;

/** What a scanned token is: of now, of an earlier time, or of no time of this session. */
export type TokenVerdict = 'current' | 'expired' | 'foreign';

/** Crockford's 32 signs in lower case: no i, l, o, u. */
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

const WINDOW_SIGNS = 4;

const HASH_SIGNS = 10;

const WINDOW_CYCLE = 32 ** WINDOW_SIGNS;

/** The window of an instant: whole windows since 1970. */
export function windowOf(now: Date, windowSeconds: number): number {
  return Math.floor(now.getTime() / 1000 / windowSeconds);
}

/** Seconds until the next window, at least 1. */
export function secondsLeftInWindow(now: Date, windowSeconds: number): number {
  return windowSeconds - (Math.floor(now.getTime() / 1000) % windowSeconds);
}

/**
 * The token of a window: 4 signs of the window, so that an old code is told from a wrong one, and 10 signs (50 bits)
 * of the hash.
 */
export function tokenOf(sign: Sign, window: number): string {
  return windowSigns(window) + hashSigns(sign(`scan:${window}`));
}

/** Judges a scanned token at an instant. The window of the token itself may lie up to a year back. */
export function judgeToken(sign: Sign, token: string, now: Date): TokenVerdict {
  const typed = token.toLowerCase();
  const window = windowOf(now, TOKEN_WINDOW_SECONDS);
  const claimed = claimedWindow(typed, window);
  if (claimed === null || !isSame(typed, tokenOf(sign, claimed))) return 'foreign';
  return claimed >= window - 1 ? 'current' : 'expired';
}

/** The six-digit number of a window. */
export function numberOf(sign: Sign, window: number): string {
  const hash = sign(`number:${window}`);
  const value = hash.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(value % 1_000_000).padStart(6, '0');
}

/** True when the number is the one of now or the one before. */
export function isCurrentNumber(sign: Sign, typed: string, now: Date): boolean {
  const window = windowOf(now, NUMBER_WINDOW_SECONDS);
  return isSame(typed, numberOf(sign, window)) || isSame(typed, numberOf(sign, window - 1));
}

function windowSigns(window: number): string {
  let rest = window % WINDOW_CYCLE;
  let signs = '';
  for (let count = 0; count < WINDOW_SIGNS; count += 1) {
    signs = BASE32.charAt(rest % 32) + signs;
    rest = Math.floor(rest / 32);
  }
  return signs;
}

/** The newest window up to `current` that carries the token's window signs. */
function claimedWindow(token: string, current: number): number | null {
  if (token.length !== WINDOW_SIGNS + HASH_SIGNS) return null;
  let low = 0;
  for (const sign of token.slice(0, WINDOW_SIGNS)) {
    const value = BASE32.indexOf(sign);
    if (value < 0) return null;
    low = low * 32 + value;
  }
  const candidate = current - (current % WINDOW_CYCLE) + low;
  return candidate > current ? candidate - WINDOW_CYCLE : candidate;
}

function hashSigns(hash: Uint8Array): string {
  return Array.from(hash.slice(0, HASH_SIGNS), (byte) => BASE32.charAt(byte % 32)).join('');
}

/** Compares without leaving early, so that the time taken tells nothing about the place of the first difference. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
