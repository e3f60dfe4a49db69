import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type RequiredCourse } from '../rules/booking-plan';
import { type Subject } from '../rules/make-up';
import { type NearClass, NearClassRepository } from '../storage/near-class.repository';
import { CommuneNames } from './commune-names.service';
import { OwnMember, type SelfMember } from './own-member.service';
import { type OwnTurn, OwnTurns } from './own-turns.service';
import { WantedCourses } from './wanted-courses.service';

const MOST_CLASSES = 60;

/** A class that a member may ask a place in. */
export interface AskableClass extends NearClass {
  readonly communeName: string;
  readonly isOwnCommune: boolean;
  /** Null when she does not wait. */
  readonly turn: OwnTurn | null;
  /** Courses it builds on that she has not finished: without them she gets no place. */
  readonly missing: readonly RequiredCourse[];
}

/** The classes to come of a member's province, with her place in them. */
@Injectable()
export class NearClasses {
  constructor(
    private readonly own: OwnMember,
    private readonly classes: NearClassRepository,
    private readonly turns: OwnTurns,
    private readonly wanted: WantedCourses,
    private readonly names: CommuneNames,
    private readonly clock: Clock,
  ) {}

  /** Those she has to do with first, then her commune's, then others; soonest first, 60 at most. */
  async list(actor: Actor): Promise<AskableClass[]> {
    return this.about(await this.own.of(actor), null);
  }

  /** The same for callers that know the member; `subject`: only classes that make up for one about it. */
  async about(member: SelfMember, subject: Subject | null): Promise<AskableClass[]> {
    const found = await this.classes.listNear(member, this.clock.now(), MOST_CLASSES, subject);
    const names = await this.names.of(found.map(({ communeId }) => communeId));
    const missing = await this.wanted.of(
      found.map(({ classGroupId }) => classGroupId),
      member.id,
    );
    const classes: AskableClass[] = [];
    for (const one of found)
      classes.push({
        ...one,
        communeName: names.get(one.communeId) ?? '',
        isOwnCommune: one.communeId === member.communeId,
        turn: await this.turns.of(one, member.id),
        missing: missing.get(one.classGroupId) ?? [],
      });
    return classes;
  }
}
