import { Injectable } from '@nestjs/common';
import { Audit, foldText, newId, Transactions } from '@lopso/platform';
import { officialCommunes, type OldUnitRow, type UnitFileRow } from '../rules/official-units';
import { communeKey, districtKey } from '../rules/old-address';
import { FormerCommuneRepository, type FormerCommuneRow } from '../storage/former-commune.repository';
import { OfficialUnitRepository } from '../storage/official-unit.repository';
import { type UnitPoint, UnitPointRepository } from '../storage/unit-point.repository';
import { readOfficialUnits } from './official-unit-files';

/** How many units an import wrote. */
export interface UnitImportResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Links from an old commune to a unit of today. */
  readonly formerCommunes: number;
}

/** Brings the official units into the tree. */
@Injectable()
export class UnitImport {
  constructor(
    private readonly units: OfficialUnitRepository,
    private readonly former: FormerCommuneRepository,
    private readonly points: UnitPointRepository,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Imports the province and communes of a folder (`content/units`) in one transaction; running it again writes only
   * what the list changed, and deletes nothing. For the command line: no access check.
   * @throws UnitFilesUnusable when a file is missing or contradicts itself
   */
  async importOfficialUnits(folder: string): Promise<UnitImportResult> {
    const { province, units, oldUnits } = await readOfficialUnits(folder);
    return this.transactions.run(async () => {
      const top = await this.units.write({
        id: newId(),
        kind: 'province',
        code: province.code,
        name: province.name,
        fullName: province.full_name,
        formerDistricts: [],
        distinguishedBy: null,
        parentId: null,
        path: province.code,
        searchKey: foldText(province.name),
        validFrom: province.valid_from,
      });
      const changes = [top.change];
      const ids = new Map<string, string>();
      for (const commune of officialCommunes(units, oldUnits)) {
        const written = await this.units.write({
          ...commune,
          id: newId(),
          kind: 'commune',
          parentId: top.id,
          path: `${province.code}.${commune.code}`,
          searchKey: foldText(`${commune.fullName} ${commune.formerDistricts.join(' ')}`),
          validFrom: province.valid_from,
        });
        changes.push(written.change);
        ids.set(commune.code, written.id);
      }
      await this.points.write(pointsOf(units, ids));
      await this.former.replace(province.code, formerCommunes(oldUnits, ids));
      return this.conclude(top.id, province.code, changes, oldUnits.length);
    });
  }

  private async conclude(
    provinceId: string,
    path: string,
    changes: readonly ('added' | 'changed' | null)[],
    formerCommunes: number,
  ): Promise<UnitImportResult> {
    const count = (wanted: 'added' | 'changed' | null): number => changes.filter((change) => change === wanted).length;
    const result = { added: count('added'), changed: count('changed'), unchanged: count(null), formerCommunes };
    if (result.added + result.changed > 0) {
      await this.audit.record(null, {
        action: 'org.units-imported',
        subjectType: 'unit',
        subjectId: provinceId,
        unitPath: path,
        details: { ...result },
      });
    }
    return result;
  }
}

function pointsOf(rows: readonly UnitFileRow[], ids: ReadonlyMap<string, string>): UnitPoint[] {
  return rows.flatMap(({ code, lat, lon }) => {
    const unitId = ids.get(code);
    return unitId === undefined ? [] : [{ unitId, latitude: Number(lat), longitude: Number(lon) }];
  });
}

/** The rows of the old-to-new table; `ids` are the units of today by their codes, complete by the check of the files. */
function formerCommunes(rows: readonly OldUnitRow[], ids: ReadonlyMap<string, string>): FormerCommuneRow[] {
  return rows.flatMap((row) => {
    const unitId = ids.get(row.new_code);
    if (unitId === undefined) return [];
    return {
      oldCode: row.old_code,
      unitId,
      oldFullName: row.old_name,
      oldNameKey: communeKey(foldText(row.old_name)),
      oldDistrict: row.old_district,
      oldDistrictKey: districtKey(foldText(row.old_district)),
      oldProvince: row.old_province,
      extent: row.extent === 'partial' ? ('partial' as const) : ('full' as const),
      resolutionClause: row.resolution_clause,
    };
  });
}
