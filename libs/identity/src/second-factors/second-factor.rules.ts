/**
 * Where a session stands: `done` holds all its rights; `needed` waits for a code and holds none; `to-set-up` belongs to an
 * account whose role demands a second factor it does not have yet, and may only set one up.
 */
export type SecondFactorState = 'done' | 'needed' | 'to-set-up';

/** What the state of a session follows from. `provedAt` null: not in this session. */
export interface SecondFactorFacts {
  readonly hasTotp: boolean;
  readonly isRequired: boolean;
  readonly provedAt: Date | null;
}

/** Judges a session. Who set an authenticator up of their own accord is asked as well: else it would protect nothing. */
export function secondFactorState({ hasTotp, isRequired, provedAt }: SecondFactorFacts): SecondFactorState {
  if (!hasTotp) return isRequired ? 'to-set-up' : 'done';
  return provedAt === null ? 'needed' : 'done';
}

/** True while a proof is young enough for what must not be done from a laptop left open; one from a clock far ahead is none. */
export function isProofFresh(provedAt: Date | null, now: Date, minutes: number): boolean {
  return provedAt !== null && Math.abs(now.getTime() - provedAt.getTime()) <= minutes * 60_000;
}

/** Roles as a setting lists them, separated by commas; `none` stands for no role. */
export function rolesOfSetting(setting: string): string[] {
  return setting
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '' && role !== 'none');
}
