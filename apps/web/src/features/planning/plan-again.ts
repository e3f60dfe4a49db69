import { dayAfter, dayOf } from '../../lib/i18n/format';
import type { Plan, Trainer } from './types';

/** What a plan that is made again begins with, and what of the earlier one does not come along. */
export interface PlanAgain {
  planId: string;
  roundId: string;
  name: string;
  /** Empty where the days of the earlier one are over. */
  from: string;
  until: string;
  trainerIds: string[];
  /** How many of its trainers teach in the province no more, or have no home any more. */
  lostTrainers: number;
  /** How many of its classes are pinned and not opened. */
  pins: number;
  /** How many of its classes are opened, cancelled ones not counted. */
  opened: number;
}

const LONGEST_NAME = 110;

/** The name with the next number: “Ký số” is followed by “Ký số (2)”. Two of one name can't be told apart in the list. */
export function nextName(name: string): string {
  const [, first = name, number = '1'] = /^(.*\S)\s\((\d{1,4})\)$/.exec(name) ?? [];
  return `${first.slice(0, LONGEST_NAME)} (${Number(number) + 1})`;
}

/** `now`: what lies before it can't be planned any more, nor can its day. */
export function planAgain(plan: Plan, trainers: readonly Trainer[], now = new Date()): PlanAgain {
  const { id: planId, roundId, until } = plan;
  const name = nextName(plan.name);
  const tomorrow = dayAfter(dayOf(now));
  const known = new Set(trainers.filter(({ home }) => home !== null).map(({ accountId }) => accountId));
  const trainerIds = plan.trainerIds.filter((accountId) => known.has(accountId));
  const isOver = until < tomorrow;
  return {
    ...{ planId, roundId, name, trainerIds },
    from: isOver ? '' : ([plan.from, tomorrow].sort().at(-1) ?? ''),
    until: isOver ? '' : until,
    lostTrainers: plan.trainerIds.length - trainerIds.length,
    pins: plan.classes.filter(({ isPinned, classGroupId }) => isPinned && classGroupId === null).length,
    opened: plan.classes.filter(({ classGroupId, isCancelled }) => classGroupId !== null && !isCancelled).length,
  };
}
