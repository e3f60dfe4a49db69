import { type Completion } from './completion';
import { instantDay } from './days';
import { deriveCompletion } from './derive-completion';
import { type Evidence, evidenceOf } from './evidence';
import { type Requirement } from './requirement';
import { startOfDay } from './round-dates';
import { type Validity, type ValidityRule, validityOf } from './validity';

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
