import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import {
  isCurrentNumber,
  judgeToken,
  NUMBER_WINDOW_SECONDS,
  numberOf,
  secondsLeftInWindow,
  type Sign,
  TOKEN_WINDOW_SECONDS,
  tokenOf,
  type TokenVerdict,
  windowOf,
} from '../rules/scan-code';
import { faultOfScanning, OPENS_BEFORE_MINUTES } from '../rules/session-doors';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { ScanSecretRepository } from '../storage/scan-secret.repository';
import { ClassAccess } from './class-access.service';
import { refuse } from './refusals';

/** What the screen in the hall shows now. */
export interface ScanCode {
  readonly token: string;
  /** Six digits, for who cannot scan. */
  readonly number: string;
  /** Until the next token, at least 1. */
  readonly secondsLeft: number;
  readonly windowSeconds: number;
}

/** HMAC-SHA-256 with the session's secret. */
export function signWith(secret: Buffer): Sign {
  return (text) => createHmac('sha256', secret).update(text).digest();
}

/** Makes and judges the codes by which members mark themselves present. */
@Injectable()
export class ScanCodes {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly secrets: ScanSecretRepository,
    private readonly access: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /** The codes of this half minute, for the trainer's screen. @throws SessionNotOpen, SessionIsClosed, ScanOver … */
  async scanCode(actor: Actor, classSessionId: string): Promise<ScanCode> {
    const session = this.access.onRoll(actor, await this.sessions.findSession(classSessionId));
    const now = this.clock.now();
    refuse(faultOfScanning(session, now), session, 'scan');
    const sign = signWith(await this.secretOf(classSessionId));
    return {
      token: tokenOf(sign, windowOf(now, TOKEN_WINDOW_SECONDS)),
      number: numberOf(sign, windowOf(now, NUMBER_WINDOW_SECONDS)),
      secondsLeft: secondsLeftInWindow(now, TOKEN_WINDOW_SECONDS),
      windowSeconds: TOKEN_WINDOW_SECONDS,
    };
  }

  /** What a scanned token is worth for a session now. */
  async judge(classSessionId: string, token: string): Promise<TokenVerdict> {
    return judgeToken(signWith(await this.secretOf(classSessionId)), token, this.clock.now());
  }

  /** The session of a province that shows this number now, those the member is booked for first; or null. */
  async findByNumber(member: { id: string; provincePath: string }, typed: string): Promise<string | null> {
    const now = this.clock.now();
    const around = { startsAt: new Date(now.getTime() - HOUR_MS), endsAt: new Date(now.getTime() + HOUR_MS) };
    const openableUntil = new Date(now.getTime() + OPENS_BEFORE_MINUTES * 60_000);
    const open = await this.secrets.openSessionsIn(member, around, openableUntil);
    return open.find(({ scanSecret }) => isCurrentNumber(signWith(scanSecret), typed, now))?.id ?? null;
  }

  private async secretOf(classSessionId: string): Promise<Buffer> {
    const secret = await this.secrets.findSecret(classSessionId);
    if (secret === null) throw new NotFound();
    return secret;
  }
}

/** Sessions open half an hour before their start and may be scanned an hour after their end. */
const HOUR_MS = 3_600_000;
