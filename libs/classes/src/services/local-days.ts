import { Injectable } from '@nestjs/common';
import { HolidayService } from '@lopso/org';
import { type StaffLeave } from '../rules/staff-leave';
import { daysBetween } from '../rules/teaching-days';
import { isClosedOn } from '../rules/venue-closing';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { VenueRepository } from '../storage/venue.repository';
import { TeachingRights } from './teaching-rights.service';

/** Who knows when those who teach are away and when communes have a market. */
export interface LocalDaySource {
  /** Leave of these people that touches the days (`yyyy-mm-dd`, both included), by person and day. */
  leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]>;
  /** Those of the days on which one of the communes has a market. */
  marketDays(communeIds: readonly string[], from: string, until: string): Promise<ReadonlySet<string>>;
}

/** A class that looks for a day: in which hall of which commune it meets, further communes it is for, and who is to stand before it. */
interface ClosedFor {
  readonly venueId: string;
  readonly communeId: string;
  readonly guestIds: readonly string[];
  readonly accountIds: readonly string[];
}

/**
 * Days that classes keep clear of. Leave and markets are kept by `planning`, which imports this library and answers for them from its start
 * on; without it nobody is away and no market is held (decision 0094).
 */
@Injectable()
export class LocalDays {
  private source: LocalDaySource | null = null;

  constructor(
    private readonly holidays: HolidayService,
    private readonly locks: HourLocksRepository,
    private readonly rights: TeachingRights,
    private readonly venues: VenueRepository,
  ) {}

  /** @throws Error when somebody else answers already */
  answeredBy(source: LocalDaySource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who is away');
    this.source = source;
  }

  /** As `LocalDaySource` says; joins a running transaction. */
  async leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]> {
    if (accountIds.length === 0 || this.source === null) return [];
    return this.source.leavesOf(accountIds, from, until);
  }

  /**
   * Days on which no hours are offered in a class: days off, expected ones too, market days of the communes it is for, those on which
   * one of its people may not teach where it meets, and those on which its hall is closed.
   */
  async closedDays(of: ClosedFor, from: string, until: string): Promise<ReadonlySet<string>> {
    const off = (await this.holidays.listDaysOff(from, until)).map(({ day }) => day);
    const markets = await this.source?.marketDays([...new Set([of.communeId, ...of.guestIds])], from, until);
    const days = daysBetween(from, until);
    const unfit = await this.rights.daysWithout(of.accountIds, of.communeId, days);
    const closedOn = (await this.venues.findVenue(of.venueId))?.closedOn ?? null;
    return new Set([...off, ...(markets ?? []), ...unfit, ...days.filter((day) => isClosedOn(closedOn, day))]);
  }

  /**
   * Whoever sends these people somewhere, or enters leave of theirs, waits until the transaction ends: so whoever enters a leave sees all sessions
   * in it, and whoever lays a session sees the leave.
   */
  async holdStaff(accountIds: readonly string[]): Promise<void> {
    await this.locks.hold(accountIds);
  }
}
