import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { NotYourClass } from '../classes.errors';
import { READ_ANY_OPINIONS, READ_OPINIONS } from '../classes.permissions';
import { endOfDayInVietnam, instantInVietnam } from '../rules/vietnam-time';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { type OpinionResult, OpinionResultRepository } from '../storage/opinion-result.repository';
import { ClassAccess } from './class-access.service';
import { type SessionQuery } from './class-reading.service';

const MAX_CLASSES = 2000;

/** Days, and whose classes: left out or null, of all. */
export interface OpinionScope extends SessionQuery {
  readonly trainerId?: string | null;
}

/** What came of asking about classes, as far as somebody may see it. Lists, sums and files all come from here. */
@Injectable()
export class OpinionLists {
  constructor(
    private readonly results: OpinionResultRepository,
    private readonly groups: ClassGroupRepository,
    private readonly access: Access,
    private readonly classes: ClassAccess,
    private readonly clock: Clock,
  ) {}

  /** Classes that ended in these days, of one trainer or in one commune where it is named, the latest first, 2,000 at most; of a trainer the own ones. */
  async within(
    actor: Actor,
    { from, to, isMine, trainerId, communeId }: OpinionScope,
  ): Promise<{ results: OpinionResult[]; isCut: boolean }> {
    const [now, end] = [this.clock.now(), endOfDayInVietnam(to)];
    const period = { startsAt: instantInVietnam(from, '00:00'), endsAt: end < now ? end : now };
    if (period.endsAt <= period.startsAt) return { results: [], isCut: false };
    const found = await this.results.listEnded(this.access.scope(actor, READ_ANY_OPINIONS), period, {
      ...{ trainerId: actor.accountId, reach: this.access.reach(actor, READ_OPINIONS) },
      ...{ isMine, limit: MAX_CLASSES + 1 },
    });
    const results = found
      .slice(0, MAX_CLASSES)
      .filter(({ trainers }) => (trainerId ?? null) === null || trainers.some(({ id }) => id === trainerId))
      .filter((one) => (communeId ?? one.communeId) === one.communeId);
    return { results, isCut: found.length > MAX_CLASSES };
  }

  /** One class; null before its last session has ended. @throws NotFound when it is hidden, NotYourClass when another one runs it */
  async ofClass(actor: Actor, classGroupId: string): Promise<OpinionResult | null> {
    const group = this.classes.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.classes.mayOn(actor, READ_OPINIONS, group)) throw new NotFound();
    const isOwn = this.classes.isOwn(actor, group) || group.staffIds.includes(actor.accountId);
    if (!isOwn && !this.classes.allows(actor, READ_ANY_OPINIONS, group)) throw new NotYourClass();
    return this.results.ofGroup(classGroupId, this.clock.now());
  }
}
