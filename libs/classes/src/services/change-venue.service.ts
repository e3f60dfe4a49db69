import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, cleanText, Clock, NotFound, Transactions } from '@lopso/platform';
import { VenueInUse, VenueTooSmall } from '../classes-ground.errors';
import { ADD_VENUE } from '../classes.permissions';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { VenueRepository } from '../storage/venue.repository';

/** What a venue is called, how many it holds, and from which day on (`yyyy-mm-dd`) it is closed; null: it is open. Where it lies stays. */
export interface VenueChange {
  readonly name: string;
  readonly capacity: number;
  readonly closedOn: string | null;
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
   * Under the lock of the hall's hours: whoever lays a session in it sees the change, or is seen by it. Twice is harmless.
   * @throws VenueTooSmall, VenueInUse naming a class to come, VenueNameTaken, NotFound outside the actor's units
   */
  async change(actor: Actor, id: string, change: VenueChange): Promise<void> {
    await this.transactions.run(async () => {
      const seen = await this.venues.findVenue(id);
      if (seen === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, seen);
      await this.locks.hold([id]);
      const before = (await this.venues.findVenue(id)) ?? seen;
      const { capacity, closedOn } = change;
      if (capacity < before.capacity) await this.requireRoom(id, capacity);
      if (closedOn !== null) await this.requireEmpty(id, closedOn);
      await this.venues.changeVenue({ id, capacity, closedOn, name: cleanText(change.name) });
      await this.audit.record(actor, {
        ...{ action: 'classes.venue-changed', subjectType: 'venue', subjectId: id, unitPath: before.unitPath },
        details: { capacityBefore: before.capacity, capacity, ...(closedOn === null ? {} : { closedOn }) },
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
