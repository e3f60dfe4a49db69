import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Windows, type WindowSource, WorkCatalogueService } from '@lopso/assessment';
import { EditionService, type LessonEdition } from '@lopso/content';
import { Clock, vietnamDate } from '@lopso/platform';
import { AudienceService } from '../audience/audience.service';
import { CountingWindowRepository } from './counting-window.repository';
import { laterOf, type ReadingWindow, renewedFrom } from './reading.rules';

/** Since when work at a lesson, quiz or task counts for a member, by the begun cycles and by the renewal that the coming night opens. */
@Injectable()
export class CountingWindowService implements OnModuleInit, WindowSource {
  constructor(
    private readonly windows: CountingWindowRepository,
    private readonly catalogue: WorkCatalogueService,
    private readonly courseEditions: EditionService,
    private readonly clock: Clock,
    private readonly audience: AudienceService,
  ) {}

  onModuleInit(): void {
    this.catalogue.answeredBy(this);
  }

  /** Lesson, quiz or task → which work at it counts for the member; what no begun cycle asks for is missing. */
  windowsOf(memberId: string, at: Date): Promise<Windows> {
    return this.windows.of(memberId, at, null);
  }

  /** The same of these subjects for many members, one statement for all of them; who has no window for any is missing. */
  windowsOfMembers(
    memberIds: readonly string[],
    subjects: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, Windows>> {
    return this.windows.ofMembers(memberIds, subjects, at);
  }

  /**
   * Lesson → which readings of it count, now, by the rounds that ask for it, and by a renewal that the coming night opens: whatever says that a lesson is read says by this
   * that it is to be read anew, from the first day on which it counts (decision 0058). Joins a running transaction.
   */
  async lessonWindows(memberId: string): Promise<Map<string, ReadingWindow>> {
    const at = this.clock.now();
    const windows = await this.readingWindows(memberId, at, null);
    return renewedFrom(windows, await this.comingRenewals(memberId, null, vietnamDate(at)));
  }

  /**
   * Lesson → which readings are the same as one in an edition (null: nobody knows in which): those of its window, since the major edition that changed it within. Read
   * again after that it is another fact, whether or not a round asks for it anew yet (decision 0073). So it is where a renewal is asked for that no night has opened yet: it
   * counts from the beginning of its first day (decision 0058).
   */
  async readingsOf(
    memberId: string,
    lessonIds: readonly string[],
    { at, edition }: { readonly at: Date; readonly edition: LessonEdition | null },
  ): Promise<Map<string, ReadingWindow>> {
    const windows = await this.readingWindows(memberId, at, edition?.hash ?? null);
    const coming = await this.comingRenewals(memberId, lessonIds, vietnamDate(at));
    const changed = await this.courseEditions.findLessonsChanged(lessonIds, edition?.publishedAt ?? at);
    return laterOf(renewedFrom(windows, coming), changed);
  }

  /** Since which edition a lesson is asked for now, or was changed by a major one; null: it counts in whatever edition. */
  async editionSince(memberId: string, lessonId: string): Promise<Date | null> {
    const at = this.clock.now();
    const windows = await this.readingWindows(memberId, at, null);
    const changed = await this.courseEditions.findLessonsChanged([lessonId], at);
    return laterOf(windows, changed).get(lessonId)?.editionSince ?? null;
  }

  /** Course → lessons that the member's rounds ask for now, also those that a later edition dropped. */
  lessonsAsked(memberId: string): Promise<Map<string, string[]>> {
    return this.windows.lessonsAsked(memberId, this.clock.now());
  }

  private async readingWindows(memberId: string, at: Date, readIn: string | null): Promise<Map<string, ReadingWindow>> {
    const windows = await this.windows.of(memberId, at, readIn);
    return new Map(
      [...windows].map(([subject, { roundSince: since, editionSince }]) => [subject, { since, editionSince }]),
    );
  }

  /**
   * Lesson → the beginning of the latest day from which a finished passage that asks for it can be renewed, of the rounds in which the coming night opens a renewal for the
   * member: she is of their audience on `today`, a calendar date, by the rule of each as well. `lessonIds` null: of all lessons. No access check; joins a running transaction.
   */
  async comingRenewals(
    memberId: string,
    lessonIds: readonly string[] | null,
    today: string,
  ): Promise<Map<string, Date>> {
    const found = new Map<string, Date>();
    for (const round of await this.windows.renewalsOf(memberId, lessonIds, today)) {
      if (round.audienceRule !== null && (await this.audience.listMeeting(round, today, [memberId])).length === 0)
        continue;
      for (const lessonId of round.lessonIds) {
        const known = found.get(lessonId);
        if (known === undefined || known < round.since) found.set(lessonId, round.since);
      }
    }
    return found;
  }
}
