import { type Completion, deriveCompletion } from '../completion/completion.rules';
import { type Evidence, evidenceOf } from '../completion/evidence.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { startOfDay } from '../rounds/round.rules';
import { type Validity, validityOf, type ValidityRule } from '../validity/validity.rules';
import { type DueRule, instantDay } from './due-date.rules';

/** How a cycle stands, in one word for lists. */
export type CycleState = 'finished' | 'overdue' | 'doing' | 'not-started';

/** The word for a cycle on a calendar date (`yyyy-mm-dd`); overdue from the day after the last day, which is the due date and its days of grace. */
export function cycleState(
  cycle: { readonly isFinished: boolean; readonly doneSteps: number; readonly lastOn: string },
  today: string,
): CycleState {
  if (cycle.isFinished) return 'finished';
  if (today > cycle.lastOn) return 'overdue';
  return cycle.doneSteps > 0 ? 'doing' : 'not-started';
}

/** A cycle as it was opened: what of it is a fact. Of a first cycle its beginning is one, of a renewal nothing but its number. */
export interface OpenedCycle {
  readonly id: string;
  readonly number: number;
  readonly countsFrom: Date | null;
  readonly dueOn: string | null;
}

/** One passage as it follows from the rule and all evidence. */
export interface Passage {
  readonly cycleId: string;
  /** Null: it has not begun, because the passage it renews is unfinished (again). */
  readonly countsFrom: Date | null;
  /** Of a renewal the last day of what it renews; null: not begun, or the round's date. */
  readonly dueOn: string | null;
  /** Of a renewal the days after it that a renewal still follows on; null of a first passage: the round's. */
  readonly graceDays: number | null;
  readonly completion: Completion;
  /** Null while unfinished, and in a round without a rule. */
  readonly validity: Validity | null;
}

/** What a member did in one round, by its rules. */
export interface MemberRound {
  readonly requirements: readonly Requirement[];
  readonly rule: ValidityRule | null;
  /** Her cycles of this round, in any order. */
  readonly cycles: readonly OpenedCycle[];
  readonly evidence: readonly Evidence[];
  /** Of a reopening, as `CountingPeriod` has them; left out: none. */
  readonly earlierEditions?: ReadonlySet<string>;
  /** Of a round that was ended, as `CountingPeriod` has it; left out or null: it goes on. */
  readonly countsUntil?: Date | null;
  /** A past instant; null: all that is recorded. */
  readonly asOf: Date | null;
}

/**
 * Every passage of a member through one round, by number (decision 0058). Each begins where the window of the one before opens, so that all of it follows from the
 * first cycle's beginning, the rule and the evidence: the order in which facts arrive, and when a cycle was opened, decide nothing. Of a round that was ended nothing counts
 * that became true after its last day: what was finished by then stays, what was not is finished no more, whenever a fact arrives (decision 0137).
 */
export function derivePassages({ cycles, rule, ...known }: MemberRound): Passage[] {
  const inOrder = [...cycles].sort((a, b) => a.number - b.number);
  const passages: Passage[] = [];
  let before: Validity | null = null;
  for (const cycle of inOrder) {
    const begins = cycle.number === 1 ? { ...cycle, graceDays: null } : beginningAfter(before, rule);
    const completion = completionOf(cycle.id, begins.countsFrom, known);
    const { finishedAt } = completion;
    const validity: Validity | null =
      rule === null || finishedAt === null ? null : validityOf(rule, instantDay(finishedAt), before);
    const { countsFrom, dueOn, graceDays } = begins;
    passages.push({ cycleId: cycle.id, countsFrom, dueOn, graceDays, completion, validity });
    before = validity;
  }
  return passages;
}

function beginningAfter(
  before: Validity | null,
  rule: ValidityRule | null,
): Pick<Passage, 'countsFrom' | 'dueOn' | 'graceDays'> {
  if (before === null || rule === null) return { countsFrom: null, dueOn: null, graceDays: null };
  return { countsFrom: startOfDay(before.renewableFrom), dueOn: before.validUntil, graceDays: rule.graceDays };
}

/** What has not begun counts nothing, however long a fact stands. */
function completionOf(
  cycleId: string,
  countsFrom: Date | null,
  { requirements, evidence, ...period }: Omit<MemberRound, 'cycles' | 'rule'>,
): Completion {
  if (countsFrom === null) return deriveCompletion(requirements, [], { countsFrom: new Date(0), asOf: period.asOf });
  return deriveCompletion(requirements, evidenceOf(cycleId, evidence), { countsFrom, ...period });
}

/** How a renewal is due: on the last day of what it renews, with the days of grace of the rule of validity. */
export function renewalRule(
  round: Pick<DueRule, 'startsOn' | 'dueOn' | 'graceDays'>,
  { graceDays }: Pick<Passage, 'graceDays'>,
): DueRule {
  return { ...round, dueFrom: 'validity', dueDays: null, newcomerDays: null, graceDays: graceDays ?? round.graceDays };
}

/**
 * How a passage of a member stands in the list of all of hers: `finished`; `renewed`, finished and followed by a finished one; `unfinished`;
 * `ended`, not finished when she left the last seat that it was asked for with; `round-ended`, not finished when its round was ended (decision 0137).
 */
export const PASSAGE_STANDINGS = ['finished', 'renewed', 'unfinished', 'ended', 'round-ended'] as const;

export type PassageStanding = (typeof PASSAGE_STANDINGS)[number];

/** A passage as it is stored. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface StoodPassage {
  /** When the last fact that was needed became true; null while something is missing. */
  readonly finishedAt: Date | null;
  /** A later passage that takes its place is finished. */
  readonly isRenewed: boolean;
  readonly dueOn: string;
  /** She holds a seat of a team that the round is for. */
  readonly isSeated: boolean;
  /** The last day of the last such seat; null where she never held one. */
  readonly seatedUntil: string | null;
  /** The last day of its round; null: it goes on. */
  readonly roundEndedOn: string | null;
}

/**
 * How a passage stands, and its day, `yyyy-mm-dd`: when it was finished, is due, or ended with the seat or the round. What was finished stays finished when the seat
 * is left (DESIGN 3); nothing is asked of who holds none. Null: no seat is known that it ended with.
 */
export function passageStanding(passage: StoodPassage): {
  readonly state: PassageStanding;
  readonly on: string | null;
} {
  const { finishedAt, isRenewed, isSeated, seatedUntil, roundEndedOn, dueOn } = passage;
  if (finishedAt !== null) return { state: isRenewed ? 'renewed' : 'finished', on: instantDay(finishedAt) };
  if (roundEndedOn !== null && (isSeated || (seatedUntil !== null && seatedUntil >= roundEndedOn)))
    return { state: 'round-ended', on: roundEndedOn };
  return isSeated ? { state: 'unfinished', on: dueOn } : { state: 'ended', on: seatedUntil };
}
