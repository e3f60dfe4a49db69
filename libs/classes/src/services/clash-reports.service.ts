import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { clashesWith, spanOf, type TakenHours } from '../rules/found-clashes';
import { freeSlots, SLOT_DAYS } from '../rules/free-slots';
import { doOverlap, type Period } from '../rules/schedule';
import { isStanding, type StandingOn, withoutStanding } from '../rules/staff-leave';
import { instantInVietnam, vietnamDateOf, vietnamTimeOf } from '../rules/vietnam-time';
import { LONGEST_WAY_HOURS, type Stay } from '../rules/way-between';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { type TakenRow, TakenHoursRepository } from '../storage/taken-hours.repository';
import { ClashWording, type ToldClash } from './clash-wording.service';
import { leaveRows } from './leave-rows';
import { LocalDays } from './local-days';
import { type Crew, idsOf } from './session-crew.service';
import { type MinutesBetween, TravelTimes } from './travel-times.service';

/** The hours somebody tried to take. */
export interface TriedHours {
  readonly venueId: string;
  /** Where the hall stands. */
  readonly communeId: string;
  readonly trainerId: string;
  /** As the class announces her. */
  readonly trainerName: string;
  readonly crew: Crew;
  readonly periods: readonly Period[];
  /** The session that moves or comes back, null for new ones. */
  readonly sessionId: string | null;
  /** Sessions that move along and stand in nobody's way; left out: the session alone. */
  readonly movedIds?: readonly string[];
  /** The class they are of, where it stands already. */
  readonly classGroupId?: string;
  /** Who stands before them on a day already: no leave of theirs stands in the way then. */
  readonly standing?: readonly StandingOn[];
  /** Where other sessions of the class are going at the same time: no hours beside them are offered. */
  readonly alongside?: readonly Stay[];
}

/** A clash, and which of the tried sessions it stands in the way of, from 0. */
export type SessionClash = ToldClash & { readonly session: number };

/** Other hours for one of the tried sessions, from 0: `on` yyyy-mm-dd, `from` and `to` HH:MM in Vietnam's time. */
export interface FreeSlot {
  readonly session: number;
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** Everything that stands in the way of hours, and other hours that are free. */
export interface ClashReport {
  readonly clashes: readonly SessionClash[];
  readonly freeSlots: readonly FreeSlot[];
}

const stands = ({ standing = [] }: TriedHours, { holderId }: TakenRow, { startsAt }: Period): boolean =>
  isStanding(standing, holderId, vietnamDateOf(startsAt));

const unfreeOf = ({ standing = [] }: TriedHours, rows: readonly TakenRow[]): TakenHours[] =>
  rows.flatMap((row): readonly TakenHours[] => (row.kind === 'leave' ? withoutStanding(row, standing) : [row]));

const periodOf = ({ on, from, to }: FreeSlot): Period => ({
  startsAt: instantInVietnam(on, from),
  endsAt: instantInVietnam(on, to),
});

/** Finds all clashes of hours that were refused, and the next free ones (decision 0043). Reads only, after the transaction. */
@Injectable()
export class ClashReports {
  constructor(
    private readonly taken: TakenHoursRepository,
    private readonly travel: TravelTimes,
    private readonly wording: ClashWording,
    private readonly days: LocalDays,
    private readonly groups: ClassGroupRepository,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, tried: TriedHours): Promise<ClashReport> {
    const { rows, minutes } = await this.around(tried);
    const clashes: SessionClash[] = [];
    for (const [session, period] of tried.periods.entries()) {
      const inTheWay = rows.filter((row) => row.kind !== 'leave' || !stands(tried, row, period));
      const found = clashesWith({ ...period, communeId: tried.communeId }, inTheWay, minutes);
      const told = await this.wording.of(actor, tried.trainerId, found);
      clashes.push(...told.map((one) => ({ ...one, session })));
    }
    const hindered = new Set(clashes.map(({ session }) => session));
    return { clashes, freeSlots: await this.slotsFor(tried, hindered, unfreeOf(tried, rows), minutes) };
  }

  /** Other hours for some of the sessions, by their places from 0, whatever it is that stands in their way. */
  async otherHours(tried: TriedHours, sessions: ReadonlySet<number>): Promise<FreeSlot[]> {
    const { rows, minutes } = await this.around(tried);
    return this.slotsFor(tried, sessions, unfreeOf(tried, rows), minutes);
  }

  /** What is taken around the hours, leave among it, and the ways between. */
  private async around(tried: TriedHours): Promise<{ rows: TakenRow[]; minutes: MinutesBetween }> {
    const held = await this.takenAround(tried);
    const places = [...held, ...(tried.alongside ?? [])].map(({ communeId }) => communeId);
    const minutes = await this.travel.between([tried.communeId, ...places]);
    return { rows: [...held, ...(await this.leavesAround(tried))], minutes };
  }

  /** Of sessions that move together, each to its own hall: they are told by their place in the list. */
  async ofAll(actor: Actor, tried: readonly TriedHours[]): Promise<ClashReport> {
    const reports: ClashReport[] = [];
    const goals = tried.map(({ periods, communeId }) => periods.map((period) => ({ ...period, communeId })));
    const offered: Stay[] = [];
    for (const [session, one] of tried.entries()) {
      const alongside = [...goals.filter((_, at) => at !== session).flat(), ...offered];
      const { clashes, freeSlots } = await this.of(actor, { ...one, alongside });
      offered.push(...freeSlots.slice(0, 1).map((slot) => ({ ...periodOf(slot), communeId: one.communeId })));
      reports.push({
        clashes: clashes.map((clash) => ({ ...clash, session })),
        freeSlots: freeSlots.map((slot) => ({ ...slot, session })),
      });
    }
    return {
      clashes: reports.flatMap(({ clashes }) => clashes),
      freeSlots: reports.flatMap(({ freeSlots }) => freeSlots),
    };
  }

  private async takenAround(tried: TriedHours): Promise<TakenRow[]> {
    const { assistantIds, equipmentIds } = idsOf(tried.crew);
    return this.taken.within(spanOf(tried.periods, LONGEST_WAY_HOURS, SLOT_DAYS + 1), {
      venueIds: [tried.venueId],
      accountIds: [tried.trainerId, ...assistantIds],
      equipmentIds,
      bookedFor: tried.sessionId,
      exceptIds: tried.movedIds ?? (tried.sessionId === null ? [] : [tried.sessionId]),
    });
  }

  /** Other sessions of the class, in whatever hall and before whomever: it meets in one place at a time. */
  private async ownAround({ classGroupId, periods, sessionId, movedIds = [] }: TriedHours): Promise<TakenHours[]> {
    if (classGroupId === undefined) return [];
    const own = await this.taken.ofClass(classGroupId, spanOf(periods, LONGEST_WAY_HOURS, SLOT_DAYS + 1));
    return own.filter(({ id }) => id !== sessionId && !movedIds.includes(id));
  }

  private async leavesAround({ trainerId, trainerName, crew, periods }: TriedHours): Promise<TakenRow[]> {
    const people = [{ accountId: trainerId, name: trainerName }, ...crew.assistants];
    return leaveRows(this.days, people, spanOf(periods, 0, SLOT_DAYS + 1));
  }

  private async slotsFor(
    tried: TriedHours,
    sessions: ReadonlySet<number>,
    rows: readonly TakenHours[],
    minutesBetween: MinutesBetween,
  ): Promise<FreeSlot[]> {
    const { communeId, periods, alongside = [] } = tried;
    const daysOff = await this.closedFor(
      tried,
      periods.filter((_, at) => sessions.has(at)),
    );
    const own = await this.ownAround(tried);
    const stays = periods.map((period): Stay & TakenHours => ({ ...period, communeId, isPerson: true }));
    // The soonest offer to one session is kept from the next, so that all of them can be taken together.
    const offered: (Stay & TakenHours)[] = alongside.map((one) => ({ ...one, isPerson: true }));
    return [...sessions].flatMap((session) => {
      const wished = stays[session];
      if (wished === undefined) return [];
      const around = spanOf([wished], LONGEST_WAY_HOURS, SLOT_DAYS + 1);
      const taken = [...rows, ...own, ...stays.filter((one) => one !== wished), ...offered].filter((one) =>
        doOverlap(one, around),
      );
      const slots = freeSlots({ wished, taken, daysOff, notBefore: this.clock.now(), minutesBetween });
      offered.push(...slots.slice(0, 1).map((slot) => ({ ...slot, communeId, isPerson: true })));
      return slots.map(({ startsAt, endsAt }) => {
        return { session, on: vietnamDateOf(startsAt), from: vietnamTimeOf(startsAt), to: vietnamTimeOf(endsAt) };
      });
    });
  }

  /** Days off, market days, of the communes a plan counted on too, and days on which her people may not teach or her hall is closed, in the days over which hours are looked for. */
  private async closedFor(
    { venueId, communeId, classGroupId, trainerId, crew }: TriedHours,
    periods: readonly Period[],
  ): Promise<ReadonlySet<string>> {
    if (periods.length === 0) return new Set();
    const guests = classGroupId === undefined ? [] : await this.groups.plannedFor(classGroupId);
    const { startsAt, endsAt } = spanOf(periods, 0, SLOT_DAYS + 1);
    return this.days.closedDays(
      {
        ...{ venueId, communeId, guestIds: guests.flatMap(({ heirs }) => heirs.map(({ id }) => id)) },
        accountIds: [trainerId, ...idsOf(crew).assistantIds],
      },
      vietnamDateOf(startsAt),
      vietnamDateOf(endsAt),
    );
  }
}
