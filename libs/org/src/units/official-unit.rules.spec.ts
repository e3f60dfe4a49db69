import { officialCommunes, oldUnitsFault, unitFilesFault } from './official-unit.rules';

const unit = (code: string, name: string, districts: string) => ({
  code,
  name,
  full_name: `Xã ${name}`,
  province_code: '08',
  former_districts: districts,
  lat: '22.86',
  lon: '104.96',
});

const old = (code: string, name: string, district: string, newCode: string) => ({
  old_code: code,
  old_name: name,
  old_district: district,
  old_province: 'Tỉnh Hà Giang',
  new_code: newCode,
  extent: 'full',
  resolution_clause: '1',
});

describe('the official communes', () => {
  it('carry the former district where an old commune of their name went elsewhere', () => {
    const rows = [unit('01051', 'Tân Tiến', 'Huyện Hoàng Su Phì'), unit('02470', 'Xuân Vân', 'Huyện Yên Sơn')];
    const history = [
      old('01051', 'Xã Tân Tiến', 'Huyện Hoàng Su Phì', '01051'),
      old('02461', 'Xã Tân Tiến', 'Huyện Yên Sơn', '02470'),
    ];
    expect(officialCommunes(rows, history).map((commune) => commune.distinguishedBy)).toEqual([
      'Hoàng Su Phì cũ',
      null,
    ]);
  });

  it('need no former district where only a split commune of their name went elsewhere', () => {
    const rows = [unit('02494', 'Thái Bình', 'Huyện Yên Sơn')];
    const history = [
      old('02494', 'Xã Thái Bình', 'Huyện Yên Sơn', '02494'),
      old('02494', 'Xã Thái Bình', 'Huyện Yên Sơn', '02212'),
    ];
    expect(officialCommunes(rows, history)[0]?.distinguishedBy).toBeNull();
  });

  it('carry the former district where two communes of today share a name', () => {
    const rows = [unit('00001', 'An Phú', 'Huyện Một; Huyện Hai'), unit('00002', 'An Phú', 'Thị xã Ba')];
    expect(officialCommunes(rows, []).map((commune) => commune.distinguishedBy)).toEqual(['Một cũ', 'Ba cũ']);
    expect(officialCommunes(rows, [])[0]?.formerDistricts).toEqual(['Huyện Một', 'Huyện Hai']);
  });

  it('are refused with a reason when codes repeat, have no five digits or name another province', () => {
    expect(unitFilesFault([], '08')).toContain('không có dòng nào');
    expect(unitFilesFault([unit('1051', 'A', ''), unit('1051', 'A', '')], '08')).toContain('5 chữ số');
    expect(unitFilesFault([unit('01051', 'A', ''), unit('01051', 'A', '')], '08')).toContain('hai dòng');
    expect(unitFilesFault([unit('01051', 'A', '')], '02')).toContain('thuộc tỉnh 08');
    expect(unitFilesFault([unit('01051', 'A', '')], '08')).toBeNull();
    expect(unitFilesFault([{ ...unit('01051', 'A', ''), lat: '' }], '08')).toContain('không có vị trí');
    expect(unitFilesFault([{ ...unit('01051', 'A', ''), lon: '204' }], '08')).toContain('không có vị trí');
  });

  it('are refused when the old-to-new table names no unit of today, says a pair twice or an extent of its own', () => {
    const rows = [unit('00001', 'An Phú', 'Huyện Một')];
    const one = old('00009', 'Xã Cũ', 'Huyện Một', '00001');
    expect(oldUnitsFault(rows, [one])).toBeNull();
    expect(oldUnitsFault(rows, [one, one])).toContain('hai dòng');
    expect(oldUnitsFault(rows, [{ ...one, new_code: '00002' }])).toContain('00002');
    expect(oldUnitsFault(rows, [{ ...one, extent: 'half' }])).toContain('half');
  });
});
