import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { ALWAYS } from '../rules/work-window';

/** Quiz or task → since when work at it counts for one member; what no round asks for is missing. */
export type Windows = ReadonlyMap<string, Date>;

/** Who knows since when work counts. */
export interface WindowSource {
  /** The windows that are open at an instant. */
  windowsOf(memberId: string, at: Date): Promise<Windows>;
}

/**
 * Since when work counts: attempts and tries before it belong to an earlier round. Rounds live in `learning`, which imports
 * this library and answers for them from its start on; without it nothing ever restarts.
 */
@Injectable()
export class WorkWindows {
  private source: WindowSource | null = null;

  constructor(private readonly clock: Clock) {}

  /** @throws Error when somebody else answers already */
  answeredBy(source: WindowSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say since when work counts');
    this.source = source;
  }

  /** All windows of a member, now. Joins a running transaction. */
  async of(memberId: string): Promise<Windows> {
    return this.source === null ? new Map<string, Date>() : this.source.windowsOf(memberId, this.clock.now());
  }

  /** Since when work at one quiz or task counts. */
  async since(memberId: string, subject: string): Promise<Date> {
    return (await this.of(memberId)).get(subject) ?? ALWAYS;
  }
}
