import { vietnamDateOf } from './vietnam-time';

const DAY_MS = 86_400_000;

/** How many days after a session its roll may still change; null: without end. The department's are no fewer than the trainer's. */
export interface CorrectionRule {
  readonly trainerDays: number | null;
  readonly departmentDays: number | null;
}

/** Of a province that says nothing (decision 0088). */
export const DEFAULT_CORRECTION_RULE: CorrectionRule = { trainerDays: 30, departmentDays: 365 };

export const MOST_CORRECTION_DAYS = 3650;

/** Who corrects: who stands before the session, or the department. */
export type Corrector = 'trainer' | 'department';

/** The last days on which a roll may change, `yyyy-mm-dd` in Vietnam; null: there is none. */
export interface CorrectionTerm {
  readonly trainerUntil: string | null;
  readonly departmentUntil: string | null;
}

/** The days of a session, counted from the day on which its hours end. */
export function correctionTerm({ endsAt }: { readonly endsAt: Date }, rule: CorrectionRule): CorrectionTerm {
  const after = (days: number | null): string | null =>
    days === null ? null : vietnamDateOf(new Date(endsAt.getTime() + days * DAY_MS));
  return { trainerUntil: after(rule.trainerDays), departmentUntil: after(rule.departmentDays) };
}

/** True from the day after the last one. */
export function isOver(until: string | null, moment: Date): boolean {
  return until !== null && vietnamDateOf(moment) > until;
}

export const untilOf = (term: CorrectionTerm, corrector: Corrector): string | null =>
  corrector === 'department' ? term.departmentUntil : term.trainerUntil;

/** True when the rule can be: whole days of 1 to 3650, the department's no fewer than the trainer's. */
export function isPossibleRule({ trainerDays, departmentDays }: CorrectionRule): boolean {
  if (departmentDays === null) return true;
  return trainerDays !== null && trainerDays <= departmentDays;
}
