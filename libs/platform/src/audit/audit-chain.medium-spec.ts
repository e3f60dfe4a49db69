import { Test, type TestingModule } from '@nestjs/testing';
import { Pool } from 'pg';
import { type Actor, type AuditEntry } from '..';
import { Clock } from '../clock/clock';
import { settingsOf } from '../config/settings';
import { Database } from '../database/database';
import { FileStore } from '../files/file-store';
import { DatabaseSettings } from '../database/database.settings';
import { Transactions } from '../database/transactions';
import { PlatformModule } from '../platform.module';
import { newId } from '../text/uuid';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { Audit } from './audit';
import { AuditRetention } from './audit-retention';
import { AuditSealing } from './audit-sealing';
import { type AuditFaultKind } from './audit-chain-walk';
import { AuditHeadNote } from './audit-head-note';
import { type AuditVerdict, AuditVerification } from './audit-verification';
import { SealAuditEntries } from './seal-audit-entries.job';

class RolledBack extends Error {}
type ChainEnd = AuditVerdict['head'];

describe('The audit chain', () => {
  let module: TestingModule;
  let database: Database;
  let audit: Audit;
  let sealing: AuditSealing;
  let verification: AuditVerification;
  let transactions: Transactions;
  let owner: TableOwner;
  const clock = new TestClock();

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    database = module.get(Database);
    audit = module.get(Audit);
    sealing = module.get(AuditSealing);
    verification = module.get(AuditVerification);
    transactions = module.get(Transactions);
    owner = await TableOwner.open();
  });
  afterEach(() => clock.release());
  afterAll(async () => {
    await owner.close();
    await module.close();
  });

  const anEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
    action: 'org.member-corrected',
    subjectType: 'member',
    subjectId: newId(),
    unitPath: '08.00691',
    details: { phone: '+84992345678', birthYear: 1987 },
    ...more,
  });

  /** Some sealed entries; the place of the first. */
  async function aSealedStretch(length = 5): Promise<{ ids: string[]; positions: string[] }> {
    const subjects: string[] = [];
    for (let turn = 0; turn < length; turn += 1) {
      const entry = anEntry();
      subjects.push(entry.subjectId);
      await audit.record(null, entry);
    }
    await sealing.seal();
    const rows = await database.query<{ id: string; position: string }>(
      `select e.id, l.position::text as position from platform.audit_entry e join platform.audit_link l on l.entry_id = e.id
       where e.subject_id = any($1::text[]) order by l.position`,
      [subjects],
    );
    expect(rows).toHaveLength(length);
    return { ids: rows.map((row) => row.id), positions: rows.map((row) => row.position) };
  }

  /** What a verification says after somebody with all rights over the database did something; taken back afterwards. */
  async function verdictAfter(damage: () => Promise<unknown>, noted: ChainEnd | null = null) {
    let found: { kind: AuditFaultKind; position: string }[] = [];
    const tampering = owner.transactions.run(async () => {
      await database.execute(`set local session_replication_role = replica`);
      await damage();
      found = (await verification.verify(noted)).faults.map(({ kind, position }) => ({ kind, position }));
      throw new RolledBack();
    });
    await expect(tampering).rejects.toBeInstanceOf(RolledBack);
    return found;
  }

  it('verifies what was sealed, and says how much', async () => {
    const before = await verification.verify();
    await aSealedStretch(3);
    const after = await verification.verify();
    expect(after.faults).toEqual([]);
    expect(after.checked).toBe(before.checked + before.waiting + 3);
    expect(after.head?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('goes on over any number of seals, a few entries at a time', async () => {
    for (let turn = 0; turn < 3; turn += 1) await aSealedStretch(2);
    expect((await verification.verify()).faults).toEqual([]);
  });

  it.each([
    ['action', `action = 'org.member-added'`],
    ['account', `account_id = gen_random_uuid()`],
    ['subject', `subject_id = 'x'`],
    ['unit', `unit_path = '08.00692'`],
    ['time, by a microsecond', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['field names', `fields = '{phone}'`],
    ['person represented', `on_behalf_of = gen_random_uuid()`],
  ])('finds an entry whose %s was altered', async (_what, change) => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(() =>
      database.execute(`update platform.audit_entry set ${change} where id = $1`, [ids[2]]),
    );
    expect(found).toEqual([{ kind: 'altered', position: positions[2] }]);
  });

  it('finds an entry whose digest of values was altered, and that its values no longer fit', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(() =>
      database.execute(`update platform.audit_entry set value_digest = sha256('other') where id = $1`, [ids[2]]),
    );
    expect(found).toEqual([
      { kind: 'altered', position: positions[2] },
      { kind: 'value-altered', position: positions[2] },
    ]);
  });

  it('finds values that were altered beside the entry', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(() =>
      database.execute(
        `update platform.audit_value set content = replace(content, '1987', '1988') where entry_id = $1`,
        [ids[1]],
      ),
    );
    expect(found).toEqual([{ kind: 'value-altered', position: positions[1] }]);
  });

  it('finds an entry that was removed, with its link and without', async () => {
    const { ids, positions } = await aSealedStretch();
    const remove = (table: string, column: string) => () =>
      database.execute(`delete from platform.${table} where ${column} = $1`, [ids[1]]);
    expect(await verdictAfter(remove('audit_entry', 'id'))).toEqual([{ kind: 'removed', position: positions[1] }]);
    const both = await verdictAfter(async () => {
      await remove('audit_entry', 'id')();
      await remove('audit_link', 'entry_id')();
    });
    expect(both).toEqual([{ kind: 'gap', position: positions[2] }]);
  });

  it('finds two entries that changed places', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(async () => {
      await database.execute(`update platform.audit_link set entry_id = gen_random_uuid() where position = $1`, [
        positions[1],
      ]);
      await database.execute(`update platform.audit_link set entry_id = $2 where position = $1`, [
        positions[3],
        ids[1],
      ]);
      await database.execute(`update platform.audit_link set entry_id = $2 where position = $1`, [
        positions[1],
        ids[3],
      ]);
    });
    expect(found).toEqual([
      { kind: 'altered', position: positions[1] },
      { kind: 'altered', position: positions[3] },
    ]);
  });

  it('finds a chain that was recomputed without the key, from the altered entry on', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(async () => {
      await database.execute(`update platform.audit_entry set action = 'org.seat-left' where id = $1`, [ids[3]]);
      await database.execute(`update platform.audit_link set digest = sha256(digest) where position >= $1`, [
        positions[3],
      ]);
    });
    expect(found.map((fault) => fault.position)).toEqual(positions.slice(3));
  });

  describe('whose end was cut off', () => {
    const cut = (ids: readonly string[]) =>
      database.execute(
        'with cut as (delete from platform.audit_link where entry_id = any($1::uuid[])) delete from platform.audit_entry where id = any($1::uuid[])',
        [ids],
      );
    const noteNow = () => module.get(SealAuditEntries).handle();

    it('is found by the end that the worker noted among the files', async () => {
      const { ids, positions } = await aSealedStretch();
      await noteNow();
      expect((await verification.verify()).noted?.position).toBe(positions[4]);
      expect(await verdictAfter(() => cut(ids.slice(4)))).toEqual([{ kind: 'head', position: positions[4] }]);
    });

    it('is found by an end written down elsewhere as well', async () => {
      const { ids } = await aSealedStretch();
      const { head } = await verification.verify();
      const found = await verdictAfter(() => cut(ids.slice(2)), head);
      expect(found).toEqual([{ kind: 'head', position: head?.position }]);
    });

    it('is found also after others were sealed in their place, and after the worker noted again', async () => {
      const { ids, positions } = await aSealedStretch();
      await noteNow();
      const found = await verdictAfter(async () => {
        await cut(ids.slice(3));
        await aSealedStretch(4);
        await noteNow();
      });
      expect(found).toEqual([{ kind: 'head', position: positions[4] }]);
      expect((await verification.verify()).noted?.position).toBe(positions[4]);
    });

    it('is not made lawful by a checkpoint of somebody without the key, nor once that is taken away again', async () => {
      const { ids, positions } = await aSealedStretch();
      await noteNow();
      const forge = (place: string, from: string | undefined) =>
        database.execute(
          `insert into platform.audit_checkpoint (position, digest, removed_before, made_at, seal)
           values (${place}, coalesce((select digest from platform.audit_link where position = $1), sha256('x')), now(), now(), 'x')`,
          [from],
        );
      const note = module.get(AuditHeadNote);
      await verdictAfter(async () => {
        await forge('$1::bigint', positions[4]);
        await cut(ids.slice(2));
        expect((await note.note()).outcome).toBe('refused');
      });
      await verdictAfter(async () => {
        await forge('$1::bigint + 1', positions[4]);
        await cut(ids.slice(2));
        expect((await note.note()).outcome).toBe('refused');
        await database.execute(`delete from platform.audit_checkpoint where seal = 'x'`);
        expect((await note.note()).outcome).toBe('refused');
      });
      expect((await note.read())?.position).toBe(positions[4]);
      expect((await note.note()).outcome).toBe('unchanged');
    });

    it('is noted with every sealing of a running worker and when it stops, not only each minute', async () => {
      const job = module.get(SealAuditEntries);
      const isNoted = async (subjectId: string): Promise<boolean> => {
        const { noted } = await verification.verify();
        const [row] = await database.query<{ position: string }>(
          `select l.position::text as position from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id
           where e.subject_id = $1`,
          [subjectId],
        );
        return row !== undefined && noted !== null && BigInt(noted.position) >= BigInt(row.position);
      };
      const [first, last] = [anEntry(), anEntry()];
      job.start();
      try {
        await audit.record(null, first);
        const until = Date.now() + 10_000;
        while (!(await isNoted(first.subjectId)) && Date.now() < until) await new Promise((go) => setTimeout(go, 200));
        expect(await isNoted(first.subjectId)).toBe(true);
        await audit.record(null, last);
      } finally {
        await job.stop();
      }
      expect(await isNoted(last.subjectId)).toBe(true);
    }, 20_000);

    it('is not accepted anew where it rests on a checkpoint of somebody without the key', async () => {
      const { ids, positions } = await aSealedStretch();
      await noteNow();
      const note = module.get(AuditHeadNote);
      await verdictAfter(async () => {
        await cut(ids.slice(2));
        await database.execute(
          `insert into platform.audit_checkpoint (position, digest, removed_before, made_at, seal) values ($1, sha256('x'), now(), now(), 'x')`,
          [positions[4]],
        );
        expect([await note.restsOnForgery(), (await note.noteAnew()).outcome]).toEqual([true, 'refused']);
      });
      expect([await note.restsOnForgery(), (await note.read())?.position]).toEqual([false, positions[4]]);
    });

    it('is told to the operator as nothing noted yet, and as a fault where the note cannot be read', async () => {
      const files = module.get(FileStore);
      await noteNow();
      await files.remove('audit-head');
      await aSealedStretch(1);
      expect(await verification.verify()).toMatchObject({ noted: null, faults: [] });
      await files.put('audit-head', Buffer.from('x'));
      expect((await verification.verify()).faults.map(({ kind }) => kind)).toEqual(['head']);
      expect((await module.get(AuditHeadNote).note()).outcome).toBe('refused');
      expect((await module.get(AuditHeadNote).noteAnew()).outcome).toBe('noted');
      expect((await verification.verify()).faults).toEqual([]);
    });
  });

  it('finds an entry that was kept from the sealer', async () => {
    await aSealedStretch();
    const found = await verdictAfter(async () => {
      await audit.record(null, anEntry());
      await database.execute('delete from platform.audit_pending');
    });
    expect(found.map((fault) => fault.kind)).toEqual(['unsealed']);
  });

  it('refuses changes, removals and truncation to whoever does not switch the triggers off', async () => {
    const { ids } = await aSealedStretch(1);
    for (const statement of [
      `update platform.audit_entry set action = 'x' where id = '${ids[0]}'`,
      `delete from platform.audit_entry where id = '${ids[0]}'`,
      `update platform.audit_link set digest = sha256('x') where entry_id = '${ids[0]}'`,
      `delete from platform.audit_link where entry_id = '${ids[0]}'`,
      `update platform.audit_value set content = '{}' where entry_id = '${ids[0]}'`,
      'truncate platform.audit_entry cascade',
      'truncate platform.audit_link',
      'truncate platform.audit_value',
    ]) {
      await expect(owner.database.execute(statement)).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('stays verifiable when the values of a person are erased', async () => {
    const subject = newId();
    await audit.record(null, anEntry({ subjectId: subject }));
    await audit.record(null, anEntry({ subjectType: 'attempt', details: { memberId: subject, name: 'Vàng Thị Mỷ' } }));
    await sealing.seal();
    const before = await verification.verify();
    expect(await audit.eraseValues(subject, [])).toBe(2);
    for (const isSealed of [false, true]) {
      if (isSealed) await sealing.seal();
      const after = await verification.verify();
      expect(after.faults).toEqual([]);
      expect(after.valuesErased).toBe(before.valuesErased + 2);
    }
    expect(await audit.eraseValues(subject, [])).toBe(0);
  });

  it('finds values that were taken out although no erasure lists them', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(() =>
      database.execute('delete from platform.audit_value where entry_id = any($1::uuid[])', [ids.slice(1, 3)]),
    );
    expect(found).toEqual(positions.slice(1, 3).map((position) => ({ kind: 'value-removed', position })));
  });

  it('is not stopped by an entry forged into an erasure', async () => {
    const { ids, positions } = await aSealedStretch();
    const found = await verdictAfter(() =>
      database.execute(`update platform.audit_entry set action = 'platform.values-erased' where id = $1`, [ids[2]]),
    );
    expect(found).toEqual([{ kind: 'altered', position: positions[2] }]);
  });

  it('finds an erasure whose list was taken out, with all that it accounted for', async () => {
    const subject = newId();
    await audit.record(null, anEntry({ subjectId: subject }));
    await audit.eraseValues(subject, []);
    await sealing.seal();
    const found = await verdictAfter(() =>
      database.execute(
        `delete from platform.audit_value where entry_id =
           (select id from platform.audit_entry where action = 'platform.values-erased' order by seq desc limit 1)`,
      ),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['value-removed', 'value-removed']);
  });

  it('loses no entry whose transaction began earlier and committed later than the sealing', async () => {
    const pool = new Pool({ connectionString: settingsOf(DatabaseSettings).DATABASE_URL, max: 1 });
    const slow = await pool.connect();
    try {
      const late = newId();
      await slow.query('begin');
      await slow.query(
        `with entry as (insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id) values ($1, now(), 'org.late', 'x', 'x') returning id, seq)
         insert into platform.audit_pending (seq, entry_id) select seq, id from entry`,
        [late],
      );
      await aSealedStretch(2);
      await slow.query('commit');
      await sealing.seal();
      const verdict = await verification.verify();
      expect(verdict.faults).toEqual([]);
      expect(verdict.waiting).toBe(0);
      expect(await database.query('select 1 from platform.audit_link where entry_id = $1', [late])).toHaveLength(1);
    } finally {
      slow.release();
      await pool.end();
    }
  });

  it('seals each entry once when many processes seal at the same time', async () => {
    const subject = newId();
    for (let turn = 0; turn < 40; turn += 1) await audit.record(null, anEntry({ subjectId: subject }));
    await Promise.all(Array.from({ length: 8 }, () => sealing.seal()));
    await sealing.seal();
    const [row] = await database.query<{ links: number }>(
      `select count(*)::int as links from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id where e.subject_id = $1`,
      [subject],
    );
    expect(row?.links).toBe(40);
    expect((await verification.verify()).faults).toEqual([]);
  });

  it('writes nothing of a change that is rolled back', async () => {
    const subject = newId();
    await expect(
      transactions.run(async () => {
        await audit.record(null, anEntry({ subjectId: subject }));
        throw new RolledBack();
      }),
    ).rejects.toBeInstanceOf(RolledBack);
    expect(await database.query('select 1 from platform.audit_entry where subject_id = $1', [subject])).toEqual([]);
  });

  it('writes one entry an hour for paging through one list', async () => {
    const actor: Actor = { accountId: newId(), memberId: null, sessionId: newId(), grants: [] };
    const read = anEntry({ action: 'org.members-listed', subjectType: 'unit', subjectId: newId(), details: undefined });
    clock.stopAt('2026-11-25T02:10:00Z');
    await Promise.all(Array.from({ length: 5 }, () => audit.recordRead(actor, read)));
    await audit.recordRead(actor, { ...read, subjectId: newId() });
    clock.stopAt('2026-11-25T03:10:00Z');
    await audit.recordRead(actor, read);
    const rows = await database.query('select 1 from platform.audit_entry where account_id = $1', [actor.accountId]);
    expect(rows).toHaveLength(3);
  });

  it('lets entries go after the retention and stays verifiable behind a checkpoint', async () => {
    await module.get(FileStore).remove('audit-head');
    await owner.transactions
      .run(async () => {
        await database.execute('set local session_replication_role = replica');
        for (const table of ['audit_held', 'audit_value', 'audit_pending', 'audit_link', 'audit_entry'])
          await database.execute(`delete from platform.${table}`);
        await database.execute('set local session_replication_role = origin');
        clock.stopAt('2023-05-01T00:00:00Z');
        const old = await aSealedStretch(4);
        expect((await module.get(AuditHeadNote).note()).outcome).toBe('noted');
        const holding = `insert into platform.audit_held (entry_id, page, member_ids, note_id, salts)
          values ($1, $1, array[$1::uuid], $1, uuid_send($1))`;
        await database.execute(holding, [old.ids[0]]);
        clock.release();
        const young = await aSealedStretch(3);
        expect(await module.get(AuditRetention).forgetOld()).toBe(4);
        expect((await module.get(AuditHeadNote).note()).outcome).toBe('noted');
        await module.get(FileStore).remove('audit-head');

        const verdict = await verification.verify();
        expect(verdict.faults).toEqual([]);
        expect(verdict.checked).toBe(3);
        expect(verdict.head?.position).toBe(young.positions[2]);
        const left = await database.query<{ id: string }>('select id from platform.audit_entry');
        expect(left.map((row) => row.id).sort()).toEqual([...young.ids].sort());
        expect(
          await database.query('select 1 from platform.audit_value where entry_id = any($1::uuid[])', [old.ids]),
        ).toEqual([]);
        expect(await database.query('select 1 from platform.audit_held where entry_id = $1', [old.ids[0]])).toEqual([]);

        await database.execute('set local session_replication_role = replica');
        await database.execute(`update platform.audit_checkpoint set digest = sha256('x')`);
        expect((await verification.verify()).faults[0]?.kind).toBe('checkpoint');
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
  });

  it('keeps a year whatever it is asked for', async () => {
    clock.stopAt('2026-01-01T00:00:00Z');
    const { positions } = await aSealedStretch(1);
    await expect(
      database.execute(`select platform.forget_audit($1, now(), 'x', now(), 'x')`, [positions[0]]),
    ).rejects.toMatchObject({ code: '23001' });
  });
});
