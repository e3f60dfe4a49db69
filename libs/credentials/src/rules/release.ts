/** Where a list of certificates to be issued stands. `listed`: only looked at; `window`: decided, and can still be taken back. */
export type ReleaseState = 'listed' | 'proposed' | 'window' | 'issuing' | 'issued' | 'taken-back';

/** What may be done with a list. */
export type ReleaseAct = 'release' | 'confirm' | 'take-back';

/** How a province releases certificates. */
export interface ReleaseRule {
  /** Minutes in which a release can be taken back, 0 to 1,440. */
  readonly undoMinutes: number;
  /** A second person has to confirm. */
  readonly needsSecond: boolean;
}

/** For provinces that said nothing: a quarter of an hour, one person (decision 0053). */
export const DEFAULT_RULE: ReleaseRule = { undoMinutes: 15, needsSecond: false };

/** What makes a line worth a look before it is printed. */
export type EntryRemark = 'same-name' | 'no-team';

/** Why somebody on a list got no certificate by it. */
export type LeftOut = 'not-finished' | 'has-paper' | 'erased' | 'taken-back';

/** What an account may do with a list now. Who released it can't be the second person. */
export function actsOn(
  release: { readonly state: ReleaseState; readonly releasedBy: string | null },
  accountId: string,
): readonly ReleaseAct[] {
  switch (release.state) {
    case 'listed':
      return ['release'];
    case 'proposed':
      return release.releasedBy === accountId ? ['take-back'] : ['confirm', 'take-back'];
    case 'window':
      return ['take-back'];
    case 'issuing':
    case 'issued':
    case 'taken-back':
      return [];
  }
}

/**
 * Remarks for each line, in its order: two people whose papers could be mistaken for each other (same name and birth year), and who
 * holds no seat any more, so that the paper names the place only.
 */
export function remarksOn(
  people: readonly { readonly fullName: string; readonly birthYear: number; readonly teamName: string | null }[],
): readonly (readonly EntryRemark[])[] {
  const times = new Map<string, number>();
  const keys = people.map(
    ({ fullName, birthYear }) => `${fullName.normalize('NFC').toLocaleLowerCase('vi')} ${birthYear}`,
  );
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return people.map(({ teamName }, index) => [
    ...((times.get(keys[index] ?? '') ?? 0) > 1 ? (['same-name'] as const) : []),
    ...(teamName === null ? (['no-team'] as const) : []),
  ]);
}

/** When the window of a release that is decided now ends. */
export function windowEnd(decidedAt: Date, undoMinutes: number): Date {
  return new Date(decidedAt.getTime() + undoMinutes * 60_000);
}
