import { type TestingModule } from '@nestjs/testing';
import { type Database, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { type TestClock } from '../../../../test/support/test-clock';
import { TestProvince } from '../../../../test/support/province';
import { LeaderExists, MemberStaysPut, SeatIsTaken } from '../org.errors';
import { Members } from './members.service';
import { MoveMember } from './move-member.service';
import { Seats } from './seats.service';
import { UndoAct } from './undo-act.service';

const TODAY = '2026-11-25';

describe('a move', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let moveMember: MoveMember;
  let seats: Seats;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    moveMember = module.get(MoveMember);
    seats = module.get(Seats);
    clock.stopAt(`${TODAY}T02:00:00Z`);
  });
  afterAll(() => module.close());

  const aCommune = async (province: TestProvince) => {
    const commune = await province.commune();
    const team = await province.team(commune);
    const villageTeam = await province.team(await province.village(commune), 'village-team');
    const member = await province.member(commune, 'Ma Thị Huệ');
    await province.seat(member, team);
    const termId = (await seats.seatOf(member.id, TODAY))?.seatTermId ?? '';
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
    const receipt = await moveMember.move(officer, to(termId, villageTeam.id, 3));
    expect(receipt).toMatchObject({ fromTeamId: team.id, teamId: villageTeam.id, seatNumber: 3 });
    expect(await seats.seatOf(member.id, '2026-11-24')).toMatchObject({ teamId: team.id });
    expect(await seats.seatOf(member.id, TODAY)).toMatchObject({ teamId: villageTeam.id, number: 3 });
    await module.get(UndoAct).undo(officer, receipt.actId);
    expect(await seats.seatOf(member.id, TODAY)).toMatchObject({ teamId: team.id, heldFrom: '2025-07-01' });
  });

  it('gives another number or another role in the same team, and keeps what was', async () => {
    const { team, member, termId, officer } = await aCommune(await TestProvince.create(database));
    await moveMember.move(officer, { ...to(termId, team.id, 7), position: 'deputy' });
    const moved = await seats.seatOf(member.id, TODAY);
    expect(moved).toMatchObject({ number: 7, position: 'deputy', heldFrom: TODAY });
    expect(await seats.seatOf(member.id, '2026-11-24')).toMatchObject({ number: 1, position: 'member' });
    await expect(moveMember.move(officer, to(moved?.seatTermId ?? '', team.id))).rejects.toThrow(MemberStaysPut);
  });

  it('is refused whole when the place is held or the team has its leader', async () => {
    const province = await TestProvince.create(database);
    const { team, villageTeam, member, termId, officer } = await aCommune(province);
    await province.seat(await province.member(team.unit, 'Lý Văn Chấn'), villageTeam);
    await database.execute(`update org.seat_term set position = 'leader' where team_id = $1`, [villageTeam.id]);
    await expect(moveMember.move(officer, to(termId, villageTeam.id, 1))).rejects.toThrow(SeatIsTaken);
    const asLeader = { ...to(termId, villageTeam.id), position: 'leader' as const };
    await expect(moveMember.move(officer, asLeader)).rejects.toThrow(LeaderExists);
    expect(await seats.seatOf(member.id, TODAY)).toMatchObject({ teamId: team.id, seatTermId: termId });
  });

  it('lets one of two people have the last place, and never waits in a circle when two teams swap people', async () => {
    const province = await TestProvince.create(database);
    const { team, villageTeam, termId, officer } = await aCommune(province);
    const other = await province.member(team.unit);
    await province.seat(other, villageTeam);
    const otherTerm = (await seats.seatOf(other.id, TODAY))?.seatTermId ?? '';
    const crossed = await Promise.all([
      moveMember.move(officer, to(termId, villageTeam.id, 5)),
      moveMember.move(officer, to(otherTerm, team.id, 5)),
    ]);
    expect(crossed.map((receipt) => receipt.seatNumber)).toEqual([5, 5]);
  });

  it('to another commune is the department’s, changes where the person belongs, and is undone by it only', async () => {
    const province = await TestProvince.create(database);
    const [from, target] = [await aCommune(province), await aCommune(province)];
    await expect(moveMember.move(from.officer, to(from.termId, target.team.id))).rejects.toThrow(NotFound);
    await expect(moveMember.move(target.officer, to(from.termId, target.team.id))).rejects.toThrow(NotFound);
    const department = province.officer('department-officer');
    const { actId } = await moveMember.move(department, to(from.termId, target.team.id));
    const unitOf = async () => (await module.get(Members).describe([from.member.id])).get(from.member.id)?.communeId;
    expect(await unitOf()).toBe(target.commune.id);
    await expect(module.get(UndoAct).undo(target.officer, actId)).rejects.toThrow(NotFound);
    await module.get(UndoAct).undo(department, actId);
    expect(await unitOf()).toBe(from.commune.id);
    expect(await seats.seatOf(from.member.id, TODAY)).toMatchObject({ teamId: from.team.id });
  });
});
