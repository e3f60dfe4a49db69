import { Injectable } from '@nestjs/common';
import { IdempotencyConflict } from '@lopso/platform';
import { isSameRule } from '../rules/attended-minutes';
import { type Period } from '../rules/schedule';
import { type CrewWish } from '../rules/session-crew';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { idsOf, SessionCrew } from './session-crew.service';

/** Sessions of one class as a form names them: where, who assists and what is lent, when. */
export interface WishedMeeting {
  readonly venueId: string;
  readonly wish: CrewWish;
  readonly periods: readonly Period[];
}

/** Tells a form sent twice from another one under its key. */
@Injectable()
export class WrittenClass {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly crews: SessionCrew,
  ) {}

  /** True when this very class is written already. @throws IdempotencyConflict when another one has its id */
  async isWritten(group: ClassGroup, wished: WishedMeeting): Promise<boolean> {
    const found = await this.groups.findGroup(group.id);
    if (found === null) return false;
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    const crews = await Promise.all(sessions.map((session) => this.crews.present(session)));
    const { venueId, wish } = wished;
    const isSame =
      isSameFrame(found, group) &&
      meetingsOf(sessions) === meetingsOf(wished.periods.map((period) => ({ ...period, venueId }))) &&
      crews.every((crew) => crewText(idsOf(crew)) === crewText(wish));
    if (!isSame) throw new IdempotencyConflict();
    return true;
  }
}

/** What a class is, apart from its sessions. */
function isSameFrame(one: ClassGroup, other: ClassGroup): boolean {
  const names = ['trainerId', 'title', 'capacity', 'topic', 'approval'] as const;
  return (
    names.every((name) => one[name] === other[name]) &&
    setText(one.buildsOn) === setText(other.buildsOn) &&
    isSameRule(one.rule, other.rule)
  );
}

/** Where and when a class meets, the same in whatever order it was typed. */
function meetingsOf(meetings: readonly (Period & { readonly venueId: string })[]): string {
  return meetings
    .map(({ venueId, startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()} ${venueId}`)
    .sort()
    .join('\n');
}

const setText = (ids: readonly string[]): string => [...new Set(ids)].sort().join();

const crewText = ({ assistantIds, equipmentIds }: CrewWish): string =>
  [assistantIds, equipmentIds].map(setText).join(' ');
