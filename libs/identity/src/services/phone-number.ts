import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A telephone number in E.164, typed in any usual way (`0912 345 678`, `+84912345678`), or null when it is none. */
export function phoneNumber(typed: string | null): string | null {
  if (typed === null || !/^[+\d][\d\s().-]{7,}$/.test(typed.trim())) return null;
  const number = parsePhoneNumberFromString(typed, 'VN');
  return number?.isPossible() === true ? number.number : null;
}
