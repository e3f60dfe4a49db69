import { Test, type TestingModule } from '@nestjs/testing';
import { type Actor } from '..';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { PlatformModule } from '../platform.module';
import { newId } from '../text/uuid';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { Audit } from './audit';
import { type AuditFault } from './audit-chain-walk';
import { AuditSealing } from './audit-sealing';
import { AuditVerification } from './audit-verification';

class RolledBack extends Error {}

describe('whom the lists held', () => {
  let module: TestingModule;
  let database: Database;
  let audit: Audit;
  let owner: TableOwner;
  const clock = new TestClock();

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    [database, audit] = [module.get(Database), module.get(Audit)];
    owner = await TableOwner.open();
  });
  afterEach(() => clock.release());
  afterAll(async () => {
    await owner.close();
    await module.close();
  });

  const verify = () => module.get(AuditVerification).verify();
  const seal = () => module.get(AuditSealing).seal();
  const reader = (): Actor => ({ accountId: newId(), memberId: null, sessionId: newId(), grants: [] });

  /** A reading of a list with pages of members; its entry and the entries of its pages. */
  async function aReading(...pages: string[][]): Promise<{ entryId: string; notes: string[] }> {
    const reading = await audit.recordRead(reader(), {
      ...{ action: 'org.members-listed', subjectType: 'unit', subjectId: newId(), unitPath: '08.00691' },
    });
    for (const page of pages) await audit.noteHeld(reading, page);
    const entryId = reading[0]?.id ?? '';
    const rows = await database.query<{ id: string }>(
      'select note_id as id from platform.audit_held where entry_id = $1 order by note_id',
      [entryId],
    );
    return { entryId, notes: rows.map(({ id }) => id) };
  }

  /** What a verification says after somebody with all rights over the database did something; taken back afterwards. */
  async function faultsAfter(damage: string, values: unknown[]): Promise<Pick<AuditFault, 'kind' | 'entryId'>[]> {
    let found: Pick<AuditFault, 'kind' | 'entryId'>[] = [];
    const tampering = owner.transactions.run(async () => {
      await database.execute('set local session_replication_role = replica');
      expect(await database.execute(damage, values)).toBeGreaterThan(0);
      found = (await verify()).faults.map(({ kind, entryId }) => ({ kind, entryId }));
      throw new RolledBack();
    });
    await expect(tampering).rejects.toBeInstanceOf(RolledBack);
    return found;
  }

  it('is one row and one entry of the chain for each page, also when a page is read again', async () => {
    const page = [newId(), newId()];
    const { notes } = await aReading(page, [newId()], [...page].reverse());
    await seal();
    expect(notes).toHaveLength(2);
    const links = await database.query('select 1 from platform.audit_link where entry_id = any($1::uuid[])', [notes]);
    expect([links.length, (await verify()).faults]).toEqual([2, []]);
  });

  it.each([
    ['somebody else stands in her place', 'held-altered', 'set member_ids[1] = gen_random_uuid()'],
    [
      'somebody was added',
      'held-altered',
      'set member_ids = member_ids || gen_random_uuid(), salts = salts || uuid_send(gen_random_uuid())',
    ],
    ['somebody was taken out', 'held-altered', 'set member_ids = member_ids[2:], salts = substring(salts from 17)'],
    ['two changed places', 'held-altered', 'set member_ids = array[member_ids[2], member_ids[1], member_ids[3]]'],
    ['it was moved to another reading', 'held-altered', 'set entry_id = gen_random_uuid()'],
  ])('is found altered when %s', async (_what, kind, change) => {
    const { entryId, notes } = await aReading([newId(), newId(), newId()]);
    await seal();
    const found = await faultsAfter(`update platform.audit_held ${change} where entry_id = $1`, [entryId]);
    expect(found).toContainEqual({ kind, entryId: notes[0] });
    expect((await verify()).faults).toEqual([]);
  });

  it('is found when a page was removed, or one added beside the chain', async () => {
    const { entryId, notes } = await aReading([newId()]);
    await seal();
    const gone = await faultsAfter('delete from platform.audit_held where entry_id = $1', [entryId]);
    expect(gone).toEqual([{ kind: 'held-removed', entryId: notes[0] }]);
    const added = await faultsAfter(
      `insert into platform.audit_held (entry_id, page, member_ids, note_id, salts)
       values ($1, gen_random_uuid(), array[$1::uuid], $1, uuid_send($1))`,
      [entryId],
    );
    expect(added).toEqual([{ kind: 'held-added', entryId: null }]);
  });

  it('forgets an erased person and stays verifiable, before its sealing and after', async () => {
    const [person, other] = [newId(), newId()];
    const { entryId } = await aReading([person, other], [person]);
    await seal();
    const { notes } = await aReading([person]);
    await audit.eraseValues(person, []);
    for (const isSealed of [false, true]) {
      if (isSealed) await seal();
      expect((await verify()).faults).toEqual([]);
    }
    const left = await database.query<{ ids: (string | null)[] }>(
      'select member_ids as ids from platform.audit_held where entry_id = $1 or note_id = any($2::uuid[])',
      [entryId, notes],
    );
    expect(left.flatMap(({ ids }) => ids).filter((id) => id !== null)).toEqual([other]);
    await audit.eraseValues(other, []);
    await seal();
    expect((await verify()).faults).toEqual([]);
  });

  it('is found when the function of the erasure took somebody out and no erasure says so', async () => {
    const person = newId();
    const { notes } = await aReading([newId(), person]);
    await seal();
    const found = await faultsAfter('select platform.forget_held($1)', [person]);
    expect(found).toEqual([{ kind: 'held-removed', entryId: notes[0] }]);
  });
});
