import { Injectable } from '@nestjs/common';
import { CountingWindowRepository } from '../storage/counting-window.repository';
import { AudienceHolders } from './audience-holders.service';

/** Renewals that the coming night opens. */
@Injectable()
export class ComingRenewals {
  constructor(
    private readonly windows: CountingWindowRepository,
    private readonly audiences: AudienceHolders,
  ) {}

  /**
   * Lesson → the beginning of the latest day from which a finished passage that asks for it can be renewed, of the rounds in which the coming night opens a renewal for the
   * member: she is of their audience on `today`, a calendar date, by the rule of each as well. `lessonIds` null: of all lessons. No access check; joins a running transaction.
   */
  async of(memberId: string, lessonIds: readonly string[] | null, today: string): Promise<Map<string, Date>> {
    const found = new Map<string, Date>();
    for (const round of await this.windows.renewalsOf(memberId, lessonIds, today)) {
      if (round.audienceRule !== null && (await this.audiences.on(round, today, [memberId])).length === 0) continue;
      for (const lessonId of round.lessonIds) {
        const known = found.get(lessonId);
        if (known === undefined || known < round.since) found.set(lessonId, round.since);
      }
    }
    return found;
  }
}
