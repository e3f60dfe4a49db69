import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Clock, compareNames } from '@lopso/platform';
import {
  AssistantAway,
  AssistantBusy,
  AssistantFar,
  EquipmentBusy,
  MembersBusy,
  MembersFar,
  TrainerAway,
  TrainerBusy,
  TrainerFar,
  VenueBusy,
} from '../classes.errors';
import { READ_CLASSES } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import {
  doOverlap,
  instantInVietnam,
  type Period,
  vietnamDateOf,
  vietnamDayOf,
  vietnamTimeOf,
} from '../scheduling/schedule.rules';
import {
  EquipmentClash,
  MembersTooFar,
  MembersWouldClash,
  StaffAway,
  StaffClash,
  StaffTooFar,
  VenueClash,
} from '../sessions/hours-taken';
import { clashWordsOf } from '../sessions/refusals';
import { type StaffMember } from '../staffing/staffing.repository';
import { type Crew, idsOf } from '../staffing/staffing.service';
import { CommuneService, type MinutesBetween } from '../venues/commune.service';
import { AvailabilityRepository, type TakenRow } from './availability.repository';
import {
  hoursOfLeave,
  isStanding,
  LONGEST_WAY_HOURS,
  type StaffLeave,
  type StandingOn,
  type Stay,
  withoutStanding,
} from './availability.rules';
import { AvailabilityService } from './availability.service';
import { clashesWith, type FoundClash, freeSlots, SLOT_DAYS, spanOf, type TakenHours } from './clash.rules';

/** Who or what a clash is about. */
export type ClashKind = 'venue' | 'trainer' | 'assistant' | 'equipment' | 'member';

/** A clash as a screen tells it: `on` as dd/mm/yyyy, `from` and `to` as HH:MM in Vietnam's time. A leave is whole days: `on` to `until`. */
export interface ToldClash {
  readonly kind: ClashKind;
  /** The hall, the person or the thing that is taken. */
  readonly who: string;
  /** Empty where the caller may not see that class. */
  readonly title: string;
  /** Of that class; 0 where it is not told. */
  readonly number: number;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  /** The last day of a leave, dd/mm/yyyy; empty for a class. */
  readonly until: string;
  /** Hall and commune, with its type word; empty where they are not told. */
  readonly venueName: string;
  readonly communeName: string;
  /** Minutes the way takes, and how many of them the pause lacks; 0 where the hours themselves meet. Of a class the caller may not see only the latter. */
  readonly travelMinutes: number;
  readonly missingMinutes: number;
}

/** What stands in the way of hours that this trainer is to have. */
export interface FoundOfTrainer {
  readonly trainerId: string;
  readonly clashes: readonly FoundClash<TakenRow>[];
}

interface Names {
  readonly members: ReadonlyMap<string, { readonly fullName: string }>;
  readonly communes: ReadonlyMap<string, string>;
}

const ORDER: readonly ClashKind[] = ['venue', 'trainer', 'assistant', 'equipment', 'member'];

const isLeave = ({ taken }: FoundClash<TakenRow>): boolean => taken.kind === 'leave';

const MINUTE_MS = 60_000;

/** Whoever chooses who teaches is told the days of a leave: nothing else is known of it. */
function toldLeave(taken: TakenRow, trainerId: string): ToldClash {
  return {
    ...{ kind: kindOf(taken, trainerId), who: taken.holderName, title: '', number: 0 },
    ...{ on: vietnamDayOf(taken.startsAt), from: '', to: '' },
    until: vietnamDayOf(new Date(taken.endsAt.getTime() - MINUTE_MS)),
    ...{ venueName: '', communeName: '', travelMinutes: 0, missingMinutes: 0 },
  };
}

function kindOf({ kind, holderId }: TakenRow, trainerId: string): ClashKind {
  if (kind !== 'staff' && kind !== 'leave') return kind;
  return holderId === trainerId ? 'trainer' : 'assistant';
}

/** Leave of these people in a span of time, as hours in which they are taken. */
export async function leaveRows(
  days: AvailabilityService,
  people: readonly StaffMember[],
  span: Period,
): Promise<TakenRow[]> {
  const names = new Map(people.map(({ accountId, name }) => [accountId, name]));
  const leaves = await days.leavesOf([...names.keys()], vietnamDateOf(span.startsAt), vietnamDateOf(span.endsAt));
  return leaves.map((leave) => asTaken(leave, names.get(leave.accountId) ?? ''));
}

/** Hours of no class, in no place: nobody needs time for a way from there. */
function asTaken(leave: StaffLeave, name: string): TakenRow {
  return {
    ...hoursOfLeave(leave),
    ...{ kind: 'leave', holderId: leave.accountId, holderName: name, isPerson: false, isLearning: false },
    ...{ sessionId: '', number: 0, title: '', unitPath: '', trainerId: '', staffIds: [], venueName: '', communeId: '' },
  };
}

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

/** Why a clash is one: the hours meet, the way is too long, or the person is on leave. */
type Why = 'hours' | 'way' | 'leave';

type Pick = (kind: ClashKind, why: Why) => ToldClash[];

type Naming = (pick: Pick, report: ClashReport) => Error | null;

/** What the database or the ways said, and how it is named. Null: whatever it was is gone again. */
const NAMINGS: readonly (readonly [new (...args: never[]) => Error, Naming])[] = [
  [VenueClash, (pick, report) => first(pick('venue', 'hours'), (clash) => new VenueBusy(clash, report))],
  [
    StaffClash,
    (pick, report) =>
      first(pick('trainer', 'hours'), (clash) => new TrainerBusy(clash, report)) ??
      first(pick('assistant', 'hours'), (clash) => new AssistantBusy(clash, report)),
  ],
  [
    StaffTooFar,
    (pick, report) =>
      first(pick('trainer', 'way'), (clash) => new TrainerFar(clash, report)) ??
      first(pick('assistant', 'way'), (clash) => new AssistantFar(clash, report)),
  ],
  [
    StaffAway,
    (pick, report) =>
      first(pick('trainer', 'leave'), (clash) => new TrainerAway(clash, report)) ??
      first(pick('assistant', 'leave'), (clash) => new AssistantAway(clash, report)),
  ],
  [EquipmentClash, (pick, report) => first(pick('equipment', 'hours'), (clash) => new EquipmentBusy(clash, report))],
  [MembersWouldClash, (pick, report) => named(pick('member', 'hours'), (names) => new MembersBusy(names, report))],
  [MembersTooFar, (pick, report) => named(pick('member', 'way'), (names) => new MembersFar(names, report))],
];

/** Says with whom and what a session clashes, in words the caller may read, and which hours are free. */
@Injectable()
export class ClashService {
  constructor(
    private readonly availabilityRows: AvailabilityRepository,
    private readonly communes: CommuneService,
    private readonly availability: AvailabilityService,
    private readonly groups: ClassGroupRepository,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly classAccess: ClassAccess,
  ) {}

  /**
   * Runs a write of hours; of several sessions, each with its own. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, TrainerFar, AssistantFar,
   * MembersFar, TrainerAway, AssistantAway with the report
   */
  async namingClashes<T>(actor: Actor, tried: TriedHours | readonly TriedHours[], write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw (await this.named(actor, tried, error)) ?? error;
    }
  }

  /** Other hours for some of the sessions, by their places from 0, as a clash would offer them. */
  async freeHoursInstead(tried: TriedHours, sessions: ReadonlySet<number>): Promise<FreeSlot[]> {
    return this.freeHoursOf(tried, sessions);
  }

  private async named(actor: Actor, tried: TriedHours | readonly TriedHours[], error: unknown): Promise<Error | null> {
    const naming = NAMINGS.find(([refusal]) => error instanceof refusal)?.[1];
    if (naming === undefined) return null;
    const report = 'sessionId' in tried ? await this.reportOf(actor, tried) : await this.reportOfAll(actor, tried);
    const pick: Pick = (kind, why) => report.clashes.filter((clash) => clash.kind === kind && whyOf(clash) === why);
    return naming(pick, report);
  }

  async reportOf(actor: Actor, tried: TriedHours): Promise<ClashReport> {
    const { rows, minutes } = await this.around(tried);
    const clashes: SessionClash[] = [];
    for (const [session, period] of tried.periods.entries()) {
      const inTheWay = rows.filter((row) => row.kind !== 'leave' || !stands(tried, row, period));
      const found = clashesWith({ ...period, communeId: tried.communeId }, inTheWay, minutes);
      const told = await this.worded(actor, tried.trainerId, found);
      clashes.push(...told.map((one) => ({ ...one, session })));
    }
    const hindered = new Set(clashes.map(({ session }) => session));
    return { clashes, freeSlots: await this.slotsFor(tried, hindered, unfreeOf(tried, rows), minutes) };
  }

  /** Other hours for some of the sessions, by their places from 0, whatever it is that stands in their way. */
  async freeHoursOf(tried: TriedHours, sessions: ReadonlySet<number>): Promise<FreeSlot[]> {
    const { rows, minutes } = await this.around(tried);
    return this.slotsFor(tried, sessions, unfreeOf(tried, rows), minutes);
  }

  /** What is taken around the hours, leave among it, and the ways between. */
  private async around(tried: TriedHours): Promise<{ rows: TakenRow[]; minutes: MinutesBetween }> {
    const held = await this.takenAround(tried);
    const places = [...held, ...(tried.alongside ?? [])].map(({ communeId }) => communeId);
    const minutes = await this.communes.travelMinutesBetween([tried.communeId, ...places]);
    return { rows: [...held, ...(await this.leavesAround(tried))], minutes };
  }

  /** Of sessions that move together, each to its own hall: they are told by their place in the list. */
  async reportOfAll(actor: Actor, tried: readonly TriedHours[]): Promise<ClashReport> {
    const reports: ClashReport[] = [];
    const goals = tried.map(({ periods, communeId }) => periods.map((period) => ({ ...period, communeId })));
    const offered: Stay[] = [];
    for (const [session, one] of tried.entries()) {
      const alongside = [...goals.filter((_, at) => at !== session).flat(), ...offered];
      const { clashes, freeSlots } = await this.reportOf(actor, { ...one, alongside });
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
    return this.availabilityRows.takenWithin(spanOf(tried.periods, LONGEST_WAY_HOURS, SLOT_DAYS + 1), {
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
    const own = await this.availabilityRows.takenByClass(
      classGroupId,
      spanOf(periods, LONGEST_WAY_HOURS, SLOT_DAYS + 1),
    );
    return own.filter(({ id }) => id !== sessionId && !movedIds.includes(id));
  }

  private async leavesAround({ trainerId, trainerName, crew, periods }: TriedHours): Promise<TakenRow[]> {
    const people = [{ accountId: trainerId, name: trainerName }, ...crew.assistants];
    return leaveRows(this.availability, people, spanOf(periods, 0, SLOT_DAYS + 1));
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
    return this.availability.closedDays(
      {
        ...{ venueId, communeId, guestIds: guests.flatMap(({ heirs }) => heirs.map(({ id }) => id)) },
        accountIds: [trainerId, ...idsOf(crew).assistantIds],
      },
      vietnamDateOf(startsAt),
      vietnamDateOf(endsAt),
    );
  }

  /** Halls first, then people who stand before the class, things, members by given name. */
  async worded(actor: Actor, trainerId: string, clashes: readonly FoundClash<TakenRow>[]): Promise<ToldClash[]> {
    const [told = []] = await this.wordedOfEach(actor, [{ trainerId, clashes }]);
    return told;
  }

  /** The same of many at once, in the order given; names are looked up once for all of them. */
  async wordedOfEach(actor: Actor, groups: readonly FoundOfTrainer[]): Promise<ToldClash[][]> {
    const names = await this.namesFor(
      actor,
      groups.flatMap(({ clashes }) => clashes.map(({ taken }) => taken)),
    );
    return groups.map(({ trainerId, clashes }) =>
      clashes
        .map((clash) =>
          isLeave(clash) ? toldLeave(clash.taken, trainerId) : this.told(actor, trainerId, clash, names),
        )
        .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compareNames(a.who, b.who)),
    );
  }

  private async namesFor(actor: Actor, rows: readonly TakenRow[]): Promise<Names> {
    const memberIds = new Set(rows.flatMap(({ kind, holderId }) => (kind === 'member' ? [holderId] : [])));
    const seen = rows.filter((row) => row.kind !== 'leave' && this.isSeen(actor, row));
    return {
      members: memberIds.size === 0 ? new Map() : await this.members.describeMembers([...memberIds]),
      communes: await this.communes.namesOf(seen.map(({ communeId }) => communeId)),
    };
  }

  private told(actor: Actor, trainerId: string, clash: FoundClash<TakenRow>, { members, communes }: Names): ToldClash {
    const { taken, travelMinutes, missingMinutes } = clash;
    const isSeen = this.isSeen(actor, taken);
    return {
      ...clashWordsOf(taken),
      kind: kindOf(taken, trainerId),
      who: taken.kind === 'member' ? (members.get(taken.holderId)?.fullName ?? '') : taken.holderName,
      until: '',
      title: isSeen ? taken.title : '',
      number: isSeen ? taken.number : 0,
      venueName: isSeen ? taken.venueName : '',
      communeName: isSeen ? (communes.get(taken.communeId) ?? '') : '',
      travelMinutes: isSeen ? travelMinutes : 0,
      missingMinutes,
    };
  }

  private isSeen(actor: Actor, { unitPath, trainerId, staffIds }: TakenRow): boolean {
    return this.classAccess.mayOn(actor, READ_CLASSES, { unitPath, trainerId, staffIds });
  }
}

function whyOf({ until, missingMinutes }: ToldClash): Why {
  if (until !== '') return 'leave';
  return missingMinutes > 0 ? 'way' : 'hours';
}

function first(clashes: readonly ToldClash[], raise: (clash: ToldClash) => Error): Error | null {
  const [clash] = clashes;
  return clash === undefined ? null : raise(clash);
}

function named(clashes: readonly ToldClash[], raise: (names: readonly string[]) => Error): Error | null {
  const names = [...new Set(clashes.map(({ who }) => who))];
  return names.length === 0 ? null : raise(names);
}
