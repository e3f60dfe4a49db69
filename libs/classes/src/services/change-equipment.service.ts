import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, cleanText, Clock, NotFound, Transactions } from '@lopso/platform';
import { EquipmentInUse } from '../classes-ground.errors';
import { ADD_VENUE } from '../classes.permissions';
import { EquipmentRepository } from '../storage/equipment.repository';
import { HourLocksRepository } from '../storage/hour-locks.repository';

/** What a thing is called, and whether it is put away: lent to nobody. */
export interface EquipmentChange {
  readonly name: string;
  readonly isPutAway: boolean;
}

/** Corrects equipment, puts it away and gets it back. */
@Injectable()
export class ChangeEquipment {
  constructor(
    private readonly equipment: EquipmentRepository,
    private readonly locks: HourLocksRepository,
    private readonly access: Access,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the lock of its hours: whoever lends it sees the change, or is seen by it. Twice is harmless.
   * @throws EquipmentInUse naming a class to come, EquipmentNameTaken, NotFound outside the actor's units
   */
  async change(actor: Actor, id: string, { name, isPutAway }: EquipmentChange): Promise<void> {
    await this.transactions.run(async () => {
      const item = await this.equipment.find(id);
      if (item === null) throw new NotFound();
      this.access.require(actor, ADD_VENUE, item);
      await this.locks.hold([id]);
      const now = this.clock.now();
      const titles = isPutAway ? await this.equipment.comingWith(id, now) : [];
      if (titles[0] !== undefined) throw new EquipmentInUse(titles[0], titles.length);
      await this.equipment.change(id, cleanText(name), isPutAway ? now : null);
      await this.audit.record(actor, {
        ...{ action: 'classes.equipment-changed', subjectType: 'equipment', subjectId: id, unitPath: item.unitPath },
        details: { isPutAway },
      });
    });
  }
}
