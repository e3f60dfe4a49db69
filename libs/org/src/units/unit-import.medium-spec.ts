import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database, newId, PlatformModule, Scope } from '@lopso/platform';
import { UnitFilesUnusable } from '../org.errors';
import { OrgModule } from '../org.module';
import { UnitImportService } from './unit-import.service';
import { UnitService } from './unit.service';

const OFFICIAL = join(__dirname, '../../../../content/units');

describe('the import of official units', () => {
  let module: TestingModule;
  let database: Database;
  let imports: UnitImportService;
  let units: UnitService;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgModule] }).compile();
    database = module.get(Database);
    imports = module.get(UnitImportService);
    units = module.get(UnitService);
    await imports.importOfficialUnits(OFFICIAL);
  });
  afterAll(() => module.close());

  it('brings Tuyên Quang with its 124 communes under paths of their codes', async () => {
    const communes = await units.listCommunes(Scope.ofPaths(['08']));
    expect(communes).toHaveLength(124);
    expect(communes.every((commune) => commune.path === `08.${commune.code}`)).toBe(true);
    expect((await units.findUnitByCode('08'))?.fullName).toBe('Tỉnh Tuyên Quang');
  });

  it('tells apart the communes whose name an old commune elsewhere had', async () => {
    expect((await units.findUnitByCode('01051'))?.name).toBe('Tân Tiến (Hoàng Su Phì cũ)');
    expect((await units.findUnitByCode('01051'))?.fullName).toBe('Xã Tân Tiến (Hoàng Su Phì cũ)');
    const [haGiang2] = (await units.listCommunes(Scope.ofPaths(['08.00691']))).filter(
      ({ path }) => path === '08.00691',
    );
    expect(haGiang2?.formerDistricts).toEqual(['Thành phố Hà Giang', 'Huyện Vị Xuyên']);
  });

  it('changes nothing when it runs again, and keeps ids', async () => {
    const before = await units.findUnitByCode('02215');
    expect(await imports.importOfficialUnits(OFFICIAL)).toEqual({
      added: 0,
      changed: 0,
      unchanged: 125,
      formerCommunes: 335,
    });
    expect(await units.findUnitByCode('02215')).toEqual(before);
  });

  it('writes back only a row that the list changed', async () => {
    await database.execute(`update org.unit set name = 'Sai' where path = '08.02215'`);
    expect(await imports.importOfficialUnits(OFFICIAL)).toEqual({
      added: 0,
      changed: 1,
      unchanged: 124,
      formerCommunes: 335,
    });
    expect((await units.findUnitByCode('02215'))?.name).toBe('Minh Xuân');
  });

  it('knows where the 330 old communes went, and follows mergers since', async () => {
    const addresses = module.get(UnitService);
    const [answer, split, unknown] = [
      await addresses.resolveOldAddress('phuong do', 'TP Hà Giang'),
      await addresses.resolveOldAddress('Kim Phú', 'thành phố Tuyên Quang'),
      await addresses.resolveOldAddress('Xã Không Có', null),
    ];
    expect([answer.outcome, answer.matches[0]?.unit.fullName]).toEqual(['found', 'Phường Hà Giang 1']);
    expect([split.outcome, split.matches.map((match) => match.unit.code).sort()]).toEqual([
      'choose',
      ['02215', '02509'],
    ]);
    expect(unknown).toEqual({ outcome: 'unknown', matches: [] });
    expect((await addresses.resolveOldAddress('phuong d', null)).outcome).toBe('choose');

    const rows = await database.query('select 1 from org.former_commune');
    expect(rows).toHaveLength(335);
    const ids = await database.query<{ id: string }>(
      `select id from org.unit where path in ('08.00694', '08.00700') order by path`,
    );
    await database.execute(
      `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, recorded_at) values ($1, $2, $3, 'merged', '2026-01-01', now())`,
      [newId(), ids[0]?.id, ids[1]?.id],
    );
    const setValid = (valid: string) =>
      database.execute('update org.unit set valid = $2::daterange where id = $1', [ids[0]?.id, valid]);
    await setValid('[2025-07-01,2026-01-01)');
    expect((await addresses.resolveOldAddress('phuong do', 'TP Hà Giang')).matches[0]?.unit.fullName).toBe(
      'Xã Ngọc Đường',
    );
    await setValid('[2025-07-01,)');
    await database.execute('delete from org.unit_succession where from_unit_id = $1', [ids[0]?.id]);
  });

  it('knows where every commune lies, a merged one in the middle of those it came from', async () => {
    const points = module.get(UnitService);
    const communes = await units.listCommunes(Scope.ofPaths(['08']));
    expect((await points.getUnitPoints(communes.map(({ id }) => id))).size).toBe(124);
    const [one, other] = communes;
    if (one === undefined || other === undefined) throw new Error('no communes');
    const merged = newId();
    await database.execute(
      `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, valid)
       select $1, 'commune', 'x9', 'Gộp', 'Xã Gộp', parent_id, '08.x9', 'gop', daterange('2040-01-01', null) from org.unit where id = $2`,
      [merged, one.id],
    );
    expect((await points.getUnitPoints([merged])).size).toBe(0);
    for (const from of [one, other]) {
      await database.execute(
        `insert into org.unit_succession (id, from_unit_id, to_unit_id, kind, effective_on, recorded_at) values ($1, $2, $3, 'merged', '2040-01-01', now())`,
        [newId(), from.id, merged],
      );
    }
    const known = await points.getUnitPoints([one.id, other.id, merged]);
    const latitude = (id: string): number => known.get(id)?.latitude ?? 0;
    expect(latitude(merged)).toBeCloseTo((latitude(one.id) + latitude(other.id)) / 2, 9);
    await database.execute('delete from org.unit_succession where to_unit_id = $1', [merged]);
    await database.execute('delete from org.unit where id = $1', [merged]);
  });

  it('names the file and the reason when the folder is not usable, and writes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lopso-units-'));
    await expect(imports.importOfficialUnits(folder)).rejects.toThrow(UnitFilesUnusable);
    writeFileSync(join(folder, 'province.csv'), 'code,name,full_name,valid_from\n0099,Thử,Tỉnh Thử,2025-07-01\n');
    writeFileSync(join(folder, 'units.csv'), 'code,name,full_name,province_code\n00001,A,Xã A,0099\n');
    await expect(imports.importOfficialUnits(folder)).rejects.toMatchObject({
      params: { file: 'units.csv', reason: 'thiếu cột former_districts' },
    });
    expect(await units.findUnitByCode('0099')).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
