import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import {
  AssistantAway,
  AssistantBusy,
  AssistantFar,
  EquipmentBusy,
  MembersFar,
  TrainerAway,
  TrainerFar,
} from '../classes-crew.errors';
import { MembersBusy, TrainerBusy, VenueBusy } from '../classes.errors';
import {
  EquipmentClash,
  MembersTooFar,
  MembersWouldClash,
  StaffAway,
  StaffClash,
  StaffTooFar,
  VenueClash,
} from '../storage/clashes';
import { type ClashReport, ClashReports, type FreeSlot, type TriedHours } from './clash-reports.service';
import { type ClashKind, type ToldClash } from './clash-wording.service';

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

/**
 * Names the other side of every clash after the hours were refused, and offers others. Of classes the caller may not see neither
 * title nor place is told.
 */
@Injectable()
export class ScheduleClashes {
  constructor(private readonly reports: ClashReports) {}

  /**
   * Runs a write of hours; of several sessions, each with its own. @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, MembersBusy, TrainerFar, AssistantFar,
   * MembersFar, TrainerAway, AssistantAway with the report
   */
  async naming<T>(actor: Actor, tried: TriedHours | readonly TriedHours[], write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw (await this.named(actor, tried, error)) ?? error;
    }
  }

  /** Other hours for some of the sessions, by their places from 0, as a clash would offer them. */
  async otherHours(tried: TriedHours, sessions: ReadonlySet<number>): Promise<FreeSlot[]> {
    return this.reports.otherHours(tried, sessions);
  }

  private async named(actor: Actor, tried: TriedHours | readonly TriedHours[], error: unknown): Promise<Error | null> {
    const naming = NAMINGS.find(([refusal]) => error instanceof refusal)?.[1];
    if (naming === undefined) return null;
    const report = 'sessionId' in tried ? await this.reports.of(actor, tried) : await this.reports.ofAll(actor, tried);
    const pick: Pick = (kind, why) => report.clashes.filter((clash) => clash.kind === kind && whyOf(clash) === why);
    return naming(pick, report);
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
