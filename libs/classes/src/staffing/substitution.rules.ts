/** What somebody does before a session. */
export type HandedDuty = 'trainer' | 'assistant';

/** A session that is to be given to somebody else. */
export interface HandedSession {
  readonly trainerId: string;
  readonly assistants: readonly { readonly accountId: string }[];
  readonly startsAt: Date;
  readonly state: string;
}

/** Who gives to whom, who teaches in the session's commune, and the time. */
export interface HandOver {
  readonly accountId: string;
  readonly standInId: string;
  readonly teacherIds: ReadonlySet<string>;
  readonly now: Date;
}

/** What somebody does before a session; null: nothing. */
export function dutyIn({ trainerId, assistants }: HandedSession, accountId: string): HandedDuty | null {
  if (trainerId === accountId) return 'trainer';
  return assistants.some((one) => one.accountId === accountId) ? 'assistant' : null;
}

/** Accounts that can't stand in before a session: who gives it away, and who stands there in the same duty or a higher one. */
export function standingAlready(session: HandedSession, accountId: string): ReadonlySet<string> {
  const isTrainer = session.trainerId === accountId;
  const others = isTrainer ? [] : session.assistants.map((one) => one.accountId);
  return new Set([accountId, session.trainerId, ...others]);
}

/**
 * Why a session can't be given over, null: nothing. Sessions that began stay with who holds them; an assistant may take the trainer's
 * place (decision 0043).
 */
export function faultOfHandOver(session: HandedSession, hand: HandOver): 'overtaken' | 'unfit' | null {
  if (session.state !== 'planned' || session.startsAt <= hand.now) return 'overtaken';
  if (dutyIn(session, hand.accountId) === null) return 'overtaken';
  if (standingAlready(session, hand.accountId).has(hand.standInId)) return 'unfit';
  return hand.teacherIds.has(hand.standInId) ? null : 'unfit';
}
