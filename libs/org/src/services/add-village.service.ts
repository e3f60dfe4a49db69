import { Injectable } from '@nestjs/common';
import { type Actor, newId, Transactions } from '@lopso/platform';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { ActJournal } from './act-journal';
import { type VillageDraft, VillageDesk, villageNameOf } from './village-desk';

/** Adds a thôn or tổ dân phố below a commune. */
@Injectable()
export class AddVillage {
  constructor(
    private readonly desk: VillageDesk,
    private readonly units: UnitRepository,
    private readonly journal: ActJournal,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds a village that exists from today on, under the next free code of its commune. Joins a transaction.
   * @throws NotFound when the commune lies outside the actor's units
   * @throws VillageExists, VillageSpeltAlike when the commune has a village of this name today, or of its letters
   */
  async addVillage(
    actor: Actor,
    communeId: string,
    draft: VillageDraft,
  ): Promise<UnitSummary & { readonly actId: string }> {
    const name = villageNameOf(draft);
    return this.transactions.run(async () => {
      const commune = await this.desk.openCommune(actor, communeId);
      await this.desk.requireFreeName(commune, name, []);
      const id = newId();
      const head = {
        kind: 'village-added' as const,
        unitId: commune.id,
        unitPath: commune.path,
        subject: name.fullName,
      };
      const actId = await this.journal.keep(actor, head, { unit: [id] }, async () => {
        const village = await this.desk.insert(commune, name, id);
        await this.desk.trail(actor, 'org.village-added', village, { fullName: name.fullName });
      });
      const village = await this.units.find(id);
      return { ...(village ?? commune), actId };
    });
  }
}
