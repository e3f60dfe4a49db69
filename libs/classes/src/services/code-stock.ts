import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@lopso/platform';
import { NUMBER_WINDOW_SECONDS, numberOf, TOKEN_WINDOW_SECONDS, tokenOf, windowOf } from '../rules/scan-code';
import { type Period } from '../rules/schedule';
import { opensAt, SCAN_AFTER_MINUTES } from '../rules/session-doors';
import { type ClassSession } from '../storage/class-session.repository';
import { ScanSecretRepository } from '../storage/scan-secret.repository';
import { signWith } from './scan-codes.service';

/** Codes of the screen ahead of time, one for each window, one window after the other. */
export interface StockedCodes {
  /** When the window of the first token begins. */
  readonly from: Date;
  readonly tokens: readonly string[];
  /** When that of the first number begins. */
  readonly numbersFrom: Date;
  readonly numbers: readonly string[];
}

/** A phone is given no more than this ahead: a session of ten hours and what is around it. */
const LONGEST_MS = 12 * 3_600_000;
const MINUTE_MS = 60_000;

/** Makes the codes of a session ahead of time: each ends by itself, and the secret stays here. */
@Injectable()
export class CodeStock {
  constructor(
    private readonly secrets: ScanSecretRepository,
    private readonly clock: Clock,
  ) {}

  /** From now until members mark themselves no longer; null for a session that is over or too far off. */
  async of(session: ClassSession): Promise<{ readonly asOf: Date; readonly codes: StockedCodes | null }> {
    const asOf = this.clock.now();
    const startsAt = new Date(Math.max(asOf.getTime(), opensAt(session).getTime()));
    const endsAt = new Date(session.endsAt.getTime() + SCAN_AFTER_MINUTES * MINUTE_MS);
    const isNear = endsAt > startsAt && endsAt.getTime() - asOf.getTime() < LONGEST_MS;
    if (!isNear || session.state === 'closed' || session.state === 'cancelled') return { asOf, codes: null };
    const secret = await this.secrets.findSecret(session.id);
    if (secret === null) throw new NotFound();
    const sign = signWith(secret);
    const tokens = windowsIn({ startsAt, endsAt }, TOKEN_WINDOW_SECONDS);
    const numbers = windowsIn({ startsAt, endsAt }, NUMBER_WINDOW_SECONDS);
    const codes = {
      from: startOf(tokens, TOKEN_WINDOW_SECONDS),
      tokens: tokens.map((window) => tokenOf(sign, window)),
      numbersFrom: startOf(numbers, NUMBER_WINDOW_SECONDS),
      numbers: numbers.map((window) => numberOf(sign, window)),
    };
    return { asOf, codes };
  }
}

function windowsIn({ startsAt, endsAt }: Period, seconds: number): number[] {
  const first = windowOf(startsAt, seconds);
  return Array.from({ length: windowOf(endsAt, seconds) - first + 1 }, (_, index) => first + index);
}

const startOf = ([first = 0]: readonly number[], seconds: number): Date => new Date(first * seconds * 1000);
