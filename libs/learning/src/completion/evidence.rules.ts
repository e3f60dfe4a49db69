/**
 * What a dated fact is about. `external`: an officer accepted an outside certificate; `external-expired`: its last day is
 * over, with the same subject and source (decision 0049). `waiver`: two people waived a requirement, its subject is `<cycle> <key>`
 * (decision 0050).
 */
export const EVIDENCE_KINDS = [
  'lesson-read',
  'quiz-passed',
  'task-passed',
  'hours-attended',
  'external',
  'external-expired',
  'waiver',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A dated fact about one member. It is never erased: a correction supersedes it. */
export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** The lesson, quiz, task or class session. */
  readonly subject: string;
  /** The attempt, submission, class session or lesson it came from; with kind and subject it names the fact. */
  readonly sourceId: string;
  /** Minutes attended; null for every other kind. */
  readonly minutes: number | null;
  /** Of a passed quiz 0–100, as the attempt was marked; null for every other kind and where it was not kept. */
  readonly scorePercent: number | null;
  /** Of hours the course the class was about; left out or null: of none. */
  readonly topic?: string | null;
  /** Of a lesson read, a quiz or a task passed the version of the course it was done with; left out or null: every other kind, and where it is not known. */
  readonly courseHash?: string | null;
  /** Of a waiver the number of the paper that allows it; left out or null for every other kind. */
  readonly paperNumber?: string | null;
  /** When the fact became true. */
  readonly occurredAt: Date;
  /** When it was written down. */
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
}

/** From when facts count, and as of when the question is asked. */
export interface CountingPeriod {
  readonly countsFrom: Date;
  /** A past instant; null: all that is recorded. Never the clock's “now”, which another process may be ahead of. */
  readonly asOf: Date | null;
  /** Of a reopening the versions of the course before the edition it asks for: what was done with them is not what it asks. Left out: every version counts. */
  readonly earlierEditions?: ReadonlySet<string>;
  /** Of a round that was ended its last instant: what became true later is none of its (decision 0137). Left out or null: it goes on. */
  readonly countsUntil?: Date | null;
}

/** Why a piece of evidence does not count toward the cycle. */
export type NotCounted =
  | 'superseded'
  | 'before-round'
  /** Of a reopening: done before the edition was published that it asks for (decision 0073). */
  | 'before-edition'
  /** Of a reopening: passed after that, and done with an earlier edition. */
  | 'earlier-edition'
  /** It became true after the last day of a round that was ended (decision 0137). */
  | 'after-end'
  | 'not-yet-recorded'
  | 'not-required'
  | 'already-met'
  /** Done before the turn of its part: kept, and counted when the parts before it are met. */
  | 'waits-turn'
  /** A quiz passed with fewer points than the round asks for. */
  | 'below-score'
  /** Hours of a class about something else than the round asks for. */
  | 'other-topic'
  /** An outside certificate whose last day was over before the round was finished. */
  | 'expired';

/**
 * The facts as one cycle sees them: its own waivers by the key of the requirement, those of other cycles not at all. Everything else is
 * a fact about the member and belongs to all of them.
 */
export function evidenceOf(cycleId: string, evidence: readonly Evidence[]): Evidence[] {
  const head = `${cycleId} `;
  return evidence.flatMap((one) => {
    if (one.kind !== 'waiver') return [one];
    return one.subject.startsWith(head) ? [{ ...one, subject: one.subject.slice(head.length) }] : [];
  });
}

/**
 * Facts that are true until another fact ends them: accepted before a round began, they count in it. A waiver is of one cycle alone, whenever it was confirmed: people
 * are let off before the first day of a round as well.
 */
const STANDING: ReadonlySet<EvidenceKind> = new Set(['external', 'external-expired', 'waiver']);

/** Why a fact is left out before any requirement is asked, or null when it may count. */
export function exclusionOf(evidence: Evidence, period: CountingPeriod): NotCounted | null {
  if (period.asOf !== null && evidence.recordedAt > period.asOf) return 'not-yet-recorded';
  if (evidence.supersededAt !== null && (period.asOf === null || evidence.supersededAt <= period.asOf))
    return 'superseded';
  if (evidence.occurredAt < period.countsFrom && !STANDING.has(evidence.kind)) return 'before-round';
  if (isAfterEnd(evidence, period)) return 'after-end';
  return isOfEarlierEdition(evidence, period) ? 'earlier-edition' : null;
}

function isAfterEnd({ occurredAt }: Evidence, { countsUntil = null }: CountingPeriod): boolean {
  return countsUntil !== null && occurredAt > countsUntil;
}

/** Handed in or begun before an edition, and passed after it. Where nobody knows with which edition, the instant alone decides (decision 0073). */
function isOfEarlierEdition({ courseHash }: Evidence, { earlierEditions }: CountingPeriod): boolean {
  return typeof courseHash === 'string' && earlierEditions?.has(courseHash) === true;
}

/**
 * The facts that may count, each once, in the order they became true. The order they are given in does not matter: facts
 * of one instant are ordered by id.
 */
export function countableEvidence(evidence: readonly Evidence[], period: CountingPeriod): Evidence[] {
  const byFact = new Map<string, Evidence>();
  for (const one of [...evidence].sort(byInstant)) {
    const fact = `${one.kind}\n${one.subject}\n${one.sourceId}`;
    if (exclusionOf(one, period) === null && !byFact.has(fact)) byFact.set(fact, one);
  }
  return [...byFact.values()];
}

function byInstant(a: Evidence, b: Evidence): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1);
}
