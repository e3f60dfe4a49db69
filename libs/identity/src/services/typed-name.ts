import { typedUsername } from '../rules/username';
import { phoneNumber } from './phone-number';

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
  const phone = phoneNumber(typed);
  return { username, phone, spelling: phone ?? username };
}
