import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { promotionStopsAt } from '../rules/booking-policy';
import { type RequiredCourse } from '../rules/booking-plan';
import { type ComingSession, type NearClass, NearClassRepository } from '../storage/near-class.repository';
import { CommuneNames } from './commune-names.service';
import { type PlacedClass } from './near-order';
import { type SelfMember } from './own-member.service';
import { type OwnTurn, OwnTurns } from './own-turns.service';
import { WantedCourses } from './wanted-courses.service';

/** A session still to come, with the commune it meets in. */
export type AskableSession = ComingSession & { readonly communeName: string };

/** A class that a member may ask a place in. */
export interface AskableClass extends Omit<NearClass, 'sessions'> {
  readonly communeName: string;
  readonly isOwnCommune: boolean;
  /** Minutes from her commune to that of the class (decision 0056); null where nobody knows the way. */
  readonly travelMinutes: number | null;
  /** Soonest first: the days she has to be free on. */
  readonly sessions: readonly AskableSession[];
  /** The next session is near, or one runs: a place given back goes to nobody by itself, but to who asks first. */
  readonly isFirstCome: boolean;
  /** Null when she does not wait. */
  readonly turn: OwnTurn | null;
  /** Courses it builds on that she has not finished: without them she gets no place. */
  readonly missing: readonly RequiredCourse[];
}

/** What a member is told of classes to come. */
@Injectable()
export class NearDescriptions {
  constructor(
    private readonly classes: NearClassRepository,
    private readonly turns: OwnTurns,
    private readonly wanted: WantedCourses,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** These classes, in this order, as the member sees them; without those that have no session to come by now. No access check. */
  async of(member: SelfMember, placed: readonly PlacedClass[]): Promise<AskableClass[]> {
    const ids = placed.map(({ classGroupId }) => classGroupId);
    const now = this.clock.now();
    const found = await this.classes.describe(member.id, ids, now);
    const names = await this.names.of(communesOf(found));
    const byId = new Map(found.map((one) => [one.classGroupId, one]));
    const missing = await this.wanted.of(ids, member.id);
    const classes: AskableClass[] = [];
    for (const { classGroupId, communeName, travelMinutes } of placed) {
      const one = byId.get(classGroupId);
      if (one === undefined) continue;
      classes.push({
        ...one,
        ...{ communeName, travelMinutes },
        sessions: one.sessions.map((session) => ({ ...session, communeName: names.get(session.communeId) ?? '' })),
        isFirstCome: one.isRunning || now >= promotionStopsAt(one.startsAt, one),
        isOwnCommune: one.communeId === member.communeId,
        turn: await this.turns.of(one, member.id),
        missing: missing.get(classGroupId) ?? [],
      });
    }
    return classes;
  }
}

const communesOf = (found: readonly NearClass[]): string[] => [
  ...new Set(found.flatMap(({ sessions }) => sessions.map(({ communeId }) => communeId))),
];
