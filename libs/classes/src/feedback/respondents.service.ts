import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ClassesSettings } from '../classes.settings';
import { type Respondent } from './feedback.repository';

/**
 * Hides who answered behind HMAC-SHA-256 of class and member: the same each time, so that one person answers once, and of no use to who
 * reads the database and has not the key (decision 0062).
 */
@Injectable()
export class Respondents {
  private readonly keys: readonly Buffer[];

  constructor(settings: ClassesSettings) {
    const old = settings.MEMBER_CARD_OLD_KEYS.split(/\s+/).filter((text) => text !== '');
    this.keys = [settings.MEMBER_CARD_KEY, ...old].map((text) =>
      Buffer.from(hkdfSync('sha256', text, '', 'lopso respondent 1', 32)),
    );
  }

  /** Under what a member's answer about a class stands. */
  of(classGroupId: string, memberId: string): Respondent {
    const known = this.keys.map((key) => createHmac('sha256', key).update(`${classGroupId}:${memberId}`).digest());
    const [current] = known;
    if (current === undefined) throw new Error('No key hides who answered');
    return { current, known };
  }
}
