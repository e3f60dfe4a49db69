/** A row of `units.csv`, the columns that are used. */
export interface UnitFileRow {
  readonly code: string;
  readonly name: string;
  readonly full_name: string;
  readonly province_code: string;
  readonly former_districts: string;
  /** A point inside it, degrees. */
  readonly lat: string;
  readonly lon: string;
}

/** A row of `old-to-new.csv`, the columns that are used. */
export interface OldUnitRow {
  readonly old_code: string;
  readonly old_name: string;
  readonly old_district: string;
  readonly old_province: string;
  readonly new_code: string;
  readonly extent: string;
  readonly resolution_clause: string;
}

/** A commune as the official list gives it. */
export interface OfficialCommune {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly formerDistricts: readonly string[];
  readonly distinguishedBy: string | null;
}

const COMMUNE_WORD = /^(Xã|Phường|Thị trấn) /u;

const DISTRICT_WORD = /^(Huyện|Thành phố|Thị xã) /u;

function listOf(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * What tells a commune apart: its former district, where an old commune of the same name went into another commune
 * (DOMAIN 1: the new Tân Tiến is not the old Tân Tiến of Yên Sơn), or where two communes of today share a name.
 */
function distinguishedBy(row: UnitFileRow, rows: readonly UnitFileRow[], old: readonly OldUnitRow[]): string | null {
  const namesakes = old.filter((unit) => unit.old_name.replace(COMMUNE_WORD, '') === row.name);
  const own = namesakes.filter((unit) => unit.new_code === row.code);
  const ownCodes = new Set(own.map((unit) => unit.old_code));
  const isShared =
    namesakes.some((unit) => !ownCodes.has(unit.old_code)) ||
    rows.some((other) => other.code !== row.code && other.name === row.name);
  const district = own[0]?.old_district ?? listOf(row.former_districts)[0];
  return isShared && district !== undefined ? formerDistrictOf([district]) : null;
}

/** What tells a commune apart from its namesakes: “Hoàng Su Phì cũ”; null where no former district is known. */
export function formerDistrictOf(formerDistricts: readonly string[]): string | null {
  const [district] = formerDistricts;
  return district === undefined ? null : `${district.replace(DISTRICT_WORD, '')} cũ`;
}

/** The communes of the official list, in the order of their codes. */
export function officialCommunes(rows: readonly UnitFileRow[], old: readonly OldUnitRow[]): OfficialCommune[] {
  return rows
    .map((row) => ({
      code: row.code,
      name: row.name,
      fullName: row.full_name,
      formerDistricts: listOf(row.former_districts),
      distinguishedBy: distinguishedBy(row, rows, old),
    }))
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** What contradicts itself in the old-to-new table, in Vietnamese for the operator; null when nothing does. */
export function oldUnitsFault(rows: readonly UnitFileRow[], old: readonly OldUnitRow[]): string | null {
  const codes = new Set(rows.map((row) => row.code));
  const known = new Set<string>();
  for (const row of old) {
    const pair = `${row.old_code} và ${row.new_code}`;
    if (!codes.has(row.new_code)) return `xã cũ ${row.old_code} đi về mã ${row.new_code} không có trong units.csv`;
    if (row.extent !== 'full' && row.extent !== 'partial') return `cột extent của ${pair} là “${row.extent}”`;
    if (known.has(pair)) return `${pair} có hai dòng`;
    known.add(pair);
  }
  return null;
}

const isPoint = ({ lat, lon }: UnitFileRow): boolean =>
  lat !== '' && lon !== '' && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180;

/** Why the files can't be imported, in Vietnamese for the operator; null when they can. */
export function unitFilesFault(rows: readonly UnitFileRow[], provinceCode: string): string | null {
  if (rows.length === 0) return 'không có dòng nào';
  const codes = new Set<string>();
  for (const row of rows) {
    if (!/^\d{5}$/.test(row.code)) return `mã xã “${row.code}” không phải 5 chữ số`;
    if (codes.has(row.code)) return `mã xã ${row.code} có hai dòng`;
    if (row.province_code !== provinceCode)
      return `xã ${row.code} thuộc tỉnh ${row.province_code}, không phải ${provinceCode}`;
    if (!isPoint(row)) return `xã ${row.code} không có vị trí (lat, lon)`;
    codes.add(row.code);
  }
  return null;
}
