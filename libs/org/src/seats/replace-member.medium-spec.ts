import { type TestingModule } from '@nestjs/testing';
import { type Database, Events, IdempotencyConflict, newId, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { type TestMember, TestProvince, type TestTeam } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { MemberIsSeated, SeatIsNotHeld, SeatPassedOn } from '../org.errors';
import { UndoActService } from '../undo/undo-act.service';
import { SeatTermService } from './seat-term.service';
import { SeatService } from './seat.service';

const TODAY = '2026-11-25';

describe('a replacement', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let replaceMember: SeatService;
  let undoAct: UndoActService;
  let seats: SeatTermService;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    replaceMember = module.get(SeatService);
    undoAct = module.get(UndoActService);
    seats = module.get(SeatTermService);
  });
  beforeEach(() => clock.stopAt(`${TODAY}T02:00:00Z`));
  afterAll(() => module.close());

  const aSeatedTeam = async (from = '2025-07-01') => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const [leaver, newcomer] = [
      await province.member(team.unit, 'Ma Thị Huệ'),
      await province.member(team.unit, 'Lý Văn Chấn'),
    ];
    await province.seat(leaver, team, from);
    const held = await seats.findSeat(leaver.id, TODAY);
    const officer = province.officer('commune-officer', team.unit);
    return { province, team, leaver, newcomer, officer, termId: held?.seatTermId ?? '' };
  };
  const wish = (seatTermId: string, newcomer: TestMember, clientKey = newId()) => ({
    seatTermId,
    clientKey,
    newcomer: { memberId: newcomer.id },
    position: null,
    days: FROM_TODAY,
  });
  const termsOf = async (team: TestTeam) =>
    database.query<{ member: string; held: string; number: number; position: string }>(
      `select member_id as member, held::text, number, position from org.seat_term where team_id = $1 order by lower(held)`,
      [team.id],
    );

  it('passes the place on in one step: the leaver holds it up to yesterday, the newcomer from today', async () => {
    const { team, leaver, newcomer, officer, termId } = await aSeatedTeam();
    const receipt = await replaceMember.replaceMember(officer, wish(termId, newcomer));
    expect(receipt).toMatchObject({ teamId: team.id, memberId: newcomer.id, seatNumber: 1 });
    expect(await termsOf(team)).toEqual([
      { member: leaver.id, held: '[2025-07-01,2026-11-25)', number: 1, position: 'member' },
      { member: newcomer.id, held: '[2026-11-25,)', number: 1, position: 'member' },
    ]);
    expect(await seats.findSeat(leaver.id, '2026-11-24')).toMatchObject({ number: 1 });
    expect(await seats.findSeat(leaver.id, TODAY)).toBeNull();
  });

  it('writes a person who is not in the register down, in the leaver’s role', async () => {
    const { team, officer, termId } = await aSeatedTeam();
    await database.execute(`update org.seat_term set position = 'leader' where id = $1`, [termId]);
    const person = {
      fullName: 'Vàng Thị Mỷ',
      birthYear: 1990,
      kind: 'resident' as const,
      organisation: null,
      phone: null,
    };
    const form = {
      seatTermId: termId,
      clientKey: newId(),
      newcomer: { person, unitId: null, isSomebodyElse: false, otherMemberIds: [] },
      position: null,
      days: FROM_TODAY,
    };
    const receipt = await replaceMember.replaceMember(officer, form);
    expect(await replaceMember.replaceMember(officer, form)).toEqual(receipt);
    expect((await termsOf(team)).map((term) => [term.member === receipt.memberId, term.position])).toEqual([
      [false, 'leader'],
      [true, 'leader'],
    ]);
  });

  it('is won by exactly one of two officers at once; the other is told who holds the place now', async () => {
    const { province, team, newcomer, officer, termId } = await aSeatedTeam();
    const other = await province.member(team.unit, 'Vàng Thị Mỷ');
    const second = province.officer('commune-officer', team.unit);
    const results = await Promise.allSettled([
      replaceMember.replaceMember(officer, wish(termId, newcomer)),
      replaceMember.replaceMember(second, wish(termId, other)),
    ]);
    const [won] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as SeatPassedOn] : []));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost).toBeInstanceOf(SeatPassedOn);
    const winner = won?.memberId === newcomer.id ? newcomer.fullName : other.fullName;
    expect(lost?.params).toEqual({ number: 1, holder: winner, heldFrom: '25/11/2026' });
    expect((await termsOf(team)).filter((term) => term.held.endsWith(',)'))).toHaveLength(1);
  });

  it('is won by one of twenty officers, and by one of a replacement and an end', async () => {
    const { province, team, officer, termId } = await aSeatedTeam();
    const people: TestMember[] = [];
    for (let count = 0; count < 20; count += 1) people.push(await province.member(team.unit));
    const results = await Promise.allSettled(
      people.map((person) => replaceMember.replaceMember(officer, wish(termId, person))),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const again = await aSeatedTeam();
    const both = await Promise.allSettled([
      replaceMember.replaceMember(again.officer, wish(again.termId, again.newcomer)),
      module.get(SeatService).endSeat(again.officer, again.termId),
    ]);
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const [reason] = both.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
    expect(reason instanceof SeatPassedOn || reason instanceof SeatIsNotHeld).toBe(true);
  });

  it('is one replacement when the same form comes twice, late or at once; another act under its key is refused', async () => {
    const { province, team, newcomer, officer, termId } = await aSeatedTeam();
    const form = wish(termId, newcomer);
    const [first, second] = await Promise.all([
      replaceMember.replaceMember(officer, form),
      replaceMember.replaceMember(officer, form),
    ]);
    expect(second).toEqual(first);
    const other = await province.member(team.unit);
    for (const changed of [wish(termId, other, form.clientKey), { ...form, position: 'deputy' as const }])
      await expect(replaceMember.replaceMember(officer, changed)).rejects.toThrow(IdempotencyConflict);
    const otherTeam = await province.team(await province.village(team.unit), 'village-team');
    const person = await province.member(team.unit);
    await province.seat(person, otherTeam);
    const otherTerm = (await seats.findSeat(person.id, TODAY))?.seatTermId ?? '';
    await expect(replaceMember.replaceMember(officer, wish(otherTerm, newcomer, form.clientKey))).rejects.toThrow(
      IdempotencyConflict,
    );
  });

  it('refuses somebody who sits elsewhere, the leaver, and people and teams of another commune', async () => {
    const { province, team, leaver, newcomer, officer, termId } = await aSeatedTeam();
    await province.seat(newcomer, team);
    await expect(replaceMember.replaceMember(officer, wish(termId, newcomer))).rejects.toThrow(MemberIsSeated);
    await expect(replaceMember.replaceMember(officer, wish(termId, leaver))).rejects.toThrow(MemberIsSeated);
    const stranger = await province.member(await province.commune());
    await expect(replaceMember.replaceMember(officer, wish(termId, stranger))).rejects.toThrow(NotFound);
    const foreign = province.officer('commune-officer', stranger.unit);
    await expect(replaceMember.replaceMember(foreign, wish(termId, stranger))).rejects.toThrow(NotFound);
    expect((await termsOf(team)).map((term) => term.held)).toEqual(['[2025-07-01,)', '[2025-07-01,)']);
  });

  it('is undone whole within the day, also when the leaver sat there since this morning only', async () => {
    for (const from of ['2025-07-01', TODAY]) {
      const { team, leaver, newcomer, officer, termId } = await aSeatedTeam(from);
      const { actId } = await replaceMember.replaceMember(officer, wish(termId, newcomer));
      const published: [string, string][] = [];
      const publish = jest.spyOn(module.get(Events), 'publishMany').mockImplementation((type, payloads) => {
        for (const payload of payloads)
          published.push([type.name, String((payload as unknown as { memberId: string }).memberId)]);
        return Promise.resolve();
      });
      expect(await undoAct.undoAct(officer, actId)).toMatchObject({ teamId: team.id });
      publish.mockRestore();
      expect(await termsOf(team)).toEqual([{ member: leaver.id, held: `[${from},)`, number: 1, position: 'member' }]);
      expect(published).toEqual([
        ['org.seat-left', newcomer.id],
        ['org.seat-taken', leaver.id],
      ]);
      await expect(undoAct.undoAct(officer, actId)).rejects.toMatchObject({ code: 'org.act-undone' });
    }
  });

  it('is undone until midnight in Vietnam and not after', async () => {
    const { newcomer, officer, termId, team } = await aSeatedTeam();
    const { actId } = await replaceMember.replaceMember(officer, wish(termId, newcomer));
    clock.stopAt('2026-11-25T17:00:00Z');
    await expect(undoAct.undoAct(officer, actId)).rejects.toMatchObject({
      code: 'org.undo-too-late',
      params: { doneOn: '25/11/2026' },
    });
    clock.stopAt('2026-11-25T16:59:59Z');
    await undoAct.undoAct(officer, actId);
    expect(await termsOf(team)).toHaveLength(1);
  });

  it('is not undone after somebody built on it, and then nothing changes', async () => {
    const { province, team, newcomer, officer, termId } = await aSeatedTeam();
    const { actId } = await replaceMember.replaceMember(officer, wish(termId, newcomer));
    const next = (await seats.findSeat(newcomer.id, TODAY))?.seatTermId ?? '';
    const second = await replaceMember.replaceMember(officer, wish(next, await province.member(team.unit)));
    const before = await termsOf(team);
    await expect(undoAct.undoAct(officer, actId)).rejects.toMatchObject({
      code: 'org.seat-act-built-on',
      params: { number: 1 },
    });
    expect(await termsOf(team)).toEqual(before);
    await undoAct.undoAct(officer, second.actId);
    await undoAct.undoAct(officer, actId);
    expect(await termsOf(team)).toHaveLength(1);
  });

  it('is not undone when the leaver has taken another place since', async () => {
    const { province, team, leaver, newcomer, officer, termId } = await aSeatedTeam();
    const { actId } = await replaceMember.replaceMember(officer, wish(termId, newcomer));
    await province.seat(leaver, await province.team(await province.village(team.unit), 'village-team'), TODAY);
    await expect(undoAct.undoAct(officer, actId)).rejects.toMatchObject({ code: 'org.seat-act-built-on' });
    expect(await termsOf(team)).toHaveLength(2);
  });

  it('is undone once by two officers at once, and by nobody of another commune', async () => {
    const { province, newcomer, officer, termId, team } = await aSeatedTeam();
    const { actId } = await replaceMember.replaceMember(officer, wish(termId, newcomer));
    const foreign = province.officer('commune-officer', await province.commune());
    await expect(undoAct.undoAct(foreign, actId)).rejects.toThrow(NotFound);
    await expect(undoAct.undoAct(officer, newId())).rejects.toThrow(NotFound);
    const both = await Promise.allSettled([undoAct.undoAct(officer, actId), undoAct.undoAct(officer, actId)]);
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await termsOf(team)).toHaveLength(1);
  });
});
