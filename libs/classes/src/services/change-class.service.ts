import { Injectable } from '@nestjs/common';
import { type Actor, Audit, cleanText, Transactions } from '@lopso/platform';
import { CapacityBelowBookings } from '../classes.errors';
import { ClassChangedSince } from '../classes-ground.errors';
import { type AttendanceRule } from '../rules/attended-minutes';
import { moveIntoCapacity } from '../rules/booking-plan';
import { type Approval } from '../rules/place-request';
import { isStale } from '../rules/stale-change';
import { BookingRepository } from '../storage/booking.repository';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { ClassFrame } from './class-frame.service';
import { againWhenRaced } from './racing';

/** What a class is called, how many it holds, how it counts and admits, what it builds on. */
interface ClassState {
  readonly title: string;
  readonly capacity: number;
  readonly rule?: AttendanceRule | undefined;
  readonly approval?: Approval | undefined;
  /** Ids of the courses it builds on, in any order. */
  readonly buildsOn?: readonly string[] | undefined;
}

/** What it is to be; the last three left out: as they are. */
export interface ClassChange extends ClassState {
  /** As the form began: refused where somebody changed the same since. Left out: not asked. */
  readonly was?: Partial<ClassState> | undefined;
}

/** Changes what a class is called, how many it holds, how it counts and admits. */
@Injectable()
export class ChangeClass {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly frame: ClassFrame,
    private readonly bookings: BookingRepository,
    private readonly access: ClassAccess,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * People on places beyond a lowered capacity move to free ones below it.
   * @throws ClassChangedSince, RuleFixed, RequestsOpen, CapacityBelowBookings, CapacityOverVenue, TopicUnknown, NotYourClass, NotFound
   */
  async changeClass(actor: Actor, id: string, change: ClassChange): Promise<void> {
    await againWhenRaced(() => this.transactions.run(() => this.change(actor, id, change)));
  }

  private async change(actor: Actor, id: string, change: ClassChange): Promise<void> {
    const group = this.access.changeable(actor, await this.groups.lockGroup(id));
    requireSeen(group, change);
    const rule = change.rule ?? group.rule;
    await this.frame.requireRule(group, rule);
    const approval = change.approval ?? group.approval;
    await this.frame.requireAnswered(group, approval);
    await this.frame.requireRoom(group, change.capacity);
    const taken = new Set((await this.bookings.bookingsOf(id)).map((booking) => booking.place));
    if (taken.size > change.capacity) throw new CapacityBelowBookings(taken.size);
    for (const { from, to } of moveIntoCapacity(change.capacity, taken)) await this.bookings.changePlace(id, from, to);
    const buildsOn = change.buildsOn ?? group.buildsOn;
    const { capacity } = change;
    await this.frame.change(group, { title: cleanText(change.title), capacity, rule, approval, buildsOn });
    await this.audit.record(actor, {
      action: 'classes.class-changed',
      subjectType: 'class-group',
      subjectId: id,
      unitPath: group.unitPath,
      details: {
        ...{ capacityBefore: group.capacity, capacity, approval, ...rule },
        ...requiredDetails(group.buildsOn, buildsOn),
      },
    });
  }
}

/** @throws ClassChangedSince */
function requireSeen(now: ClassState, { was = {}, ...wish }: ClassChange): void {
  const state = comparable(now);
  if (isStale(Object.keys(state), state, { wish: comparable(wish), seen: comparable(was) }))
    throw new ClassChangedSince();
}

/** Every field as one value. */
function comparable({ title, capacity, approval, rule, buildsOn }: Partial<ClassState>): Record<string, unknown> {
  return {
    ...{ capacity, approval },
    title: title && cleanText(title),
    rule: rule && [rule.wholeFromPercent, rule.roundToMinutes, rule.lateAfterMinutes].join(),
    buildsOn: buildsOn && [...buildsOn].sort().join(),
  };
}

const NOTHING = 'none';

/** What it builds on; where that was changed, also what it did before: a class of a call does so by the department's word. */
function requiredDetails(before: readonly string[], now: readonly string[]): Readonly<Record<string, string>> {
  const words = (ids: readonly string[]): string => (ids.length === 0 ? NOTHING : [...ids].sort().join(', '));
  if (words(before) === words(now)) return now.length === 0 ? {} : { required: words(now) };
  return { requiredBefore: words(before), required: words(now) };
}
