/**
 * The readable stem of a member's username from the folded full name (lower case, no diacritics): the given name and
 * the initials of the other words. `vang thi my` becomes `myvt`. Digits and other signs are dropped; a name without
 * Latin letters becomes `thanhvien`.
 */
export function usernameStem(foldedFullName: string): string {
  const words = foldedFullName
    .split(' ')
    .map((word) => word.replace(/[^a-z]/g, ''))
    .filter((word) => word !== '');
  const given = words.at(-1);
  if (given === undefined) return 'thanhvien';
  const initials = words.slice(0, -1).map((word) => word.charAt(0));
  return (given + initials.join('')).slice(0, 30);
}

/** The username with its number; every member's name carries one, so nobody has "the" name: `myvt1`, `myvt2`. */
export function usernameOf(stem: string, number: number): string {
  return `${stem}${number}`;
}

/** What a person typed as a username, ready to be looked up: no blanks, lower case. Diacritics are no part of a name and stay wrong. */
export function typedUsername(typed: string): string {
  return typed.normalize('NFC').replace(/\s/g, '').toLowerCase();
}

/** True for a username an administrator may give: Latin letters first, then letters, digits, dots and dashes; 3 to 40 signs. */
export function isUsername(text: string): boolean {
  return /^[a-z][a-z0-9.-]{2,39}$/.test(text);
}
/** What tells whether two accounts are one person's. */
export interface AccountMarks {
  /** Null: a member as the register has her. */
  readonly accountId: string | null;
  readonly memberId: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Without diacritics and case. */
  readonly foldedName: string;
  readonly birthYear: number | null;
}

/**
 * True when two accounts look like one person's: the same account, member or telephone, or the same name where the birth years are
 * not known to differ. Who merely bears the same name is taken for the same, two members of one name and year too, as a person who
 * stands in the register twice looks: another officer is found more easily than she is found out (decision 0066).
 */
export function isSamePerson(a: AccountMarks, b: AccountMarks): boolean {
  if (isSurelySame(a, b)) return true;
  if (a.birthYear !== null && b.birthYear !== null && a.birthYear !== b.birthYear) return false;
  return a.foldedName !== '' && a.foldedName === b.foldedName;
}

/** By account, member or telephone: a name they share is no reason. */
function isSurelySame(a: AccountMarks, b: AccountMarks): boolean {
  return isKnownSame(a.accountId, b.accountId) || isKnownSame(a.memberId, b.memberId) || isKnownSame(a.phone, b.phone);
}

const isKnownSame = (one: string | null, other: string | null): boolean => one !== null && one === other;
