import { type Grant } from '@lopso/platform';

/** Wrong PINs before a place on a phone is closed and the password is needed again. */
export const PIN_TRIES = 5;

/** Why a PIN can't be taken, or `none`. */
export type PinFault = 'none' | 'length' | 'too-common';

/** Judges a new PIN: six digits, not one digit six times, not a row, not two digits in turn, not a year written twice. */
export function judgePin(pin: string): PinFault {
  if (!/^\d{6}$/.test(pin)) return 'length';
  const rows = '01234567890 09876543210';
  const isRepeated = new Set(pin).size <= 2 || pin.slice(0, 3) === pin.slice(3) || /^(\d\d)\1\1$/.test(pin);
  return isRepeated || rows.includes(pin) ? 'too-common' : 'none';
}

/**
 * True for rights that a session opened by PIN may use: leading one's own team. A PIN is too little for a desk, and for the
 * people of an organisation in a whole commune or province.
 */
export function isForPin({ role, bound }: Pick<Grant, 'role' | 'bound'>): boolean {
  return role === 'team-leader' && bound?.kind === 'team';
}
