const HOUR_MS = 3_600_000;

const MINUTE_MS = 60_000;

/** How a class admits somebody who asks for a place herself: at once, by a word of her commune, or of the commune and then of the class. */
export const APPROVALS = ['none', 'commune', 'two-stage'] as const;

export type Approval = (typeof APPROVALS)[number];

/** Whose word a request waits for: the officer's of the member's commune, or that of who runs the class. */
export type RequestStage = 'commune' | 'class';

/** Ends without a word: nobody answered in time, the class began before, its sessions were cancelled by then, or she lost her seat in the team. */
export type UnansweredEnd = 'expired' | 'begun' | 'cancelled' | 'seat-over';

/** How a request ended. `placed`: somebody entered her by hand, so that nothing was left to answer. */
export type RequestEnd = 'admitted' | 'declined' | 'withdrawn' | 'placed' | UnansweredEnd;

const UNANSWERED: readonly (RequestEnd | null)[] = ['expired', 'begun', 'cancelled', 'seat-over'];

/** So long an answer may be taken back by who gave it. */
export const TAKE_BACK_MINUTES = 10;

/** What of a request its answers are judged by. `lastsUntil` is when it expires, the beginning of the class regarded. */
export interface JudgedRequest {
  readonly stage: RequestStage;
  readonly lastsUntil: Date;
  readonly communeBy: string | null;
  readonly communeAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedAs: RequestEnd | null;
  readonly endedBy: string | null;
}

/** Who answers what, for which stage. */
export interface GivenAnswer {
  readonly stage: RequestStage;
  readonly isYes: boolean;
  readonly accountId: string;
}

/**
 * What becomes of an answer: it counts; the same account said the same before (a second press); somebody answered otherwise or it is over;
 * its time is up; or the second word would be of who gave the first.
 */
export type AnswerVerdict = 'counts' | 'said' | 'answered' | 'expired' | 'same-person';

/** When a request made or passed on at this moment expires by its own time. */
export function requestExpiresAt(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** Nobody waits for an answer beyond the beginning; `null`: nothing of the class takes place. */
export function lastsUntil(expiresAt: Date, beginsAt: Date | null): Date {
  return beginsAt !== null && beginsAt < expiresAt ? beginsAt : expiresAt;
}

/** What becomes of an answer at this moment. */
export function judgeAnswer(request: JudgedRequest, answer: GivenAnswer, now: Date): AnswerVerdict {
  if (hasSaid(request, answer)) return 'said';
  if (UNANSWERED.includes(request.endedAs)) return 'expired';
  if (request.endedAt !== null || request.stage !== answer.stage) return 'answered';
  if (now >= request.lastsUntil) return 'expired';
  const isTwice = answer.stage === 'class' && answer.isYes && request.communeBy === answer.accountId;
  return isTwice ? 'same-person' : 'counts';
}

function hasSaid(request: JudgedRequest, { stage, isYes, accountId }: GivenAnswer): boolean {
  const isPassedOn = request.stage === 'class';
  if (stage === 'commune' && isPassedOn) return isYes && request.communeBy === accountId;
  return request.endedBy === accountId && request.endedAs === (isYes ? 'admitted' : 'declined');
}

/** What an answer left behind that is to be taken back; `waits`: nothing to take back, the request waits at this stage. */
export type TakeBack = 'passed-on' | 'admitted' | 'declined' | 'waits' | 'over';

/** The own answer of that stage, within some minutes, as long as the request could still be answered. */
export function judgeTakeBack(request: JudgedRequest, given: Omit<GivenAnswer, 'isYes'>, now: Date): TakeBack {
  if (now >= request.lastsUntil) return 'over';
  if (request.endedAt === null) return judgeOpen(request, given, now);
  const isOwn = request.stage === given.stage && request.endedBy === given.accountId;
  if (!isOwn || !isFresh(request.endedAt, now)) return 'over';
  return request.endedAs === 'admitted' || request.endedAs === 'declined' ? request.endedAs : 'over';
}

function judgeOpen(request: JudgedRequest, { stage, accountId }: Omit<GivenAnswer, 'isYes'>, now: Date): TakeBack {
  if (request.stage === stage) return 'waits';
  const { communeAt, communeBy } = request;
  return stage === 'commune' && communeBy === accountId && isFresh(communeAt, now) ? 'passed-on' : 'over';
}

function isFresh(at: Date | null, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() <= TAKE_BACK_MINUTES * MINUTE_MS;
}
