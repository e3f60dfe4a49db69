import { forgetKept, keep, readKept } from '../../lib/offline/kept';

/** An answer given on this device; `atMs` by the server's clock as far as it was known. */
export interface KeptAnswer {
  response: unknown;
  atMs: number;
}

/** What this device remembers of an attempt beside the queue, for a reload without network. */
export interface KeptAttempt {
  /** The server's clock minus that of the device. */
  offsetMs: number;
  answers: Readonly<Record<string, KeptAnswer>>;
}

const nameOf = (attemptId: string): string => `attempt.${attemptId}`;

const isKept = (value: unknown): value is KeptAttempt =>
  typeof value === 'object' && value !== null && 'offsetMs' in value && 'answers' in value;

/** Null for an attempt never opened here. */
export function readKeptAttempt(attemptId: string): KeptAttempt | null {
  const value = readKept(nameOf(attemptId));
  return isKept(value) ? value : null;
}

export const keepAttempt = (attemptId: string, kept: KeptAttempt): void => keep(nameOf(attemptId), kept);

/** After an attempt was handed in. */
export const forgetKeptAttempt = (attemptId: string): void => forgetKept(nameOf(attemptId));
