import { Client, Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { newId } from '../text/uuid';
import { ownerUrlOf } from '../../../../test/support/table-owner';
import { grantApplicationRole } from './application-role';
import { createDataSource } from './data-source';
import { APPLICATION_ROLE } from './embedded-postgres';

describe("The application's database role", () => {
  const role = `app_${newId().slice(-12)}`;
  const ownerUrl = ownerUrlOf(process.env['DATABASE_URL'] ?? '');
  const url = Object.assign(new URL(ownerUrl), { username: role, password: 'trial' }).href;
  const owner = createDataSource(ownerUrl);
  const pool = new Pool({ connectionString: url, max: 2 });

  beforeAll(async () => {
    await owner.initialize();
    await owner.query(`create role ${role} login password 'trial'`);
    await grantApplicationRole(owner, role);
    await grantApplicationRole(owner, role);
  });
  afterAll(async () => {
    await pool.end();
    await owner.query(`drop owned by ${role}`);
    await owner.query(`drop role ${role}`);
    await owner.destroy();
  });

  it('is whom the tests, the demo and the bench work as: it owns nothing, and has no right that goes past rights', async () => {
    const tests = new Client({ connectionString: process.env['DATABASE_URL'] });
    await tests.connect();
    try {
      const { rows } = await tests.query(
        `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as "isMighty",
           (select count(*)::int from pg_class where relowner = r.oid) as owned,
           (select count(*)::int from pg_auth_members where member = r.oid) as memberships
         from pg_roles r where rolname = current_user`,
      );
      expect(rows).toEqual([{ name: APPLICATION_ROLE, isMighty: false, owned: 0, memberships: 0 }]);
    } finally {
      await tests.end();
    }
  });

  /** As the application writes one, waiting for its seal: without that the trail of the database would be broken for other specs. */
  const insertEntry = (): Promise<unknown> =>
    pool.query(
      `with entry as (insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id) values ($1, now(), 'org.tried', 'x', 'x') returning id, seq)
       insert into platform.audit_pending (seq, entry_id) select seq, id from entry`,
      [newId()],
    );

  it('adds to the audit trail and reads it', async () => {
    await insertEntry();
    const { rows } = await pool.query(`select 1 from platform.audit_entry where action = 'org.tried'`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    `update platform.audit_entry set action = 'x'`,
    `delete from platform.audit_entry`,
    `truncate platform.audit_entry cascade`,
    `update platform.audit_link set digest = sha256('x')`,
    `delete from platform.audit_link`,
    `truncate platform.audit_link`,
    `update platform.audit_value set content = '{}'`,
    `update platform.audit_held set member_ids = '{}', salts = ''`,
    `delete from platform.audit_held`,
    `truncate platform.audit_held`,
    `insert into platform.audit_checkpoint values (1, 'x', now(), now(), 'x')`,
    `alter table platform.audit_entry disable trigger all`,
    `drop trigger audit_entry_is_kept on platform.audit_entry`,
    `set session_replication_role = replica`,
    `update identity.consent set decision = 'agreed'`,
    `delete from learning.evidence`,
    `truncate learning.evidence`,
    `update assessment.answer set response = '{}'`,
    `delete from assessment.answer`,
    `update classes.attendance_mark set mark = 'absent'`,
    `delete from credentials.certificate`,
    `delete from public.schema_migration`,
    `do $$ begin lock table platform.audit_entry in access exclusive mode; end $$`,
    `do $$ begin lock table public.schema_migration in access exclusive mode; end $$`,
    `reindex table platform.audit_link`,
    `cluster identity.consent using consent_pk`,
  ])('may not: %s', async (statement) => {
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('erases the values beside entries, takes a person out of lists that were read, and changes ordinary tables', async () => {
    await pool.query(`delete from platform.audit_value where entry_id = $1`, [newId()]);
    await pool.query('select * from platform.forget_held($1)', [newId()]);
    await pool.query(`update org.unit set name = name where id = $1`, [newId()]);
  });

  it('measures tables after a load, which the planner needs', async () => {
    const measured = async () =>
      (
        await pool.query<{ n: number }>(
          `select analyze_count::int as n from pg_stat_user_tables where relid = 'org.unit'::regclass`,
        )
      ).rows[0]?.n ?? 0;
    const before = await measured();
    await pool.query('analyze org.unit');
    await pool.query('select pg_stat_force_next_flush()');
    expect(await measured()).toBeGreaterThan(before);
  });

  describe('and the consent ledger', () => {
    const consent = newId();
    const write = (change: string) => pool.query(`update identity.consent set ${change} where id = $1`, [consent]);

    beforeAll(async () => {
      const account = newId();
      await pool.query(
        `insert into identity.account (id, username, display_name, state, created_at) values ($1, $2, 'Lò Văn Thử', 'closed', now())`,
        [account, `thu-${account}`],
      );
      await pool.query(
        `insert into identity.consent (id, account_id, purpose, decision, text_version, decided_at, note)
         values ($1, $2, 'work-photos', 'agreed', 'x', now(), 'Cặp hồ sơ của Lò Văn Thử')`,
        [consent, account],
      );
    });

    it('writes no other note, and changes nothing else', async () => {
      await expect(write(`note = 'Cặp số 3'`)).rejects.toMatchObject({ code: '23001' });
      await expect(write(`note = null, decision = 'refused'`)).rejects.toMatchObject({ code: '42501' });
      await expect(write(`text_version = 'y'`)).rejects.toMatchObject({ code: '42501' });
    });

    it('empties the note, again and again', async () => {
      expect((await write('note = null')).rowCount).toBe(1);
      expect((await write('note = null')).rowCount).toBe(1);
    });

    it('keeps the line from its owner as well', async () => {
      for (const statement of [
        `update identity.consent set note = null, decision = 'refused' where id = $1`,
        `update identity.consent set decision = 'refused' where id = $1`,
        'delete from identity.consent where id = $1',
      ]) {
        await expect(owner.query(statement, [consent])).rejects.toMatchObject({ driverError: { code: '23001' } });
      }
    });
  });

  it('declares queues, sends jobs and works them off', async () => {
    const boss = new PgBoss({ connectionString: url, migrate: false, max: 2 });
    boss.on('error', () => undefined);
    await boss.start();
    const queue = `trial.${newId()}`;
    await boss.createQueue(queue);
    await boss.send(queue, { trial: true });
    const [job] = await boss.fetch<{ trial: boolean }>(queue);
    expect(job?.data).toEqual({ trial: true });
    await boss.complete(queue, job?.id ?? '');
    await boss.stop({ graceful: false });
  });
});
