import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { HeldRightService, type TeachingDays } from '@lopso/org';
import { NoTeachingRight } from '../classes-crew.errors';
import { isStanding, type StandingOn } from '../rules/staff-leave';
import { rightLacking } from '../rules/teaching-days';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type Stay } from '../rules/way-between';
import { type StaffMember } from '../storage/session-staff.repository';

/** A session as its people's rights are asked about. */
interface StaffedSession {
  readonly id: string;
  readonly communeId: string;
  readonly startsAt: Date;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly assistants: readonly StaffMember[];
}

/** Days of rights by whose and where. */
class RightsByPlace {
  private readonly byPlace: ReadonlyMap<string, readonly TeachingDays[]>;

  constructor(days: readonly TeachingDays[]) {
    const byPlace = new Map<string, TeachingDays[]>();
    for (const one of days) {
      const place = `${one.accountId} ${one.communeId}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
    }
    this.byPlace = byPlace;
  }

  of(accountId: string, communeId: string): readonly TeachingDays[] {
    return this.byPlace.get(`${accountId} ${communeId}`) ?? [];
  }
}

/** Whether those who stand before sessions may teach on the days of these (decision 0105). */
@Injectable()
export class TeachingRights {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly accounts: AccountService,
  ) {}

  /**
   * In a transaction that lays sessions: who would end a right asked about here waits for it. Who stands there on the day already is not sent
   * there by anybody. @throws NoTeachingRight naming the first who may not teach on a day, and her last day
   */
  async requireOn(
    accountIds: readonly string[],
    stays: readonly Stay[],
    standing: readonly StandingOn[] = [],
  ): Promise<void> {
    const days = new RightsByPlace(await this.heldRights.holdTeachingDays(accountIds, communesOf(stays)));
    for (const { communeId, startsAt } of stays)
      for (const accountId of accountIds) {
        const day = vietnamDateOf(startsAt);
        if (isStanding(standing, accountId, day)) continue;
        const lacking = rightLacking(days.of(accountId, communeId), day);
        if (lacking !== null) throw new NoTeachingRight(await this.nameOf(accountId), day, lacking.until);
      }
  }

  /** By session who stands before it and may not teach on its day; sessions where everybody may are left out. */
  async lackingAt(sessions: readonly StaffedSession[]): Promise<Map<string, StaffMember[]>> {
    if (sessions.length === 0) return new Map();
    const staffed = sessions.map((session) => ({ session, staff: staffOf(session) }));
    const accountIds = staffed.flatMap(({ staff }) => staff.map(({ accountId }) => accountId));
    const days = new RightsByPlace(
      await this.heldRights.getTeachingDays([...new Set(accountIds)], communesOf(sessions)),
    );
    const found = staffed.map(({ session: { id, communeId, startsAt }, staff }): [string, StaffMember[]] => [
      id,
      staff.filter(({ accountId }) => rightLacking(days.of(accountId, communeId), vietnamDateOf(startsAt)) !== null),
    ]);
    return new Map(found.filter(([, staff]) => staff.length > 0));
  }

  /** Those of the days (`yyyy-mm-dd`) on which one of these people may not teach in the commune. */
  async daysWithout(accountIds: readonly string[], communeId: string, days: readonly string[]): Promise<Set<string>> {
    const rights = new RightsByPlace(await this.heldRights.getTeachingDays(accountIds, [communeId]));
    const lacks = (day: string): boolean =>
      accountIds.some((accountId) => rightLacking(rights.of(accountId, communeId), day) !== null);
    return new Set(days.filter(lacks));
  }

  private async nameOf(accountId: string): Promise<string> {
    return (await this.accounts.describeAccounts([accountId])).get(accountId)?.displayName ?? '';
  }
}

const communesOf = (places: readonly { readonly communeId: string }[]): string[] => [
  ...new Set(places.map(({ communeId }) => communeId)),
];

/** Who stands before a session, its trainer first. */
export function staffOf({ trainerId, trainerName, assistants }: Omit<StaffedSession, 'id'>): StaffMember[] {
  return [{ accountId: trainerId, name: trainerName }, ...assistants];
}
