import { type TestingModule } from '@nestjs/testing';
import { type Actor, type Database, IdempotencyConflict, newId, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { TestProvince, type TestTeam, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { MemberRegistrationService } from '../members/member-registration.service';
import { MemberService } from '../members/member.service';
import { MemberLooksKnown, SeatIsTaken, TeamExists, VillageExists } from '../org.errors';
import { TeamService } from '../teams/team.service';
import { VillageService } from '../villages/village.service';
import { SeatService, type TeamMemberDraft } from './seat.service';

const person = {
  fullName: 'vàng thị mỷ',
  birthYear: 1990,
  kind: 'resident',
  organisation: null,
  phone: '0992345678',
} as const;

describe('adding people, villages and teams', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let addMember: SeatService;
  let province: TestProvince;
  let commune: TestUnit;
  let team: TestTeam;
  let officer: Actor;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    addMember = module.get(SeatService);
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    team = await province.team(commune);
    officer = province.officer('commune-officer', commune);
  });
  afterEach(() => clock.release());
  afterAll(() => module.close());

  const draft = (changes: Partial<TeamMemberDraft> = {}): TeamMemberDraft => ({
    teamId: team.id,
    clientKey: newId(),
    person,
    unitId: null,
    position: 'member',
    seatNumber: null,
    days: FROM_TODAY,
    isSomebodyElse: false,
    otherMemberIds: [],
    ...changes,
  });
  const countMembers = async () =>
    (await database.query('select 1 from org.member where unit_path <@ $1::ltree', [commune.path])).length;

  it('writes the person down as names are written and seats them', async () => {
    const added = await addMember.addNewMember(officer, draft({ seatNumber: 10 }));
    const record = await module.get(MemberService).getMemberDetails(officer, added.memberId);
    expect(record.member).toMatchObject({ fullName: 'Vàng Thị Mỷ', givenName: 'Mỷ', seatNumber: 10, teamId: team.id });
    expect(record.phone).toBe('+84992345678');
    expect(record.seatTerms).toHaveLength(1);
  });

  it('answers the same when the same form comes again, also twice at once', async () => {
    const form = draft();
    const [first, second] = await Promise.all([
      addMember.addNewMember(officer, form),
      addMember.addNewMember(officer, form),
    ]);
    expect(second).toEqual(first);
    expect(await addMember.addNewMember(officer, form)).toEqual(first);
    expect(await countMembers()).toBe(1);
    await expect(addMember.addNewMember(officer, { ...form, person: { ...person, birthYear: 1991 } })).rejects.toThrow(
      IdempotencyConflict,
    );
  });

  it('writes somebody down once whom officers write down at once, into other teams and into a place that passes on', async () => {
    const [one, two] = [await province.village(commune), await province.village(commune)];
    const teams = [await province.team(one, 'village-team'), await province.team(two, 'village-team')];
    await province.seat(await province.member(commune), team);
    const [held] = await database.query<{ id: string }>('select id from org.seat_term where team_id = $1', [team.id]);
    const newcomer = { person, unitId: null, isSomebodyElse: false, otherMemberIds: [] };
    const passing = { clientKey: newId(), newcomer, position: null, days: FROM_TODAY };
    const results = await Promise.allSettled([
      ...teams.map(({ id }) => addMember.addNewMember(officer, draft({ teamId: id }))),
      module.get(SeatService).replaceMember(officer, { ...passing, seatTermId: held?.id ?? '' }),
    ]);
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(refused.map((reason) => reason instanceof MemberLooksKnown)).toEqual([true, true]);
    expect(await countMembers()).toBe(2);
  });

  it('points out a likely duplicate of the commune, and believes the officer who says it is somebody else', async () => {
    const village = await province.village(commune, 'Thôn 3');
    const known = await province.member(village, 'Vàng Thị Mỷ');
    await database.execute('update org.member set birth_year = 1990 where id = $1', [known.id]);
    await expect(addMember.addNewMember(officer, draft())).rejects.toMatchObject({
      code: 'org.likely-duplicate',
      params: { memberId: known.id, fullName: 'Vàng Thị Mỷ', birthYear: 1990, unitName: 'Thôn 3' },
    });
    expect(await countMembers()).toBe(1);
    await addMember.addNewMember(officer, draft({ isSomebodyElse: true }));
    expect(await countMembers()).toBe(2);
  });

  it('shows who has name and telephone first, and asks again about the very same person whom the officer was not shown', async () => {
    const known = [];
    for (const [year, phone] of [
      [1990, '+84992345670'],
      [1989, '+84992345678'],
    ] as const) {
      const { id } = await province.member(commune, 'Vàng Thị Mỷ');
      await database.execute('update org.member set birth_year = $2, phone = $3 where id = $1', [id, year, phone]);
      known.push(id);
    }
    await expect(addMember.addNewMember(officer, draft())).rejects.toMatchObject({ params: { memberId: known[1] } });
    // A colleague adds the same one meanwhile.
    const said = { isSomebodyElse: true, otherMemberIds: [known[1] ?? ''] };
    const { memberId } = await addMember.addNewMember(officer, draft(said));
    const asked = (code: string) => ({ code, params: { memberId } });
    await expect(addMember.addNewMember(officer, draft())).rejects.toMatchObject(asked('org.likely-duplicate'));
    await expect(addMember.addNewMember(officer, draft(said))).rejects.toMatchObject(asked('org.twin-is-there'));
    expect(await countMembers()).toBe(3);
    await addMember.addNewMember(officer, draft({ isSomebodyElse: true, otherMemberIds: [memberId] }));
    expect(await countMembers()).toBe(4);
  });

  it('asks about the very same person of the unit where one of the two has no telephone, and not about one of another unit', async () => {
    const village = await province.village(commune, 'Thôn 3');
    const call = (id: string, phone: string | null) =>
      database.execute('update org.member set birth_year = 1990, phone = $2 where id = $1', [id, phone]);
    const [here, there] = [
      await province.member(commune, 'Vàng Thị Mỷ'),
      await province.member(village, 'Vàng Thị Mỷ'),
    ];
    await call(here.id, null);
    await call(there.id, null);
    const unseen = { code: 'org.twin-unseen', params: { memberId: here.id } };
    await expect(addMember.addNewMember(officer, draft({ isSomebodyElse: true }))).rejects.toMatchObject(unseen);
    const beside = { isSomebodyElse: true, otherMemberIds: [there.id] };
    const one = { code: 'org.twin-is-there', params: { memberId: here.id } };
    await expect(addMember.addNewMember(officer, draft(beside))).rejects.toMatchObject(one);
    await call(here.id, '+84992345670');
    // Two telephones are two people; who has none may be either.
    const { person } = draft();
    const without = draft({ person: { ...person, phone: null }, isSomebodyElse: true, otherMemberIds: [there.id] });
    await expect(addMember.addNewMember(officer, without)).rejects.toMatchObject(one);
    await addMember.addNewMember(officer, draft(beside));
    expect(await countMembers()).toBe(3);
  });

  it('takes nobody of another commune for a duplicate', async () => {
    const other = await province.commune();
    const namesake = await province.member(other, 'Vàng Thị Mỷ');
    await database.execute(`update org.member set birth_year = 1990, phone = '+84992345678' where id = $1`, [
      namesake.id,
    ]);
    await expect(addMember.addNewMember(officer, draft())).resolves.toMatchObject({ seatNumber: 1 });
  });

  it('knows a person by the telephone too', async () => {
    await addMember.addNewMember(officer, draft());
    const again = draft({ person: { ...person, fullName: 'Lý Văn Chấn' } });
    await expect(addMember.addNewMember(officer, again)).rejects.toThrow(MemberLooksKnown);
  });

  it('writes nobody down when the seat is not to be had', async () => {
    await province.seat(await province.member(commune), team);
    await expect(addMember.addNewMember(officer, draft({ seatNumber: 1 }))).rejects.toThrow(SeatIsTaken);
    expect(await countMembers()).toBe(1);
  });

  it('hides teams and villages of another commune', async () => {
    const other = await province.commune();
    const theirs = await province.team(other);
    await expect(addMember.addNewMember(officer, draft({ teamId: theirs.id }))).rejects.toThrow(NotFound);
    await expect(addMember.addNewMember(officer, draft({ unitId: other.id }))).rejects.toThrow(NotFound);
    await expect(addMember.addNewMember(officer, draft({ teamId: newId() }))).rejects.toThrow(NotFound);
    await expect(module.get(TeamService).getTeam(officer, theirs.id)).rejects.toThrow(NotFound);
    await expect(module.get(TeamService).listTeamsOfCommune(officer, other.id)).rejects.toThrow(NotFound);
    await expect(module.get(VillageService).addVillage(officer, other.id, { word: 'Thôn', name: '1' })).rejects.toThrow(
      NotFound,
    );
    await expect(
      module.get(TeamService).addTeam(officer, { unitId: other.id, decisionNumber: null, decidedOn: null }),
    ).rejects.toThrow(NotFound);
  });

  it('corrects a person and names the changed fields in the audit trail, not their values', async () => {
    const { memberId } = await addMember.addNewMember(officer, draft());
    const correct = module.get(MemberRegistrationService);
    await correct.correctMember(officer, memberId, {
      ...person,
      kind: 'mass-organisation',
      organisation: 'Hội Phụ nữ',
      phone: null,
    });
    const record = await module.get(MemberService).getMemberDetails(officer, memberId);
    expect([record.member.organisation, record.phone]).toEqual(['Hội Phụ nữ', null]);
    const trail = await database.query<{ fields: string[] }>(
      `select fields from platform.audit_entry where subject_id = $1 and action = 'org.member-corrected'`,
      [memberId],
    );
    expect(trail).toEqual([{ fields: ['kind', 'organisation', 'phone'] }]);
    const stranger = province.officer('commune-officer', await province.commune());
    await expect(correct.correctMember(stranger, memberId, person)).rejects.toThrow(NotFound);
  });

  it('shows the telephone to who manages people, not to a trainer', async () => {
    const { memberId } = await addMember.addNewMember(officer, draft());
    expect((await module.get(MemberService).getMemberDetails(province.officer('trainer'), memberId)).phone).toBeNull();
  });

  it('adds villages under codes of their own and refuses the same name twice', async () => {
    const villages = module.get(VillageService);
    const added = await Promise.all(
      ['Bản Pắng', 'thôn 7', 'Nà Tông'].map((name) => villages.addVillage(officer, commune.id, { word: 'Thôn', name })),
    );
    expect(added.map((village) => village.path).sort()).toEqual([
      `${commune.path}.v01`,
      `${commune.path}.v02`,
      `${commune.path}.v03`,
    ]);
    expect(added.map((village) => village.fullName)).toEqual(['Thôn Bản Pắng', 'Thôn 7', 'Thôn Nà Tông']);
    await expect(villages.addVillage(officer, commune.id, { word: 'Thôn', name: 'bản pắng' })).rejects.toThrow(
      VillageExists,
    );
  });

  it('founds the team a unit has not got yet, as the decision says', async () => {
    const village = await province.village(commune, 'Thôn Bản Pắng');
    const addTeam = module.get(TeamService);
    const form = { unitId: village.id, decisionNumber: ' 12/QĐ-UBND ', decidedOn: '2026-03-05' };
    const id = await addTeam.addTeam(officer, form);
    const { team: founded, seats } = await module.get(TeamService).getTeam(officer, id);
    expect(founded).toMatchObject({
      kind: 'village-team',
      name: 'Tổ công nghệ số cộng đồng thôn Bản Pắng',
      decisionNumber: '12/QĐ-UBND',
      decidedOn: '2026-03-05',
      validFrom: '2026-03-05',
      communeName: 'Xã Hàm Yên',
    });
    expect(seats.map((seat) => seat.number)).toEqual([1, 2, 3, 4, 5]);
    await expect(addTeam.addTeam(officer, form)).rejects.toThrow(TeamExists);
    await expect(addTeam.addTeam(officer, { ...form, decidedOn: '2999-01-01' })).rejects.toMatchObject({
      faults: [{ pointer: '#/decidedOn' }],
    });
  });

  it('lists the commune first, then its villages, with or without a team, as if no other commune existed', async () => {
    const teams = module.get(TeamService);
    await module.get(VillageService).addVillage(officer, commune.id, { word: 'Thôn', name: '7' });
    await province.seat(await province.member(commune), team);
    const alone = await teams.listTeamsOfCommune(officer, commune.id);
    const other = await province.commune();
    await province.seat(await province.member(other), await province.team(other));
    expect(JSON.stringify(await teams.listTeamsOfCommune(officer, commune.id))).toBe(JSON.stringify(alone));
    expect(
      alone.units.map((unit) => [unit.unitName, unit.team?.heldSeats ?? null, unit.team?.seatLimit ?? null]),
    ).toEqual([
      ['Xã Hàm Yên', 1, 10],
      ['Thôn 7', null, null],
    ]);
    expect(alone.can).toEqual(['manage-teams', 'manage-members', 'print-activation-slips']);
    expect((await teams.listTeamsOfCommune(province.officer('leader'), commune.id)).can).toEqual([]);
  });
});
