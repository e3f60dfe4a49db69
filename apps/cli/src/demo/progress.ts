import { type DemoMember } from './organisation';
import { type Random } from './random';

const DAY_MS = 86_400_000;

/** What a member has done so far in the sample round. */
export interface DemoProgress {
  readonly member: DemoMember;
  /** False: the slip was never used. */
  readonly hasAccount: boolean;
  /** How many of the online steps are done, in order. */
  readonly onlineSteps: number;
  /** Whether the practical task was handed in, and how it stands. */
  readonly task: 'none' | 'waiting' | 'passed';
  /** Sessions of the commune's class attended: 0, 1 or 2. */
  readonly sessions: 0 | 1 | 2;
  readonly startedAt: Date;
  readonly lastAt: Date;
}

/** The frame of the sample round. */
export interface DemoPeriod {
  readonly startsAt: Date;
  readonly asOf: Date;
  readonly onlineSteps: number;
}

/** How eager a commune is: most in the middle, a few far behind, a few nearly done. */
export function communeEagerness(random: Random): number {
  return Math.min(0.95, Math.max(0.08, 0.12 + random.bell() * 0.95));
}

function stepsFor(drive: number, total: number, random: Random): number {
  if (drive > 0.5) return total;
  return Math.min(total - 1, Math.floor((drive / 0.5) * total * (0.55 + random.next() * 0.5)));
}

/** Invents the progress of one member from the commune's eagerness. */
export function inventProgress(
  member: DemoMember,
  eagerness: number,
  period: DemoPeriod,
  random: Random,
): DemoProgress {
  const drive = eagerness * 0.45 + random.next() * 0.55 - 0.02;
  const onlineSteps = drive <= 0.1 ? 0 : stepsFor(drive, period.onlineSteps, random);
  const isThrough = onlineSteps === period.onlineSteps;
  const spanMs = period.asOf.getTime() - period.startsAt.getTime();
  const start = period.startsAt.getTime() + random.next() * spanMs * 0.45;
  const end = Math.min(period.asOf.getTime() - DAY_MS / 8, start + spanMs * (0.2 + random.next() * 0.5));
  return {
    member,
    hasAccount: onlineSteps > 0 || random.chance(0.55),
    onlineSteps,
    task: taskState(isThrough, onlineSteps, random),
    sessions: sessionsOf(drive, random),
    startedAt: new Date(start),
    lastAt: new Date(Math.max(end, start)),
  };
}

function taskState(isThrough: boolean, onlineSteps: number, random: Random): DemoProgress['task'] {
  if (isThrough) return random.chance(0.96) ? 'passed' : 'waiting';
  return onlineSteps > 10 && random.chance(0.12) ? 'waiting' : 'none';
}

function sessionsOf(drive: number, random: Random): 0 | 1 | 2 {
  if (drive > 0.45) return random.chance(0.96) ? 2 : 1;
  if (drive > 0.25) return random.chance(0.6) ? 2 : 1;
  return random.chance(0.25) ? 1 : 0;
}

/** When the n-th of `count` steps was done: evenly spread with the hour of an evening. */
export function stepInstant(progress: DemoProgress, index: number, count: number): Date {
  const from = progress.startedAt.getTime();
  const spread = (progress.lastAt.getTime() - from) * ((index + 1) / Math.max(1, count));
  return new Date(from + spread);
}
