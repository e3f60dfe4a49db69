import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  cleanText,
  Clock,
  foldText,
  newId,
  plainApostrophes,
  speltText,
  Transactions,
} from '@lopso/platform';
import { MANAGE_TEAMS } from '../org.permissions';
import { bareVillageName, nextVillageCode, type VillageWord } from '../rules/village-names';
import { type KnownVillage, RosterVillageRepository, type RosterVillage } from '../storage/roster-village.repository';

/** A village many people may belong to; `key` is the caller's own name for it. */
export interface VillageEntry {
  readonly key: number;
  readonly communeId: string;
  readonly word: VillageWord;
  readonly name: string;
}

/** The village an entry came to; `refusal` names why it has none. */
export interface EnteredVillage {
  readonly key: number;
  readonly unitId: string | null;
  readonly path: string | null;
  readonly isNew: boolean;
  readonly refusal: 'not-found' | 'village-ended' | null;
}

/** Writes the villages of many communes at once. */
@Injectable()
export class EnterVillages {
  constructor(
    private readonly repository: RosterVillageRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds each village its commune does not have, case and the place of a tone aside, under a lock on the communes; one it has is
   * answered as it is. `within` is the path nothing may lie outside of. Joins a transaction; writes no audit entry.
   * @throws NotFound when `within` lies outside the actor's units
   */
  async enter(actor: Actor, within: string, entries: readonly VillageEntry[]): Promise<EnteredVillage[]> {
    this.access.require(actor, MANAGE_TEAMS, { unitPath: within });
    if (entries.length === 0) return [];
    return this.transactions.run(async () => {
      const communeIds = [...new Set(entries.map(({ communeId }) => communeId))];
      const communes = new Map(
        (await this.repository.lockCommunes(communeIds, within)).map(({ id, path }) => [id, path]),
      );
      const known = await this.repository.villagesOf([...communes.keys()], this.clock.today());
      const desk = new VillageDesk(communes, known);
      const entered = entries.map((entry) => desk.enter(entry));
      if (desk.added.length > 0) await this.repository.insert(desk.added, this.clock.today());
      return entered;
    });
  }
}

/** Finds or makes villages one after the other; what it made stands in `added`. */
class VillageDesk {
  readonly added: RosterVillage[] = [];
  private readonly byName = new Map<string, Pick<KnownVillage, 'id' | 'path' | 'isStanding'>>();
  private readonly codes = new Map<string, string[]>();

  constructor(
    private readonly communes: ReadonlyMap<string, string>,
    known: readonly KnownVillage[],
  ) {
    for (const village of known) {
      const name = `${village.communeId} ${speltText(village.fullName)}`;
      if (village.isStanding || !this.byName.has(name)) this.byName.set(name, village);
      this.codes.set(village.communeId, [...(this.codes.get(village.communeId) ?? []), village.code]);
    }
  }

  enter({ key, communeId, word, name: typed }: VillageEntry): EnteredVillage {
    const path = this.communes.get(communeId);
    if (path === undefined) return { key, unitId: null, path: null, isNew: false, refusal: 'not-found' };
    const name = bareVillageName(word, plainApostrophes(cleanText(typed)));
    const fullName = `${word} ${name}`;
    const nameKey = `${communeId} ${speltText(fullName)}`;
    const known = this.byName.get(nameKey);
    if (known !== undefined) {
      const refusal = known.isStanding ? null : 'village-ended';
      return { key, unitId: known.id, path: known.path, isNew: false, refusal };
    }
    const codes = this.codes.get(communeId) ?? [];
    const code = nextVillageCode(codes);
    const village = {
      id: newId(),
      code,
      name,
      fullName,
      searchKey: foldText(fullName),
      communeId,
      path: `${path}.${code}`,
    };
    this.added.push(village);
    this.codes.set(communeId, [...codes, code]);
    this.byName.set(nameKey, { id: village.id, path: village.path, isStanding: true });
    return { key, unitId: village.id, path: village.path, isNew: true, refusal: null };
  }
}
