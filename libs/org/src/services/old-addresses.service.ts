import { Injectable } from '@nestjs/common';
import { Clock, foldText } from '@lopso/platform';
import { type AddressMatch, districtKey, type Extent, readAddress, resolveAddress } from '../rules/old-address';
import { FormerCommuneRepository } from '../storage/former-commune.repository';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';

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

/** Leads addresses of before 1 July 2025 to the communes of today. */
@Injectable()
export class OldAddresses {
  constructor(
    private readonly former: FormerCommuneRepository,
    private readonly units: UnitRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves an old (or present) commune name with its old district, if known, through later mergers and splits too.
   * Public knowledge: no access check. Diacritics, case, tone placement and type words do not matter.
   */
  async resolve(commune: string, district: string | null): Promise<OldAddressAnswer> {
    const address = readAddress(foldText(commune), district === null ? null : foldText(district));
    const today = this.clock.today();
    const former = await this.former.findByNames(address.nameKeys);
    const units = await this.units.findCommunesNamed(address.nameKeys, today);
    const present = units.map((unit) => ({
      unitId: unit.id,
      nameKey: foldText(unit.bareName),
      districtKeys: unit.formerDistricts.map((name) => districtKey(foldText(name))),
    }));
    const answer = resolveAddress(address, former, present, foldText);
    if (answer.outcome === 'unknown') return this.suggest(address.nameKeys, today);
    const matches = await this.present(answer.matches, today);
    const isFound = matches.length === 1 && matches[0]?.extent === 'full';
    return { outcome: isFound ? 'found' : 'choose', matches };
  }

  /** Old communes whose name begins as typed: somebody is still typing, or forgot the end. */
  private async suggest(nameKeys: readonly string[], today: string): Promise<OldAddressAnswer> {
    const beginnings = nameKeys.filter((key) => key.length >= MIN_BEGINNING);
    const matches = await this.present(await this.former.findByBeginning(beginnings, SUGGESTIONS), today);
    return { outcome: matches.length === 0 ? 'unknown' : 'choose', matches };
  }

  private async present(matches: readonly AddressMatch[], today: string): Promise<OldAddressMatch[]> {
    const ids = [...new Set(matches.map((match) => match.unitId))];
    const successors = await this.former.successorsOf(ids, today);
    const units = new Map(
      (await this.units.findAll(successors.map((one) => one.unitId))).map((unit) => [unit.id, unit]),
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
}
