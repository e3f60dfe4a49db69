import { Test, type TestingModule } from '@nestjs/testing';
import { Database, NotFound, PlatformModule } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { OrgModule } from '../org.module';
import { UnitService } from '../units/unit.service';
import { MemberService } from './member.service';

describe('members', () => {
  let module: TestingModule;
  let database: Database;
  let members: MemberService;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, OrgModule] }).compile();
    database = module.get(Database);
    members = module.get(MemberService);
  });
  afterAll(() => module.close());

  it('describes a member with the commune, the village and the seat of today', async () => {
    const province = await TestProvince.create(database);
    const commune = await province.commune('Xã Hàm Yên');
    const village = await province.village(commune, 'Thôn Bản Pắng');
    const team = await province.team(village, 'village-team');
    const member = await province.member(village, 'Vàng Thị Mỷ');
    await province.seat(member, team);

    expect((await members.describeMembers([member.id])).get(member.id)).toMatchObject({
      fullName: 'Vàng Thị Mỷ',
      givenName: 'Mỷ',
      unitName: 'Thôn Bản Pắng',
      communeName: 'Xã Hàm Yên',
      teamId: team.id,
      teamKind: 'village-team',
      seatNumber: 1,
      position: 'member',
    });
  });

  it('hides a member of another commune from an officer', async () => {
    const province = await TestProvince.create(database);
    const [mine, other] = [await province.commune(), await province.commune()];
    const stranger = await province.member(other);
    const officer = province.officer('commune-officer', mine);
    await expect(members.getMember(officer, stranger.id)).rejects.toThrow(NotFound);
  });

  it('finds people of the own commune without diacritics, by given name, page by page, as if nobody else existed', async () => {
    const province = await TestProvince.create(database);
    const [mine, other] = [await province.commune(), await province.commune()];
    for (const name of ['Lý Thị Thuỷ', 'Bàn Thị Ánh', 'Ma Thị Dung', 'Hoàng Thị Ân', 'Vàng Văn Đào'])
      await province.member(mine, name);
    const officer = province.officer('commune-officer', mine);
    const alone = await members.searchMembers(officer, { text: 'thi', limit: 3, cursor: null });
    await province.member(other, 'Bàn Thị An');
    const beside = await members.searchMembers(officer, { text: 'thi', limit: 3, cursor: null });

    expect(JSON.stringify(beside)).toBe(JSON.stringify(alone));
    expect(beside.members.map((member) => member.givenName)).toEqual(['Ánh', 'Ân', 'Dung']);
    const rest = await members.searchMembers(officer, { text: 'THỊ', limit: 3, cursor: beside.nextCursor });
    expect(rest.members.map((member) => member.givenName)).toEqual(['Thuỷ']);
    expect(rest.nextCursor).toBeNull();
  });

  it('lists only communes of the scope and finds the province above', async () => {
    const province = await TestProvince.create(database);
    const mine = await province.commune('Xã Đồng Văn');
    await province.commune('Xã An Tường');
    const units = module.get(UnitService);
    expect((await units.listVisibleCommunes(province.officer('commune-officer', mine))).map((unit) => unit.id)).toEqual(
      [mine.id],
    );
    expect((await units.listVisibleCommunes(province.officer('leader'))).map((unit) => unit.name)).toEqual([
      'Xã An Tường',
      'Xã Đồng Văn',
    ]);
    expect((await units.getProvince(mine.path)).id).toBe(province.unit.id);
  });
});
