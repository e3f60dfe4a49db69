import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, Audit, cleanText, Clock, newId, NotFound, Transactions } from '@lopso/platform';
import { AvailabilityRepository } from '../clashes/availability.repository';
import { VenueNeedsCommune } from '../classes.errors';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import { isStale } from '../scheduling/schedule.rules';
import { EquipmentRepository, type KeptEquipment } from './equipment.repository';
import { EquipmentChangedSince, EquipmentInUse } from './venue.errors';

/** What a thing is called, and whether it is put away: lent to nobody. */
interface EquipmentState {
  readonly name: string;
  readonly isPutAway: boolean;
}

/** What is to change of it; left out: as it is. */
export interface EquipmentChange extends Partial<EquipmentState> {
  /** As the form began: refused where somebody changed the same since. Left out: not asked. */
  readonly was?: Partial<EquipmentState> | undefined;
}

/** Equipment that a commune lends to sessions: listed, added, changed, put away. */
@Injectable()
export class EquipmentService {
  constructor(
    private readonly equipment: EquipmentRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly availabilityRows: AvailabilityRepository,
    private readonly clock: Clock,
  ) {}

  /** By name, what is put away too. @throws NotFound outside the actor's units */
  async listEquipment(actor: Actor, communeId: string): Promise<KeptEquipment[]> {
    const { path } = await this.units.getUnit(communeId);
    if (!this.access.reach(actor, READ_CLASSES).contains(path)) throw new NotFound();
    return this.equipment.keptBy(communeId);
  }

  /** Who did stands in the trail. @throws EquipmentNameTaken, VenueNeedsCommune, NotFound outside the actor's units */
  async addEquipment(
    actor: Actor,
    wish: { readonly communeId: string; readonly name: string },
  ): Promise<KeptEquipment> {
    const unit = await this.units.getUnit(wish.communeId);
    this.access.require(actor, ADD_VENUE, { unitPath: unit.path });
    if (unit.kind !== 'commune') throw new VenueNeedsCommune();
    const item = { id: newId(), name: cleanText(wish.name) };
    await this.transactions.run(async () => {
      await this.equipment.insert({ ...item, communeId: unit.id, unitPath: unit.path });
      await this.audit.record(actor, {
        ...{ action: 'classes.equipment-added', subjectType: 'equipment', subjectId: item.id, unitPath: unit.path },
        details: { name: item.name },
      });
    });
    return { ...item, isPutAway: false };
  }

  /**
   * Under the lock of its hours: whoever lends it sees the change, or is seen by it. Twice is harmless.
   * @throws EquipmentChangedSince, EquipmentInUse naming a class to come, EquipmentNameTaken, NotFound outside the actor's units
   */
  async changeEquipment(actor: Actor, id: string, change: EquipmentChange): Promise<void> {
    await this.transactions.run(async () => {
      const seen = await this.equipment.find(id);
      if (seen === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, seen);
      await this.availabilityRows.lockHours([id]);
      const before = (await this.equipment.find(id)) ?? seen;
      const after = changed(before, change);
      const details = detailsOf(before, after);
      if (Object.keys(details).length === 0) return;
      const now = this.clock.now();
      if (after.isPutAway && !before.isPutAway) await this.requireFree(id, now);
      await this.equipment.change(id, after.name, after.isPutAway ? now : null);
      await this.audit.record(actor, {
        ...{ action: 'classes.equipment-changed', subjectType: 'equipment', subjectId: id },
        ...{ unitPath: before.unitPath, details },
      });
    });
  }

  private async requireFree(id: string, now: Date): Promise<void> {
    const titles = await this.equipment.comingWith(id, now);
    if (titles[0] !== undefined) throw new EquipmentInUse(titles[0], titles.length);
  }
}

/** @throws EquipmentChangedSince */
function changed(before: EquipmentState, { was = {}, ...change }: EquipmentChange): EquipmentState {
  const wish = cleaned(change);
  if (isStale(['name', 'isPutAway'], before, { wish, seen: cleaned(was) })) throw new EquipmentChangedSince();
  return { name: wish.name ?? before.name, isPutAway: wish.isPutAway ?? before.isPutAway };
}

function cleaned({ name, ...more }: Partial<EquipmentState>): Partial<EquipmentState> {
  return name === undefined ? more : { ...more, name: cleanText(name) };
}

/** What changed, and a name as it was before: nothing is said of the rest. */
function detailsOf(before: EquipmentState, after: EquipmentState): Readonly<Record<string, string | boolean>> {
  return {
    ...(after.name === before.name ? {} : { before: before.name, after: after.name }),
    ...(after.isPutAway === before.isPutAway ? {} : { isPutAway: after.isPutAway }),
  };
}
