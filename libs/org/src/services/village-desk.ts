import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  compareSpelling,
  Clock,
  foldText,
  InvalidInput,
  isPlaceName,
  newId,
  NotFound,
  plainApostrophes,
  type SpellingBearing,
} from '@lopso/platform';
import { NotACommune, VillageExists, VillageSpeltAlike } from '../org-changes.errors';
import { MANAGE_TEAMS } from '../org.permissions';
import { bareVillageName, nextVillageCode, type VillageWord, withoutVillageWord } from '../rules/village-names';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { VillageRepository, type VillageOfCommune } from '../storage/village.repository';

/** A village as an officer types it. */
export interface VillageDraft {
  readonly word: VillageWord;
  readonly name: string;
  /** The officer said so of a name that differs from a known one in its diacritics only. */
  readonly isAnotherPlace?: boolean;
}

/** A village name, cleaned. */
export interface VillageName {
  readonly name: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly isAnotherPlace: boolean;
}

/** The name of a draft. @throws InvalidInput when nothing is left of it, or signs stand in it that no name has */
export function villageNameOf(draft: VillageDraft): VillageName {
  const name = bareVillageName(draft.word, plainApostrophes(cleanText(draft.name)));
  if (name === '') throw new InvalidInput([{ pointer: '#/name', code: 'field.required' }]);
  if (!isPlaceName(name)) throw new InvalidInput([{ pointer: '#/name', code: 'org.village-name' }]);
  const fullName = `${draft.word} ${name}`;
  return { name, fullName, searchKey: foldText(fullName), isAnotherPlace: draft.isAnotherPlace ?? false };
}

/** Opens communes and villages for change, and writes villages down. */
@Injectable()
export class VillageDesk {
  constructor(
    private readonly units: UnitRepository,
    private readonly villages: VillageRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A commune whose villages change, locked. @throws NotFound outside the actor's units; NotACommune */
  async openCommune(actor: Actor, communeId: string): Promise<UnitSummary> {
    const commune = await this.units.find(communeId);
    if (commune === null) throw new NotFound();
    this.access.require(actor, MANAGE_TEAMS, { unitPath: commune.path });
    if (commune.kind !== 'commune') throw new NotACommune();
    await this.units.lock(commune.id);
    return commune;
  }

  /** A village that exists today, with its commune locked. @throws NotFound outside the actor's units or no longer there */
  async openVillage(actor: Actor, villageId: string): Promise<{ commune: UnitSummary; village: VillageOfCommune }> {
    const unit = await this.units.find(villageId);
    if (unit === null) throw new NotFound();
    this.access.require(actor, MANAGE_TEAMS, { unitPath: unit.path });
    if (unit.parentId === null || unit.kind !== 'village') throw new NotFound();
    const commune = await this.openCommune(actor, unit.parentId);
    const village = (await this.villages.listOf(commune.path, this.clock.today())).find(({ id }) => id === villageId);
    if (village?.until !== null) throw new NotFound();
    return { commune, village };
  }

  /**
   * @throws VillageExists when another village of today has the name; `exceptIds` are going or renamed
   * @throws VillageSpeltAlike when one has its letters, and one of the two no diacritic, unless the officer said that it is another place
   */
  async requireFreeName(
    commune: UnitSummary,
    { name, fullName, searchKey, isAnotherPlace }: VillageName,
    exceptIds: readonly string[],
  ): Promise<void> {
    const known = await this.units.villagesOf(commune.id, this.clock.today());
    const alike = known.filter((one) => one.isCurrent && one.searchKey === searchKey && !exceptIds.includes(one.id));
    const bearing = (one: (typeof alike)[number]): SpellingBearing =>
      compareSpelling(withoutVillageWord(one.fullName), name);
    const same = alike.find((one) => bearing(one) === 'one');
    if (same !== undefined) throw new VillageExists(commune.fullName, same.fullName);
    const open = alike.find((one) => bearing(one) === 'open');
    if (open !== undefined && !isAnotherPlace) throw new VillageSpeltAlike(commune.fullName, open.fullName, fullName);
  }

  /** Writes a new village that exists from today on, under the next free code; the commune is locked. */
  async insert(commune: UnitSummary, name: VillageName, id: string = newId()): Promise<UnitSummary> {
    const known = await this.units.villagesOf(commune.id, this.clock.today());
    const code = nextVillageCode(known.map((village) => village.code));
    const { isAnotherPlace: _, ...said } = name;
    await this.units.insertVillage({ ...said, id, code, parent: commune, validFrom: this.clock.today() });
    const village = await this.units.find(id);
    if (village === null) throw new NotFound();
    return village;
  }

  /** Notes in the audit trail what became of a village. */
  async trail(
    actor: Actor,
    action: string,
    village: { readonly id: string; readonly path: string },
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(actor, {
      action,
      subjectType: 'unit',
      subjectId: village.id,
      unitPath: village.path,
      details,
    });
  }
}
