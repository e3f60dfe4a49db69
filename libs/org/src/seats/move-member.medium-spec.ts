import { type TestingModule } from '@nestjs/testing';
import { type Database, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { TestProvince } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { MemberService } from '../members/member.service';
import { LeaderExists, MemberStaysPut, SeatIsTaken } from '../org.errors';
import { UndoActService } from '../undo/undo-act.service';
import { SeatTermService } from './seat-term.service';
import { SeatService } from './seat.service';

const TODAY = '2026-11-25';

describe('a move', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let moveMember: SeatService;
  let seats: SeatTermService;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    moveMember = module.get(SeatService);
    seats = module.get(SeatTermService);
    clock.stopAt(`${TODAY}T02:00:00Z`);
  });
  afterAll(() => module.close());

  const aCommune = async (province: TestProvince) => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const villageTeam = await province.team(await province.village(commune), 'village-team');
    const member = await province.member(commune, 'Ma Thị Huệ');
    await province.seat(member, team);
    const termId = (await seats.findSeat(member.id, TODAY))?.seatTermId ?? '';
    return { commune, team, villageTeam, member, termId, officer: province.officer('commune-officer', commune) };
  };
  const to = (seatTermId: string, toTeamId: string, seatNumber: number | null = null) => ({
    seatTermId,
    toTeamId,
    seatNumber,
    position: null,
    days: FROM_TODAY,
  });

  it('takes a person from one team to another on one day, and back when it is undone', async () => {
    const { team, villageTeam, member, termId, officer } = await aCommune(await TestProvince.create(database));
    const receipt = await moveMember.moveMember(officer, to(termId, villageTeam.id, 3));
    expect(receipt).toMatchObject({ fromTeamId: team.id, teamId: villageTeam.id, seatNumber: 3 });
    expect(await seats.findSeat(member.id, '2026-11-24')).toMatchObject({ teamId: team.id });
    expect(await seats.findSeat(member.id, TODAY)).toMatchObject({ teamId: villageTeam.id, number: 3 });
    await module.get(UndoActService).undoAct(officer, receipt.actId);
    expect(await seats.findSeat(member.id, TODAY)).toMatchObject({ teamId: team.id, heldFrom: '2025-07-01' });
  });

  it('gives another number or another role in the same team, and keeps what was', async () => {
    const { team, member, termId, officer } = await aCommune(await TestProvince.create(database));
    await moveMember.moveMember(officer, { ...to(termId, team.id, 7), position: 'deputy' });
    const moved = await seats.findSeat(member.id, TODAY);
    expect(moved).toMatchObject({ number: 7, position: 'deputy', heldFrom: TODAY });
    expect(await seats.findSeat(member.id, '2026-11-24')).toMatchObject({ number: 1, position: 'member' });
    await expect(moveMember.moveMember(officer, to(moved?.seatTermId ?? '', team.id))).rejects.toThrow(MemberStaysPut);
  });

  it('is refused whole when the place is held or the team has its leader', async () => {
    const province = await TestProvince.create(database);
    const { team, villageTeam, member, termId, officer } = await aCommune(province);
    await province.seat(await province.member(team.unit, 'Lý Văn Chấn'), villageTeam);
    await database.execute(`update org.seat_term set position = 'leader' where team_id = $1`, [villageTeam.id]);
    await expect(moveMember.moveMember(officer, to(termId, villageTeam.id, 1))).rejects.toThrow(SeatIsTaken);
    const asLeader = { ...to(termId, villageTeam.id), position: 'leader' as const };
    await expect(moveMember.moveMember(officer, asLeader)).rejects.toThrow(LeaderExists);
    expect(await seats.findSeat(member.id, TODAY)).toMatchObject({ teamId: team.id, seatTermId: termId });
  });

  it('lets one of two people have the last place, and never waits in a circle when two teams swap people', async () => {
    const province = await TestProvince.create(database);
    const { team, villageTeam, termId, officer } = await aCommune(province);
    const other = await province.member(team.unit);
    await province.seat(other, villageTeam);
    const otherTerm = (await seats.findSeat(other.id, TODAY))?.seatTermId ?? '';
    const crossed = await Promise.all([
      moveMember.moveMember(officer, to(termId, villageTeam.id, 5)),
      moveMember.moveMember(officer, to(otherTerm, team.id, 5)),
    ]);
    expect(crossed.map((receipt) => receipt.seatNumber)).toEqual([5, 5]);
  });

  it('to another commune is the department’s, changes where the person belongs, and is undone by it only', async () => {
    const province = await TestProvince.create(database);
    const [from, target] = [await aCommune(province), await aCommune(province)];
    await expect(moveMember.moveMember(from.officer, to(from.termId, target.team.id))).rejects.toThrow(NotFound);
    await expect(moveMember.moveMember(target.officer, to(from.termId, target.team.id))).rejects.toThrow(NotFound);
    const department = province.officer('department-officer');
    const { actId } = await moveMember.moveMember(department, to(from.termId, target.team.id));
    const unitOf = async () =>
      (await module.get(MemberService).describeMembers([from.member.id])).get(from.member.id)?.communeId;
    expect(await unitOf()).toBe(target.commune.id);
    await expect(module.get(UndoActService).undoAct(target.officer, actId)).rejects.toThrow(NotFound);
    await module.get(UndoActService).undoAct(department, actId);
    expect(await unitOf()).toBe(from.commune.id);
    expect(await seats.findSeat(from.member.id, TODAY)).toMatchObject({ teamId: from.team.id });
  });
});
