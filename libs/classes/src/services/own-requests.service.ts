import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type RequestEnd, type RequestStage, type UnansweredEnd } from '../rules/place-request';
import { type OwnRequestRow, PlaceRequestRepository } from '../storage/place-request.repository';
import { CommuneNames } from './commune-names.service';
import { OwnMember } from './own-member.service';

const DAY_MS = 86_400_000;
const NEWS_DAYS = 60;

/** Where a request stands for its member: whose word it waits for, or how it ended. */
export type RequestStanding = RequestStage | Extract<RequestEnd, 'admitted' | 'declined'> | UnansweredEnd;

/** A member's own request. */
export interface OwnRequest {
  readonly id: string;
  readonly classGroupId: string;
  readonly title: string;
  readonly communeName: string;
  /** The next session; null when nothing of the class is to come. */
  readonly startsAt: Date | null;
  readonly approval: OwnRequestRow['approval'];
  readonly standing: RequestStanding;
  readonly askedAt: Date;
  /** Until when it waits, or waited. */
  readonly expiresAt: Date;
  /** Why it was declined. */
  readonly reason: string | null;
  /** Of one that was admitted: whether she has a place now, or waits for one. */
  readonly isBooked: boolean;
  readonly isWaiting: boolean;
}

/** What a member asked for, and what came of it as long as she was not told. */
@Injectable()
export class OwnRequests {
  constructor(
    private readonly own: OwnMember,
    private readonly requests: PlaceRequestRepository,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** Those that wait first, then the latest; of one class the latest alone. @throws Forbidden for an account without a member */
  async list(actor: Actor): Promise<OwnRequest[]> {
    const member = await this.own.of(actor);
    const now = this.clock.now();
    const rows = await this.requests.ofMember(member.id, now, new Date(now.getTime() - NEWS_DAYS * DAY_MS));
    const latest = rows.filter(
      (row, index) => rows.findIndex((one) => one.classGroupId === row.classGroupId) === index,
    );
    const names = await this.names.of(latest.map(({ communeId }) => communeId));
    return latest.map((row) => ({
      ...{ id: row.id, classGroupId: row.classGroupId, title: row.title, communeName: names.get(row.communeId) ?? '' },
      ...{ startsAt: row.startsAt, approval: row.approval, standing: standingOf(row, now), askedAt: row.askedAt },
      ...{ expiresAt: row.lastsUntil, reason: row.reason, isBooked: row.isBooked, isWaiting: row.isWaiting },
    }));
  }
}

/** Nobody reads of a request that waits although its time is up. */
function standingOf({ endedAs, stage, lastsUntil, unansweredAs }: OwnRequestRow, now: Date): RequestStanding {
  if (endedAs !== null && endedAs !== 'withdrawn' && endedAs !== 'placed') return endedAs;
  return now < lastsUntil ? stage : unansweredAs;
}
