/** Where a list of certificates to be issued stands. `listed`: only looked at; `window`: decided, and can still be taken back; `expired`: nobody confirmed it in time. */
export type ReleaseState = 'listed' | 'proposed' | 'window' | 'issuing' | 'issued' | 'taken-back' | 'expired';

/** What may be done with a list. */
export type ReleaseAct = 'release' | 'confirm' | 'take-back';

/** How a province releases certificates. */
export interface ReleaseRule {
  /** Minutes in which a release can be taken back, 0 to 1,440. */
  readonly undoMinutes: number;
  /** A second person has to confirm. */
  readonly needsSecond: boolean;
}

/** An administrator's wish that lists need no second person, which waits for another administrator's (decision 0118). */
export interface Loosening {
  readonly by: string;
  /** Who lent her the right; null: it is her own. */
  readonly onBehalfOf: string | null;
  readonly at: Date;
}

/** How long such a wish waits, in days. */
export const LOOSENING_DAYS = 14;

/** The wish as it stands; null: there is none, or nobody joined it in time. */
export function standingLoosening(loosening: Loosening | null, now: Date): Loosening | null {
  const isOver = loosening !== null && now.getTime() - loosening.at.getTime() > LOOSENING_DAYS * 86_400_000;
  return isOver ? null : loosening;
}

/**
 * Whether lists need a second person once a rule was saved, and the wish that waits then: two people may be asked for by one administrator, to be let off them takes two.
 * @param wish what is saved, and by whom
 * @param isJoining the one who saves it is another person than whose wish stands
 */
export function secondAfter(
  held: { readonly needsSecond: boolean; readonly loosening: Loosening | null },
  wish: { readonly needsSecond: boolean; readonly loosening: Loosening },
  isJoining: boolean,
): { readonly needsSecond: boolean; readonly loosening: Loosening | null } {
  if (wish.needsSecond || !held.needsSecond) return { needsSecond: wish.needsSecond, loosening: null };
  if (held.loosening === null) return { needsSecond: true, loosening: wish.loosening };
  return isJoining ? { needsSecond: false, loosening: null } : { needsSecond: true, loosening: held.loosening };
}

/** For provinces that said nothing: a quarter of an hour, one person (decision 0053). */
export const DEFAULT_RULE: ReleaseRule = { undoMinutes: 15, needsSecond: false };

/** What makes a line worth a look before it is printed. */
export type EntryRemark = 'same-name' | 'no-team';

/** Why somebody on a list got no certificate by it. */
export type LeftOut = 'not-finished' | 'has-paper' | 'erased' | 'taken-back' | 'expired';

/** True where nobody confirmed a list in time, be it noted yet or not. */
export function isUnanswered(
  { state, expiresAt }: { readonly state: ReleaseState; readonly expiresAt: Date | null },
  now: Date,
): boolean {
  return state === 'proposed' && expiresAt !== null && expiresAt <= now;
}

/** What an account may do with a list now. Who released it can't be the second person; `isLate`: nobody confirmed it in time. */
export function actsOn(
  release: { readonly state: ReleaseState; readonly releasedBy: string | null },
  accountId: string,
  isLate = false,
): readonly ReleaseAct[] {
  switch (release.state) {
    case 'listed':
      return ['release'];
    case 'proposed':
      return isLate ? [] : actsOnWaiting(release.releasedBy === accountId);
    case 'window':
      return ['take-back'];
    case 'issuing':
    case 'issued':
    case 'taken-back':
    case 'expired':
      return [];
  }
}

const actsOnWaiting = (isOwn: boolean): readonly ReleaseAct[] => (isOwn ? ['take-back'] : ['confirm', 'take-back']);

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
