import { Test, type TestingModule } from '@nestjs/testing';
import { OrgPortsModule } from '@lopso/org';
import { type Actor, Audit, Clock, Database, newId, PersonalData, PlatformModule, Transactions } from '@lopso/platform';
import { aFinishedCycle, aRound, paperOf, registerNumbers, type TestRound } from '../../../../test/support/credentials';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { TestClock } from '../../../../test/support/test-clock';
import { ChangeClosed } from '../credentials.errors';
import { CredentialsModule } from '../credentials.module';
import { IssuingService } from '../issuing/issuing.service';
import { ChangeDecisionService } from './change-decision.service';
import { ChangeRepository } from './change.repository';
import { type ChangeKind } from './change.rules';
import { ChangeService } from './change.service';

/** What happens at the same time as an answer, and what is left of one that fails half way. */
describe('an answer to a proposal', () => {
  let module: TestingModule;
  let database: Database;
  let transactions: Transactions;
  let answering: ChangeDecisionService;
  const clock = new TestClock();
  let province: TestProvince;
  let round: TestRound;
  let member: TestMember;
  let id: string;
  let first: Actor;
  let second: Actor;

  beforeAll(async () => {
    const building = Test.createTestingModule({ imports: [PlatformModule, OrgPortsModule, CredentialsModule] });
    module = await building.overrideProvider(Clock).useValue(clock).compile();
    await module.init();
    database = module.get(Database);
    transactions = module.get(Transactions);
    answering = module.get(ChangeDecisionService);
  });
  afterAll(() => module.close());
  afterEach(() => clock.release());

  beforeEach(async () => {
    clock.stopAt('2026-11-26T03:00:00Z');
    province = await TestProvince.create(database);
    round = await aRound(database, province, { release: 'manual' });
    member = await province.member(await province.commune(), 'Vàng Thị Mỹ');
    const cycle = await aFinishedCycle(database, round, member);
    await module.get(IssuingService).issue([cycle.id], 'by-hand');
    id = await paperOf(database, cycle);
    first = province.officer('department-officer');
    second = province.officer('department-officer');
    await database.execute(`update org.member set full_name = 'Vàng Thị Mỷ' where id = $1`, [member.id]);
  });

  async function proposed(kind: ChangeKind): Promise<string> {
    const asked = { kind, certificateIds: [id] };
    const { seen } = await module.get(ChangeService).previewChange(first, round.id, asked);
    const wish = { ...asked, clientKey: newId(), reason: 'other' as const, note: 'Sai dấu ở tên', paper: null, seen };
    return (await module.get(ChangeService).proposeChange(first, round.id, wish)).id;
  }
  const seenOf = async (change: string): Promise<string> =>
    (await module.get(ChangeService).getChangeSheet(second, change)).seen;
  const stateOf = async (): Promise<string | undefined> =>
    (await database.queryOne<{ state: string }>('select state from credentials.certificate where id = $1', [id]))
      ?.state;

  it('finds a proposal made once, although the same form came again while the first was being written', async () => {
    const asked = { kind: 'withdraw' as const, certificateIds: [id] };
    const { seen } = await module.get(ChangeService).previewChange(first, round.id, asked);
    const wish = { ...asked, clientKey: newId(), reason: 'other' as const, note: 'Nhầm người', paper: null, seen };
    const send = () => module.get(ChangeService).proposeChange(first, round.id, wish);
    await send();
    const looked = jest.spyOn(module.get(ChangeRepository), 'find').mockResolvedValueOnce(null);
    expect(await send()).toMatchObject({ id: wish.clientKey, state: 'proposed' });
    looked.mockRestore();
  });

  it('that fails half way leaves nothing: the paper stands, the register has no gap, the proposal waits', async () => {
    const change = await proposed('replace');
    const seen = await seenOf(change);
    const failing = jest.spyOn(module.get(Audit), 'record').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(answering.approveChange(second, change, seen)).rejects.toThrow('the disk is full');
    failing.mockRestore();
    expect([await stateOf(), await registerNumbers(database, province)]).toEqual(['valid', [1]]);
    expect(await answering.approveChange(second, change, seen)).toMatchObject({ state: 'done', done: 1 });
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('waits for an erasure that came first, and prints no new paper with an erased name', async () => {
    const change = await proposed('replace');
    const seen = await seenOf(change);
    let answer: Promise<unknown> = Promise.resolve();
    await transactions.run(async () => {
      await module.get(PersonalData).erase({ memberId: member.id, accountId: null });
      answer = outside(() => answering.approveChange(second, change, seen));
      await untilOneWaitsFor(database, 'credentials.change');
    });
    await expect(answer).rejects.toMatchObject({ code: 'credentials.certificates-moved' });
    expect([await stateOf(), await registerNumbers(database, province)]).toEqual(['valid', [1]]);
  });

  describe('with an erasure beside its making', () => {
    const noteOf = async (change: string) =>
      (await database.queryOne<{ note: string }>('select note from credentials.change where id = $1', [change]))?.note;
    const erase = () =>
      transactions.run(() => module.get(PersonalData).erase({ memberId: member.id, accountId: null }));
    const ready = async () => {
      const asked = { kind: 'withdraw' as const, certificateIds: [id] };
      const { seen } = await module.get(ChangeService).previewChange(first, round.id, asked);
      const note = 'Vàng Thị Mỷ nộp nhầm';
      return { ...asked, clientKey: newId(), reason: 'other' as const, note, paper: null, seen };
    };

    it('is not made behind it, with words that name who was erased', async () => {
      const wish = await ready();
      let sent: Promise<unknown> = Promise.resolve();
      await transactions.run(async () => {
        await erase();
        sent = outside(() => module.get(ChangeService).proposeChange(first, round.id, wish));
        await untilOneWaitsFor(database, 'credentials.certificate');
      });
      await expect(sent).rejects.toMatchObject({ code: 'credentials.certificates-moved' });
      expect(await noteOf(wish.clientKey)).toBeUndefined();
    });

    it('made first, loses its words although the erasure began before it was there', async () => {
      const wish = await ready();
      let erasure: Promise<unknown> = Promise.resolve();
      await transactions.run(async () => {
        await module.get(ChangeService).proposeChange(first, round.id, wish);
        erasure = outside(erase);
        await untilOneWaitsFor(database, 'credentials.certificate');
      });
      await erasure;
      expect(await noteOf(wish.clientKey)).toBe('');
    });
  });

  it('comes too late once the sweep has ended it, although both began together', async () => {
    const change = await proposed('withdraw');
    const seen = await seenOf(change);
    let answer: Promise<unknown> = Promise.resolve();
    clock.stopAt('2026-12-10T03:00:00Z');
    await transactions.run(async () => {
      await answering.lapseChanges();
      answer = outside(() => answering.approveChange(second, change, seen));
      await untilOneWaitsFor(database, 'credentials.change');
    });
    await expect(answer).rejects.toThrow(ChangeClosed);
    expect(await stateOf()).toBe('valid');
    await answering.lapseChanges();
    const rows = await database.query<{ action: string }>(
      `select action from platform.audit_entry where subject_id = $1 and not is_read order by seq`,
      [change],
    );
    expect(rows.map(({ action }) => action)).toEqual(['credentials.change-proposed', 'credentials.change-lapsed']);
  });

  it('that is being carried out is not ended by the sweep', async () => {
    const change = await proposed('withdraw');
    const seen = await seenOf(change);
    let sweep: Promise<unknown> = Promise.resolve();
    await transactions.run(async () => {
      await answering.approveChange(second, change, seen);
      clock.stopAt('2026-12-10T03:00:00Z');
      sweep = outside(() => answering.lapseChanges());
      await untilOneWaitsFor(database, 'credentials.change');
    });
    await sweep;
    expect(await module.get(ChangeService).getChangeSheet(second, change)).toMatchObject({ change: { state: 'done' } });
    expect(await stateOf()).toBe('withdrawn');
  });
});
