import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, Clock, foldText, newId, NotFound, type Scope } from '@lopso/platform';
import { READ_UNITS } from '../org.permissions';
import { FormerCommuneRepository } from './former-commune.repository';
import { type AddressMatch, districtKey, type Extent, readAddress, resolveAddress } from './old-address.rules';
import { OrganisationRepository, type PartnerName } from './organisation.repository';
import { type UnitPoint, UnitRepository, type UnitSummary } from './unit.repository';
import { partnerName } from './unit.rules';

/** A commune of today that an old address may mean. */
export interface OldAddressMatch {
  readonly unit: UnitSummary;
  /** The old commune, with its type word; null where the address is the name of today. */
  readonly oldFullName: string | null;
  /** Its district of before 1 July 2025, with its type word. */
  readonly oldDistrict: string | null;
  /** `partial`: only a part of the old commune lies here, so somebody who knows has to choose. */
  readonly extent: Extent;
}

/** One commune (`found`), several to choose from (`choose`: a split commune, or a name several had), or none. */
export interface OldAddressAnswer {
  readonly outcome: 'found' | 'choose' | 'unknown';
  readonly matches: readonly OldAddressMatch[];
}

const SUGGESTIONS = 12;

const MIN_BEGINNING = 2;

/** On whose list a name stands. */
interface ListingUnit {
  readonly unitId: string;
  readonly unitPath: string;
}

/** Provinces, communes and villages as they stand, their names, points and partners, and where an old address lies now. */
@Injectable()
export class UnitService {
  constructor(
    private readonly unitRepository: UnitRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly formerCommuneRepository: FormerCommuneRepository,
    private readonly organisationRepository: OrganisationRepository,
  ) {}

  /** Any unit, without an access check: for other libraries. @throws NotFound */
  async getUnit(id: string): Promise<UnitSummary> {
    return this.requireFound(await this.unitRepository.find(id));
  }

  /** Units by id in one statement, without an access check: for other libraries; those that do not exist are left out. */
  async getUnits(ids: readonly string[]): Promise<Map<string, UnitSummary>> {
    return new Map((await this.unitRepository.findAll(ids)).map((unit) => [unit.id, unit]));
  }

  /** A unit the actor may see. @throws NotFound when there is none or it lies outside the actor's units */
  async getVisibleUnit(actor: Actor, id: string): Promise<UnitSummary> {
    const unit = await this.getUnit(id);
    if (!this.access.reach(actor, READ_UNITS).contains(unit.path)) throw new NotFound();
    return unit;
  }

  /** The communes inside a scope that exist today, in Vietnamese order of their names. */
  async listCommunes(scope: Scope): Promise<UnitSummary[]> {
    return this.unitRepository.listCommunes(scope, this.clock.today());
  }

  /** The communes the actor may see. */
  async listVisibleCommunes(actor: Actor): Promise<UnitSummary[]> {
    return this.listCommunes(this.access.reach(actor, READ_UNITS));
  }

  /** A province or commune by its official code, or null. */
  async findUnitByCode(code: string): Promise<UnitSummary | null> {
    return this.unitRepository.findByCode(code);
  }

  /** The province above a path (or the province itself). @throws NotFound */
  async getProvince(path: string): Promise<UnitSummary> {
    return this.requireFound(await this.unitRepository.findByPath(path.split('.')[0] ?? ''));
  }

  /** The provinces of the database. No access check: for the operator's commands. */
  async listProvinces(): Promise<UnitSummary[]> {
    return this.unitRepository.listProvinces();
  }

  private requireFound(unit: UnitSummary | null): UnitSummary {
    if (unit === null) throw new NotFound();
    return unit;
  }

  /** Names by path, told apart where needed; a village carries its commune's name. Unknown paths are missing. No access check. */
  async getUnitNames(paths: readonly string[]): Promise<Map<string, string>> {
    return this.unitRepository.getNames([...new Set(paths)]);
  }

  /** Points by unit; units whose place nobody knows are left out. No access check: maps are public. */
  async getUnitPoints(unitIds: readonly string[]): Promise<Map<string, UnitPoint>> {
    const points = await this.unitRepository.getPoints(unitIds);
    return new Map(points.map((point) => [point.unitId, point]));
  }

  /**
   * Resolves an old (or present) commune name with its old district, if known, through later mergers and splits too.
   * Public knowledge: no access check. Diacritics, case, tone placement and type words do not matter.
   */
  async resolveOldAddress(commune: string, district: string | null): Promise<OldAddressAnswer> {
    const address = readAddress(foldText(commune), district === null ? null : foldText(district));
    const today = this.clock.today();
    const former = await this.formerCommuneRepository.findByNames(address.nameKeys);
    const units = await this.unitRepository.findCommunesNamed(address.nameKeys, today);
    const present = units.map((unit) => ({
      unitId: unit.id,
      nameKey: foldText(unit.bareName),
      districtKeys: unit.formerDistricts.map((name) => districtKey(foldText(name))),
    }));
    const answer = resolveAddress(address, former, present, foldText);
    if (answer.outcome === 'unknown') return this.suggestCommunes(address.nameKeys, today);
    const matches = await this.presentMatches(answer.matches, today);
    const isFound = matches.length === 1 && matches[0]?.extent === 'full';
    return { outcome: isFound ? 'found' : 'choose', matches };
  }

  /** Old communes whose name begins as typed: somebody is still typing, or forgot the end. */
  private async suggestCommunes(nameKeys: readonly string[], today: string): Promise<OldAddressAnswer> {
    const beginnings = nameKeys.filter((key) => key.length >= MIN_BEGINNING);
    const matches = await this.presentMatches(
      await this.formerCommuneRepository.findByBeginning(beginnings, SUGGESTIONS),
      today,
    );
    return { outcome: matches.length === 0 ? 'unknown' : 'choose', matches };
  }

  private async presentMatches(matches: readonly AddressMatch[], today: string): Promise<OldAddressMatch[]> {
    const ids = [...new Set(matches.map((match) => match.unitId))];
    const successors = await this.formerCommuneRepository.successorsOf(ids, today);
    const units = new Map(
      (await this.unitRepository.findAll(successors.map((one) => one.unitId))).map((unit) => [unit.id, unit]),
    );
    return matches.flatMap((match) =>
      successors
        .filter((one) => one.fromUnitId === match.unitId)
        .flatMap((one) => {
          const unit = units.get(one.unitId);
          const extent: Extent = match.extent === 'partial' || one.extent === 'partial' ? 'partial' : 'full';
          return unit === undefined ? [] : [{ ...match, unit, extent }];
        })
        .map(({ unit, oldFullName, oldDistrict, extent }) => ({ unit, oldFullName, oldDistrict, extent })),
    );
  }

  /** Those on the lists of a unit and of those above it, by name. */
  async listPartners(unitPath: string): Promise<PartnerName[]> {
    return this.organisationRepository.listPartners(unitPath);
  }

  /**
   * The one somebody typed: “cong an tinh” is “Công an tỉnh” where that is on the list, any other name goes onto it. Joins a
   * transaction, in which the unit is held: the same name typed twice at once is one. `typed` is not blank.
   */
  async getPartnerName(actor: Actor, typed: string, { unitId, unitPath }: ListingUnit): Promise<PartnerName> {
    await this.unitRepository.lock(unitId);
    const known = await this.organisationRepository.listPartners(unitPath);
    const name = partnerName(typed, known) ?? cleanText(typed);
    const listed = known.find((one) => one.name === name);
    if (listed !== undefined) return listed;
    const partner = { id: newId(), name };
    await this.organisationRepository.addPartner({
      ...{ ...partner, unitId, unitPath },
      ...{ addedBy: actor.accountId, addedAt: this.clock.now() },
    });
    return partner;
  }
}
