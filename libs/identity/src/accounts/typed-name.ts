import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { typedUsername } from './account.rules';

/** A telephone number in E.164, typed in any usual way (`0912 345 678`, `+84912345678`), or null when it is none. */
export function telephoneNumber(typed: string | null): string | null {
  if (typed === null || !/^[+\d][\d\s().-]{7,}$/.test(typed.trim())) return null;
  const number = parsePhoneNumberFromString(typed, 'VN');
  return number?.isPossible() === true ? number.number : null;
}

/** What a person typed to say who they are. */
export interface TypedName {
  readonly username: string;
  /** E.164, or null when it cannot be a telephone number. */
  readonly phone: string | null;
  /** The same for every way of writing the same name; guesses are counted by it. */
  readonly spelling: string;
}

/** Reads a typed name without looking anybody up, so that what follows cannot tell whether somebody bears it. */
export function typedName(typed: string): TypedName {
  const username = typedUsername(typed);
  const phone = telephoneNumber(typed);
  return { username, phone, spelling: phone ?? username };
}
