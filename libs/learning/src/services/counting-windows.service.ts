import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type WindowSource, type Windows, WorkWindows } from '@lopso/assessment';
import { MajorEditions } from '@lopso/content';
import { Clock } from '@lopso/platform';
import { laterOf } from '../rules/reading';
import { CountingWindowRepository } from '../storage/counting-window.repository';

/** Which of what a member does counts; assessment, which does not know the rounds, asks here too. */
@Injectable()
export class CountingWindows implements OnModuleInit, WindowSource {
  constructor(
    private readonly windows: CountingWindowRepository,
    private readonly work: WorkWindows,
    private readonly editions: MajorEditions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.work.answeredBy(this);
  }

  /** Lesson, quiz or task → which work at it counts for the member; what no begun cycle asks for is missing. */
  windowsOf(memberId: string, at: Date): Promise<Windows> {
    return this.windows.of(memberId, at);
  }

  /** The same, since when it counts, now. Joins a running transaction. */
  of(memberId: string): Promise<Map<string, Date>> {
    return this.beginningsOf(memberId, this.clock.now());
  }

  /**
   * Lesson → since when a reading of it is the same reading: its window, or the major edition that changed it within. Read again after that it is another
   * fact, whether or not a round asks for it anew yet (decision 0073).
   */
  async readingsOf(memberId: string, lessonIds: readonly string[], at: Date): Promise<Map<string, Date>> {
    const windows = await this.beginningsOf(memberId, at);
    return laterOf(windows, await this.editions.lessonsChanged(lessonIds, at));
  }

  /** Course → lessons that the member's rounds ask for now, also those that a later edition dropped. */
  lessonsAsked(memberId: string): Promise<Map<string, string[]>> {
    return this.windows.lessonsAsked(memberId, this.clock.now());
  }

  private async beginningsOf(memberId: string, at: Date): Promise<Map<string, Date>> {
    return new Map([...(await this.windows.of(memberId, at))].map(([subject, { since }]) => [subject, since]));
  }
}
