import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, Audit, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import { VenueNeedsCommune } from '../classes.errors';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import { EquipmentRepository, type KeptEquipment } from '../storage/equipment.repository';

/** What a commune has to lend to its classes: each thing exists once. */
@Injectable()
export class EquipmentShelf {
  constructor(
    private readonly equipment: EquipmentRepository,
    private readonly units: UnitService,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** By name, what is put away too. @throws NotFound outside the actor's units */
  async listFor(actor: Actor, communeId: string): Promise<KeptEquipment[]> {
    const { path } = await this.units.getUnit(communeId);
    if (!this.access.reach(actor, READ_CLASSES).contains(path)) throw new NotFound();
    return this.equipment.keptBy(communeId);
  }

  /** Who did stands in the trail. @throws EquipmentNameTaken, VenueNeedsCommune, NotFound outside the actor's units */
  async add(actor: Actor, wish: { readonly communeId: string; readonly name: string }): Promise<KeptEquipment> {
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
}
