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
