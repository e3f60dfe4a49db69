import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UnitFilesUnusable } from '../org.errors';
import { type OldUnitRow, oldUnitsFault, type UnitFileRow, unitFilesFault } from '../rules/official-units';

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
