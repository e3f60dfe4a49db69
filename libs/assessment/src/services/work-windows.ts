import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { ALWAYS, type WorkWindow } from '../rules/work-window';

/** Quiz or task → which work at it counts for one member; what no round asks for is missing. */
export type Windows = ReadonlyMap<string, WorkWindow>;

/** Who knows which work counts. */
export interface WindowSource {
  /** The windows that are open at an instant. */
  windowsOf(memberId: string, at: Date): Promise<Windows>;
  /** Those for some quizzes or tasks, of many members in one statement; who has none is missing. */
  windowsOfMembers(
    memberIds: readonly string[],
    subjects: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, Windows>>;
}

/**
 * Which work counts: attempts and tries of before belong to an earlier round, those of earlier editions to an earlier edition. Rounds live in `learning`, which imports
 * this library and answers for them from its start on; without it nothing ever restarts.
 */
@Injectable()
export class WorkWindows {
  private source: WindowSource | null = null;

  constructor(private readonly clock: Clock) {}

  /** @throws Error when somebody else answers already */
  answeredBy(source: WindowSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say which work counts');
    this.source = source;
  }

  /** All windows of a member, now. Joins a running transaction. */
  async of(memberId: string): Promise<Windows> {
    return this.source === null ? new Map<string, WorkWindow>() : this.source.windowsOf(memberId, this.clock.now());
  }

  /** Windows for some quizzes or tasks, of many members in one statement; who has none is missing. */
  async ofMembers(memberIds: readonly string[], subjects: readonly string[]): Promise<ReadonlyMap<string, Windows>> {
    if (this.source === null) return new Map<string, Windows>();
    return this.source.windowsOfMembers(memberIds, subjects, this.clock.now());
  }

  /** Which work at one quiz or task counts. */
  async at(memberId: string, subject: string): Promise<WorkWindow> {
    return (await this.of(memberId)).get(subject) ?? ALWAYS;
  }
}
