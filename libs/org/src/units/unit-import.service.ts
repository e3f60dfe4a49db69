import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { Audit, foldText, newId, Transactions } from '@lopso/platform';
import { UnitFilesUnusable } from '../org.errors';
import { FormerCommuneRepository, type FormerCommuneRow } from './former-commune.repository';
import {
  officialCommunes,
  type OldUnitRow,
  oldUnitsFault,
  type UnitFileRow,
  unitFilesFault,
} from './official-unit.rules';
import { communeKey, districtKey } from './old-address.rules';
import { type UnitPoint, UnitRepository } from './unit.repository';

/** The province of a folder of official units. */
export interface ProvinceFileRow {
  readonly code: string;
  readonly name: string;
  readonly full_name: string;
  /** The first day on which its communes are what the list says. */
  readonly valid_from: string;
}

/** What a folder of official units holds. */
export interface OfficialUnitFiles {
  readonly province: ProvinceFileRow;
  readonly units: readonly UnitFileRow[];
  readonly oldUnits: readonly OldUnitRow[];
}

async function rowsOf<Row>(folder: string, file: string, columns: readonly string[]): Promise<Row[]> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    throw new UnitFilesUnusable(file, 'không đọc được tệp');
  }
  const rows = parse(text.normalize('NFC'), { columns: true, bom: true, skip_empty_lines: true });
  const missing = columns.find((column) => rows.length > 0 && !(column in (rows[0] as object)));
  if (missing !== undefined) throw new UnitFilesUnusable(file, `thiếu cột ${missing}`);
  return rows as Row[];
}

/** Reads `province.csv`, `units.csv` and `old-to-new.csv`. @throws UnitFilesUnusable naming file and reason */
export async function readOfficialUnits(folder: string): Promise<OfficialUnitFiles> {
  const [province] = await rowsOf<ProvinceFileRow>(folder, 'province.csv', ['code', 'name', 'full_name', 'valid_from']);
  if (province === undefined) throw new UnitFilesUnusable('province.csv', 'không có dòng nào');
  const columns = ['code', 'name', 'full_name', 'province_code', 'former_districts', 'lat', 'lon'];
  const units = await rowsOf<UnitFileRow>(folder, 'units.csv', columns);
  const fault = unitFilesFault(units, province.code);
  if (fault !== null) throw new UnitFilesUnusable('units.csv', fault);
  const oldUnits = await rowsOf<OldUnitRow>(folder, 'old-to-new.csv', [
    'old_code',
    'old_name',
    'old_district',
    'old_province',
    'new_code',
    'extent',
    'resolution_clause',
  ]);
  const oldFault = oldUnitsFault(units, oldUnits);
  if (oldFault !== null) throw new UnitFilesUnusable('old-to-new.csv', oldFault);
  return { province, units, oldUnits };
}

/** How many units an import wrote. */
export interface UnitImportResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Links from an old commune to a unit of today. */
  readonly formerCommunes: number;
}

/** Imports the official provinces and communes, with those of before July 2025. */
@Injectable()
export class UnitImportService {
  constructor(
    private readonly unitRepository: UnitRepository,
    private readonly formerCommuneRepository: FormerCommuneRepository,
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
      const top = await this.unitRepository.writeOfficialUnits({
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
        const written = await this.unitRepository.writeOfficialUnits({
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
      await this.unitRepository.writePoints(pointsOf(units, ids));
      await this.formerCommuneRepository.replace(province.code, formerCommunes(oldUnits, ids));
      return this.concludeImport(top.id, province.code, changes, oldUnits.length);
    });
  }

  private async concludeImport(
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
