import { ApiProperty } from '@nestjs/swagger';
import { type LedPerson, type LedProgressView } from '@lopso/learning';
import { ReopenedFigureResponse, SeatHolderProgressResponse } from '@lopso/learning/http';
import { type LedGroup, type Position } from '@lopso/org';
import { USE_VERDICTS, type UseVerdict } from '@lopso/platform';
import { type AccountUse } from '../org/member.dto';

/** People one leads: a team, or the members of an organisation in a unit. */
export class LedGroupResponse {
  id: string;
  kind: 'team' | 'organisation';
  name: string;
  unitName: string;
  /** First day it no longer holds; null without an end. */
  until: string | null;

  static from({ id, kind, name, unitName, until }: LedGroup): LedGroupResponse {
    return { id, kind, name, unitName, until };
  }
}

export class LedGroupListResponse {
  items: LedGroupResponse[];
}

/** One of them: the name, how far she is, whether the account was used. No telephone, no birth year. */
export class LedPersonResponse {
  memberId: string;
  fullName: string;
  givenName: string;
  unitName: string;
  teamName: string | null;
  position: Position | null;
  account: AccountUse;
  roundTitle: string | null;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string | null;
  progress: SeatHolderProgressResponse;
  /** The shortest way to finish, one sentence; empty when nothing is left. */
  way: string;
  isRestricted: boolean;
  /** Whether she may be called or written to as a reminder. */
  @ApiProperty({ enum: USE_VERDICTS })
  reminders: UseVerdict;

  static from(
    { member, round, progress, way }: LedPerson,
    account: AccountUse,
    reminders: UseVerdict,
  ): LedPersonResponse {
    const { fullName, givenName, unitName, teamName, position, isRestricted } = member;
    return {
      ...{ memberId: member.id, fullName, givenName, unitName, teamName, position, account },
      ...{ isRestricted, reminders },
      roundTitle: round?.title ?? null,
      dueOn: progress.dueOn,
      progress: SeatHolderProgressResponse.from(progress),
      way,
    };
  }
}

export class LedPeopleResponse {
  group: LedGroupResponse;
  /** Instant, ISO 8601 in UTC. */
  asOf: string;
  /** By given name. */
  items: LedPersonResponse[];
  nextCursor: string | null;
  /** People of the group on all pages, and how many of them have finished. */
  total: number;
  finished: number;
  /** What is asked anew of some of them, the newest first. */
  reopenings: ReopenedFigureResponse[];
  /** A one-time code may be read to these people. */
  canHelpSignIn: boolean;

  static from(
    view: LedProgressView,
    accounts: ReadonlyMap<string, { readonly state: AccountUse }>,
    reminders: ReadonlyMap<string, UseVerdict>,
  ): LedPeopleResponse {
    return {
      group: LedGroupResponse.from(view.group),
      asOf: view.asOf.toISOString(),
      items: view.people.map((one) => {
        const { id } = one.member;
        return LedPersonResponse.from(one, accounts.get(id)?.state ?? 'none', reminders.get(id) ?? 'not-asked');
      }),
      nextCursor: view.nextCursor,
      total: view.total,
      finished: view.finished,
      reopenings: view.reopenings.map((one) => ReopenedFigureResponse.from(one)),
      canHelpSignIn: view.group.kind === 'team',
    };
  }
}

/** A code to be read aloud now; it is shown this once. */
export class ReadAloudResponse {
  /** In two halves: `KDTR-8QWM`. */
  code: string;
  username: string;
  /** Instant, ISO 8601 in UTC. */
  expiresAt: string;
}
