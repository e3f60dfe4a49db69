import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { AssistantBusy, AssistantFar, EquipmentBusy, MembersFar, TrainerFar } from '../classes-crew.errors';
import { MembersBusy, TrainerBusy, VenueBusy } from '../classes.errors';
import {
  EquipmentClash,
  MembersTooFar,
  MembersWouldClash,
  StaffClash,
  StaffTooFar,
  VenueClash,
} from '../storage/clashes';
import { type ClashReport, ClashReports, type TriedHours } from './clash-reports.service';
import { type ClashKind, type ToldClash } from './clash-wording.service';

/** Clashes of one kind: because the hours meet, or because of the way. */
type Pick = (kind: ClashKind, isFar: boolean) => ToldClash[];
type Naming = (pick: Pick, report: ClashReport) => Error | null;

/** What the database or the ways said, and how it is named. Null: whatever it was is gone again. */
const NAMINGS: readonly (readonly [new (...args: never[]) => Error, Naming])[] = [
  [VenueClash, (pick, report) => first(pick('venue', false), (clash) => new VenueBusy(clash, report))],
  [
    StaffClash,
    (pick, report) =>
      first(pick('trainer', false), (clash) => new TrainerBusy(clash, report)) ??
      first(pick('assistant', false), (clash) => new AssistantBusy(clash, report)),
  ],
  [
    StaffTooFar,
    (pick, report) =>
      first(pick('trainer', true), (clash) => new TrainerFar(clash, report)) ??
      first(pick('assistant', true), (clash) => new AssistantFar(clash, report)),
  ],
  [EquipmentClash, (pick, report) => first(pick('equipment', false), (clash) => new EquipmentBusy(clash, report))],
  [MembersWouldClash, (pick, report) => named(pick('member', false), (names) => new MembersBusy(names, report))],
  [MembersTooFar, (pick, report) => named(pick('member', true), (names) => new MembersFar(names, report))],
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
   * MembersFar with the report
   */
  async naming<T>(actor: Actor, tried: TriedHours | readonly TriedHours[], write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw (await this.named(actor, tried, error)) ?? error;
    }
  }

  private async named(actor: Actor, tried: TriedHours | readonly TriedHours[], error: unknown): Promise<Error | null> {
    const naming = NAMINGS.find(([refusal]) => error instanceof refusal)?.[1];
    if (naming === undefined) return null;
    const report = 'sessionId' in tried ? await this.reports.of(actor, tried) : await this.reports.ofAll(actor, tried);
    const pick: Pick = (kind, isFar) =>
      report.clashes.filter((clash) => clash.kind === kind && clash.missingMinutes > 0 === isFar);
    return naming(pick, report);
  }
}

function first(clashes: readonly ToldClash[], raise: (clash: ToldClash) => Error): Error | null {
  const [clash] = clashes;
  return clash === undefined ? null : raise(clash);
}

function named(clashes: readonly ToldClash[], raise: (names: readonly string[]) => Error): Error | null {
  const names = [...new Set(clashes.map(({ who }) => who))];
  return names.length === 0 ? null : raise(names);
}
