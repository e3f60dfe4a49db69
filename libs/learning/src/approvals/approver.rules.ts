/** Who decides: an account, and for whom where it acts by a right that is another's. */
export interface Decider {
  readonly accountId: string;
  readonly onBehalfOf: string | null;
}

/** The accounts behind a decision: whose it is, and who lent the right. */
export function behind({ accountId, onBehalfOf }: Decider): string[] {
  return onBehalfOf === null ? [accountId] : [accountId, onBehalfOf];
}

/**
 * True when two deciders are two people using two people's rights (decision 0066). `isOnePerson` tells whether two accounts are one person's. A
 * right counts once: neither may one act for the other, nor both for the same third.
 */
export function areTwo(first: Decider, second: Decider, isOnePerson: (a: string, b: string) => boolean): boolean {
  return !behind(first).some((a) => behind(second).some((b) => a === b || isOnePerson(a, b)));
}
