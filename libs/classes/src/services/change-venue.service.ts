import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, cleanText, Clock, NotFound, Transactions } from '@lopso/platform';
import { VenueChangedSince, VenueInUse, VenueTooSmall } from '../classes-ground.errors';
import { ADD_VENUE } from '../classes.permissions';
import { isStale } from '../rules/stale-change';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { VenueRepository } from '../storage/venue.repository';

/** What a venue is called, how many it holds, and from which day on (`yyyy-mm-dd`) it is closed; null: it is open. Where it lies stays. */
interface VenueState {
  readonly name: string;
  readonly capacity: number;
  readonly closedOn: string | null;
}

/** What is to change of it; left out: as it is. */
export interface VenueChange extends Partial<VenueState> {
  /** As the form began: refused where somebody changed the same since. Left out: not asked. */
  readonly was?: Partial<VenueState> | undefined;
}

/** Corrects venues, closes and opens them. */
@Injectable()
export class ChangeVenue {
  constructor(
    private readonly venues: VenueRepository,
    private readonly locks: HourLocksRepository,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the lock of the hall's hours: whoever lays a session in it sees the change, or is seen by it. Another name is a change of the
   * sessions to come in the calendars that show it. Twice is harmless.
   * @throws VenueChangedSince, VenueTooSmall, VenueInUse naming a class to come, VenueNameTaken, NotFound outside the actor's units
   */
  async change(actor: Actor, id: string, change: VenueChange): Promise<void> {
    await this.transactions.run(async () => {
      const seen = await this.venues.findVenue(id);
      if (seen === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, seen);
      const isRenamed = change.name !== undefined && cleanText(change.name) !== seen.name;
      if (isRenamed) await this.venues.lockComing(id, this.clock.now());
      await this.locks.hold([id]);
      const before = (await this.venues.findVenue(id)) ?? seen;
      const after = changed(before, change);
      const details = detailsOf(before, after);
      if (Object.keys(details).length === 0) return;
      if (after.capacity < before.capacity) await this.requireRoom(id, after.capacity);
      if (after.closedOn !== null && after.closedOn !== before.closedOn) await this.requireEmpty(id, after.closedOn);
      await this.venues.changeVenue({ id, ...after });
      if (after.name !== before.name) await this.venues.noteRenamed(id, this.clock.now());
      await this.audit.record(actor, {
        ...{ action: 'classes.venue-changed', subjectType: 'venue', subjectId: id, unitPath: before.unitPath },
        details,
      });
    });
  }

  private async requireRoom(id: string, capacity: number): Promise<void> {
    const [largest] = await this.venues.comingIn(id, this.clock.now(), this.clock.today());
    if (largest !== undefined && largest.capacity > capacity) throw new VenueTooSmall(largest);
  }

  private async requireEmpty(id: string, closedOn: string): Promise<void> {
    const coming = await this.venues.comingIn(id, this.clock.now(), closedOn);
    const [first] = [...coming].sort((a, b) => (a.on < b.on ? -1 : 1));
    if (first !== undefined) throw new VenueInUse(first, coming.length);
  }
}

/** @throws VenueChangedSince */
function changed(before: VenueState, { was = {}, ...change }: VenueChange): VenueState {
  const wish = cleaned(change);
  if (isStale(['name', 'capacity', 'closedOn'], before, { wish, seen: cleaned(was) })) throw new VenueChangedSince();
  return {
    name: wish.name ?? before.name,
    capacity: wish.capacity ?? before.capacity,
    closedOn: wish.closedOn === undefined ? before.closedOn : wish.closedOn,
  };
}

function cleaned({ name, ...more }: Partial<VenueState>): Partial<VenueState> {
  return name === undefined ? more : { ...more, name: cleanText(name) };
}

const OPEN = 'none';

/** What changed, and what it was before: nothing is said of the rest. */
function detailsOf(before: VenueState, after: VenueState): Readonly<Record<string, string | number>> {
  const { capacity, closedOn } = after;
  return {
    ...(after.name === before.name ? {} : { before: before.name, after: after.name }),
    ...(capacity === before.capacity ? {} : { capacityBefore: before.capacity, capacity }),
    ...(closedOn === before.closedOn ? {} : { closedOnBefore: before.closedOn ?? OPEN, closedOn: closedOn ?? OPEN }),
  };
}
