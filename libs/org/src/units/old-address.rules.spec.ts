import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { foldText } from '@lopso/platform';
import {
  communeKey,
  districtKey,
  type FormerCommune,
  type PresentCommune,
  readAddress,
  resolveAddress,
} from './old-address.rules';

const folder = join(__dirname, '../../../../content/units');

const rows = (file: string) =>
  parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), { columns: true });

const former: FormerCommune[] = rows('old-to-new.csv').map((row) => ({
  oldCode: row['old_code'] ?? '',
  oldFullName: row['old_name'] ?? '',
  oldNameKey: communeKey(foldText(row['old_name'] ?? '')),
  oldDistrict: row['old_district'] ?? '',
  oldDistrictKey: districtKey(foldText(row['old_district'] ?? '')),
  unitId: row['new_code'] ?? '',
  extent: row['extent'] === 'partial' ? 'partial' : 'full',
}));

const present: PresentCommune[] = rows('units.csv').map((row) => ({
  unitId: row['code'] ?? '',
  nameKey: foldText(row['name'] ?? ''),
  districtKeys: (row['former_districts'] ?? '').split(';').map((name) => districtKey(foldText(name))),
}));

const resolve = (commune: string, district: string | null = null) =>
  resolveAddress(
    readAddress(foldText(commune), district === null ? null : foldText(district)),
    former,
    present,
    foldText,
  );

describe('an old address', () => {
  it('leads to a unit of today for every one of the 335 rows, with its district', () => {
    expect(former).toHaveLength(335);
    for (const row of former) {
      const answer = resolve(row.oldFullName, row.oldDistrict);
      expect(answer.matches.map((match) => match.unitId)).toContain(row.unitId);
      expect(answer.outcome).toBe(row.extent === 'full' ? 'found' : 'choose');
    }
  });

  it('is asked about for exactly the five communes that were split, both candidates named', () => {
    const split = new Set(former.filter((row) => row.extent === 'partial').map((row) => row.oldCode));
    expect(split.size).toBe(5);
    const answer = resolve('Xã Việt Lâm', 'Huyện Vị Xuyên');
    expect(answer.outcome).toBe('choose');
    expect(answer.matches.map((match) => match.unitId).sort()).toEqual(['00913', '00967']);
  });

  it('asks for the district where several districts had a commune of the name', () => {
    const answer = resolve('Tân Tiến');
    expect(answer.outcome).toBe('choose');
    expect(answer.matches.map((match) => match.oldDistrict)).toEqual(
      expect.arrayContaining(['Huyện Hoàng Su Phì', 'Huyện Yên Sơn']),
    );
    expect(resolve('Tân Tiến', 'Hoàng Su Phì').outcome).toBe('found');
    expect(resolve('tan tien', 'huyện Yên Sơn cũ').outcome).toBe('found');
  });

  it('is read without diacritics, with either tone placement, with and without type words and short ones', () => {
    for (const typed of ['Xã Phương Độ', 'phuong do', 'x. Phương Độ', 'PHƯƠNG ĐỘ'])
      expect(resolve(typed, 'TP Hà Giang')).toMatchObject({ outcome: 'found', matches: [{ unitId: '00694' }] });
  });

  it('is read on without its type word where a place of another district is called so with it', () => {
    const other = { unitId: 'other', nameKey: 'xa yen phu', districtKeys: [] };
    const address = readAddress('xa yen phu', 'huyen ham yen');
    expect(resolveAddress(address, former, [other, ...present], foldText)).toMatchObject({
      ...{ outcome: 'found', matches: [{ unitId: '02398', oldDistrict: 'Huyện Hàm Yên' }] },
    });
  });

  it('takes a name of today as what it is, and knows no other name', () => {
    expect(resolve('Hà Giang 1')).toMatchObject({
      outcome: 'found',
      matches: [{ unitId: '00694', oldFullName: null }],
    });
    expect(resolve('Không Có Xã Này')).toEqual({ outcome: 'unknown', matches: [] });
  });
});
