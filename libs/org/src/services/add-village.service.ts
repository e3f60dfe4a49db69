import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  foldText,
  InvalidInput,
  newId,
  Transactions,
} from '@lopso/platform';
import { NotACommune, VillageExists } from '../org.errors';
import { MANAGE_TEAMS } from '../org.permissions';
import { bareVillageName, nextVillageCode, type VillageWord } from '../rules/village-names';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { Units } from './units.service';

/** A village as an officer types it. */
export interface VillageDraft {
  readonly word: VillageWord;
  readonly name: string;
}

/** Adds a thôn or tổ dân phố below a commune. */
@Injectable()
export class AddVillage {
  constructor(
    private readonly units: Units,
    private readonly repository: UnitRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds a village that exists from today on, under the next free code of its commune.
   * @throws NotFound when the commune lies outside the actor's units
   * @throws VillageExists when the commune has a village of this name, diacritics and case aside
   */
  async addVillage(actor: Actor, communeId: string, draft: VillageDraft): Promise<UnitSummary> {
    const name = bareVillageName(draft.word, cleanText(draft.name));
    if (name === '') throw new InvalidInput([{ pointer: '#/name', code: 'field.required' }]);
    return this.transactions.run(async () => {
      const commune = await this.units.getUnit(communeId);
      this.access.require(actor, MANAGE_TEAMS, { unitPath: commune.path });
      if (commune.kind !== 'commune') throw new NotACommune();
      const village = await this.insert(commune, `${draft.word} ${name}`, name);
      await this.audit.record(actor, {
        action: 'org.village-added',
        subjectType: 'unit',
        subjectId: village.id,
        unitPath: village.path,
      });
      return village;
    });
  }

  private async insert(commune: UnitSummary, fullName: string, name: string): Promise<UnitSummary> {
    await this.repository.lock(commune.id);
    const known = await this.repository.villagesOf(commune.id);
    const searchKey = foldText(fullName);
    if (known.some((village) => village.searchKey === searchKey)) throw new VillageExists(fullName);
    const id = newId();
    const code = nextVillageCode(known.map((village) => village.code));
    await this.repository.insertVillage({
      id,
      code,
      name,
      fullName,
      searchKey,
      parent: commune,
      validFrom: this.clock.today(),
    });
    return this.units.getUnit(id);
  }
}
