import { Injectable } from '@nestjs/common';
import { RosterImportService, type RosterUnit, UnitService } from '@lopso/org';
import { addressKey, type CommuneAnswer, type PlaceBook } from '../rules/place-reading';
import { type ReadPerson, type RowTexts } from '../rules/roster-row';
import { newVillageKey, type TeamBook, type WantedTeam } from '../rules/team-capacity';
import { type KnownUnit } from '../rules/unit-match';
import { type ImportBatch } from '../storage/import-batch.repository';

/** What stands in the register below the unit of an import. */
export interface Surroundings {
  readonly places: PlaceBook;
  readonly teams: TeamBook;
  /** Paths of communes by their ids. */
  readonly communePaths: ReadonlyMap<string, string>;
}

function knownUnit({ id, kind, name, fullName, parentId }: RosterUnit): KnownUnit {
  return { id, kind: kind === 'village' ? 'village' : 'commune', name, fullName, parentId };
}

function byCommune(villages: readonly KnownUnit[]): Map<string, KnownUnit[]> {
  const found = new Map<string, KnownUnit[]>();
  for (const village of villages) {
    const known = found.get(village.parentId ?? '');
    if (known === undefined) found.set(village.parentId ?? '', [village]);
    else known.push(village);
  }
  return found;
}

/** Gathers what the rows of an import are held against. */
@Injectable()
export class PlaceBooks {
  constructor(
    private readonly rosterImport: RosterImportService,
    private readonly units: UnitService,
  ) {}

  /** @param isHasty the list was typed without diacritics; which villages it names is not known yet */
  async open(
    batch: Pick<ImportBatch, 'unitId' | 'unitPath'>,
    texts: Iterable<RowTexts>,
    isHasty: boolean,
  ): Promise<Surroundings> {
    const units = await this.rosterImport.listUnits(batch.unitPath);
    const limits = await this.rosterImport.getSeatLimits(batch.unitPath);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const communes = units.filter(({ kind }) => kind === 'commune');
    const villages = units.filter(({ kind }) => kind === 'village').map(knownUnit);
    const own = byId.get(batch.unitId);
    return {
      places: {
        ownCommune: own === undefined ? null : knownUnit(own),
        communes: new Map(communes.map((unit) => [unit.id, knownUnit(unit)])),
        villages: byCommune(villages),
        villagesById: new Map(villages.map((village) => [village.id, village])),
        addresses: await this.resolve(texts),
        formerNames: await this.rosterImport.listFormerCommunes(batch.unitPath),
        formerVillages: await this.rosterImport.listFormerVillages(batch.unitPath),
        list: { isHasty, villages: new Map() },
      },
      teams: { teamOf: (person) => teamOf(person, byId, limits) },
      communePaths: new Map(communes.map(({ id, path }) => [id, path])),
    };
  }

  /** Every address of the file once. */
  private async resolve(texts: Iterable<RowTexts>): Promise<Map<string, CommuneAnswer>> {
    const answers = new Map<string, CommuneAnswer>();
    for (const { commune, district } of texts) {
      const key = addressKey(commune, district);
      if (commune === '' || answers.has(key)) continue;
      const { outcome, matches } = await this.units.resolveOldAddress(commune, district === '' ? null : district);
      const units = new Map(
        matches.map(({ unit: { id, fullName }, extent }) => [id, { id, fullName, isWhole: extent === 'full' }]),
      );
      answers.set(key, { outcome, units: [...units.values()] });
    }
    return answers;
  }
}

const NO_TEAM: Pick<RosterUnit, 'teamId' | 'heldNumbers' | 'leaderName'> = {
  teamId: null,
  heldNumbers: [],
  leaderName: null,
};

function teamOf(
  person: ReadPerson,
  units: ReadonlyMap<string, RosterUnit>,
  limits: Awaited<ReturnType<RosterImportService['getSeatLimits']>>,
): WantedTeam | null {
  const { team: kind, communeId, villageId } = person;
  if (kind === 'none' || communeId === null) return null;
  const isVillage = kind === 'village-team';
  const unit = units.get(isVillage ? (villageId ?? '') : communeId);
  const key = unit?.id ?? newVillageKey(communeId, person.villageName);
  const { teamId, heldNumbers, leaderName } = unit ?? NO_TEAM;
  const unitName = isVillage ? person.villageName : person.communeName;
  return { key, teamId, unitName, limit: limits[kind], held: new Set(heldNumbers), leader: leaderName };
}
