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
 * True when two accounts look like one person's: the same account, member or telephone, or the same name where neither the birth
 * years are known to differ nor two members of the register are meant. Who merely bears the same name is taken for the same: another
 * officer is found more easily than a person with two accounts is found out (decision 0066).
 */
export function isSamePerson(a: AccountMarks, b: AccountMarks): boolean {
  if (isKnownSame(a.accountId, b.accountId) || isKnownSame(a.memberId, b.memberId)) return true;
  if (isKnownSame(a.phone, b.phone)) return true;
  if (isKnownOther(a.memberId, b.memberId) || isKnownOther(a.birthYear, b.birthYear)) return false;
  return a.foldedName !== '' && a.foldedName === b.foldedName;
}

const isKnownSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

const isKnownOther = <T extends string | number>(one: T | null, other: T | null): boolean =>
  one !== null && other !== null && one !== other;
