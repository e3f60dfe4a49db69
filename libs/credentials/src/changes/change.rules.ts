import { KEEPING_REASONS, KEEPING_UNDO_MS, type KeepingReason } from '../cases/case.rules';
import {
  allows,
  type CertificateState,
  type PrintedBasis,
  type PrintedContents,
  type PrintedDays,
  type PrintedPerson,
  REPLACEMENT_REASONS,
  type ReplacementReason,
  type StateChange,
  WITHDRAWAL_REASONS,
  type WithdrawalReason,
} from '../certificates/certificate.rules';
import { contentsOf, dayMonthYear, daysOf, lastDayOf } from '../printing/paper-text.rules';

/**
 * What is proposed about certificates. `reissue`: a new paper for one that was withdrawn, which stays withdrawn (decision 0066). `keep`: one stays as it is
 * although its passage fell (decision 0084).
 */
export const CHANGE_KINDS = ['withdraw', 'replace', 'reissue', 'keep'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Where a proposal stands. */
export const CHANGE_STATES = ['proposed', 'done', 'declined', 'taken-back', 'expired'] as const;

export type ChangeState = (typeof CHANGE_STATES)[number];

/** What may be done with a proposal. `undo`: papers that were kept wait for a decision again. */
export const CHANGE_ACTS = ['approve', 'decline', 'take-back', 'undo'] as const;

export type ChangeAct = (typeof CHANGE_ACTS)[number];

/** Why a withdrawn paper is issued again; officers and the holder read it. */
export const REISSUE_REASONS = ['withdrawn-in-error', 'results-corrected', 'other'] as const;

export type ReissueReason = (typeof REISSUE_REASONS)[number];

export type ChangeReason = WithdrawalReason | ReplacementReason | ReissueReason | KeepingReason;

/** The reasons of each kind, as the form offers them. */
export const CHANGE_REASONS: Readonly<Record<ChangeKind, readonly ChangeReason[]>> = {
  withdraw: WITHDRAWAL_REASONS,
  replace: REPLACEMENT_REASONS,
  reissue: REISSUE_REASONS,
  keep: KEEPING_REASONS,
};

/** True where the document behind it has to be named: who says that the office decided says by which paper (decision 0084). */
export const needsDocument = (kind: ChangeKind, reason: ChangeReason): boolean =>
  kind === 'keep' && reason === 'decided';

/**
 * Why nothing can be done with a certificate: its state; the person's data were erased; a new paper would read the same; the round
 * isn't finished any more; nothing about it is undecided; another proposal holds it; it is the officer's own.
 */
export const CHANGE_OBSTACLES = ['state', 'erased', 'unchanged', 'not-finished', 'settled', 'waiting', 'own'] as const;

export type ChangeObstacle = (typeof CHANGE_OBSTACLES)[number];

/** True where a new paper is issued for the old one. */
export const issues = (kind: ChangeKind): boolean => kind === 'replace' || kind === 'reissue';

/** How a province changes certificates (decision 0066): by two people, everywhere (0118). */
export interface ChangeRule {
  /** Days after which an unanswered proposal lapses, 1 to 60. */
  readonly changeDays: number;
}

/** For provinces that said nothing: a fortnight. */
export const DEFAULT_CHANGE_RULE: ChangeRule = { changeDays: 14 };

/** A printed value that a new paper would have otherwise. */
export interface Correction {
  /** `period`: first and last day of the passage; `contents`: courses and hours; in the words of the paper. One that names no contents has an empty text. */
  readonly field: keyof PrintedPerson | keyof PrintedBasis | 'period' | 'contents' | 'validUntil';
  readonly before: string;
  readonly after: string;
}

/** What of a paper may be other than a new one would print it. */
export type PrintedKnowledge = PrintedPerson & PrintedBasis & PrintedContents & PrintedDays;

/** What of the person, of the round, of what she learnt and when, a new paper prints differently, in the order of the paper; a date is told as dd/mm/yyyy. */
export function correctionsOf(before: PrintedKnowledge, after: PrintedKnowledge): Correction[] {
  const fields = ['fullName', 'birthYear', 'unit', 'title'] as const;
  return [
    ...fields.map((field) => ({ field, before: String(before[field]), after: String(after[field]) })),
    { field: 'period' as const, before: daysOf(before), after: daysOf(after) },
    { field: 'contents' as const, before: contentsOf(before), after: contentsOf(after) },
    { field: 'decisionNumber' as const, before: before.decisionNumber, after: after.decisionNumber },
    { field: 'decidedOn' as const, before: dayMonthYear(before.decidedOn), after: dayMonthYear(after.decidedOn) },
    { field: 'validUntil' as const, before: lastDayOf(before), after: lastDayOf(after) },
  ].filter((one) => one.before !== one.after);
}

/** What is known of a certificate when a change of it is weighed. */
export interface WeighedCertificate {
  readonly state: CertificateState;
  readonly hasSuccessor: boolean;
  readonly isErased: boolean;
  readonly isFinished: boolean;
  readonly isChanged: boolean;
  /** Its passage fell, and nobody decided what that means for it. */
  readonly hasCase: boolean;
}

const NEEDED: Readonly<Record<Exclude<ChangeKind, 'keep'>, StateChange>> = {
  withdraw: 'withdrawable',
  replace: 'replaceable',
  reissue: 'reissuable',
};

/** What stands in the way of a change; null: nothing. A paper may be withdrawn although its person was erased. */
export function obstacleOf(kind: ChangeKind, paper: WeighedCertificate): ChangeObstacle | null {
  if (kind === 'keep') return keepingObstacle(paper);
  if (!allows(paper.state, NEEDED[kind]) || (kind === 'reissue' && paper.hasSuccessor)) return 'state';
  if (kind === 'withdraw') return null;
  if (paper.isErased) return 'erased';
  if (kind === 'reissue') return paper.isFinished ? null : 'not-finished';
  return paper.isChanged ? null : 'unchanged';
}

function keepingObstacle({ state, isErased, isFinished, hasCase }: WeighedCertificate): ChangeObstacle | null {
  if (state !== 'valid') return 'state';
  if (isErased) return 'erased';
  return hasCase && !isFinished ? null : 'settled';
}

/** A proposal, as far as it says who may do what with it. */
export interface WaitingChange {
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly proposedBy: string;
  readonly expiresAt: Date;
  readonly answeredBy: string | null;
  readonly closedAt: Date | null;
  /** Papers that are kept by it and whose passage is not finished again: those that would be decided once more. */
  readonly reopenable: number;
}

/** What an account may do with a proposal now: who proposed it takes it back, others answer; either of the two lets papers be decided again that they kept. */
export function actsOnChange(change: WaitingChange, accountId: string, now: Date): readonly ChangeAct[] {
  if (mayUndo(change, accountId, now)) return ['undo'];
  if (change.state !== 'proposed' || isLapsed(change, now)) return [];
  return change.proposedBy === accountId ? ['take-back'] : ['approve', 'decline'];
}

/** Whether an account may take back, within a day, that papers are kept by a proposal. */
export function mayUndo(change: WaitingChange, accountId: string, now: Date): boolean {
  const { kind, state, reopenable, closedAt, proposedBy, answeredBy } = change;
  if (kind !== 'keep' || state !== 'done' || reopenable === 0 || closedAt === null) return false;
  return now.getTime() - closedAt.getTime() <= KEEPING_UNDO_MS && [proposedBy, answeredBy].includes(accountId);
}

/** Nobody answered in time; a sweep writes it down. */
export function isLapsed({ state, expiresAt }: Pick<WaitingChange, 'state' | 'expiresAt'>, now: Date): boolean {
  return state === 'proposed' && expiresAt <= now;
}

/** When a proposal of now lapses. */
export function lapsesAt(proposedAt: Date, days: number): Date {
  return new Date(proposedAt.getTime() + days * 86_400_000);
}
