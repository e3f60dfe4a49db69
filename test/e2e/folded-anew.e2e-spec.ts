import { Issuing } from '@lopso/credentials';
import { type Database, newId } from '@lopso/platform';
import { FoldAllLikeLetters20261127115000 } from '../../libs/platform/src/database/migrations/20261127115000-fold-all-like-letters';
import { FindValuesAnew20261127115100 } from '../../libs/platform/src/database/migrations/20261127115100-find-values-anew';
import { aFinishedCycle, aRound } from '../support/credentials';
import { TestProvince, type TestMember } from '../support/province';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';

type Runner = Parameters<FoldAllLikeLetters20261127115000['up']>[0];

/** Undoes what is done in a transaction. */
class Undo extends Error {}

describe('what was kept by the functions that knew fewer signs', () => {
  let api: TestApi;
  let province: TestProvince;
  let member: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    member = await province.member(await province.commune(), 'Giàng A Hòa');
  });

  /** With the database as it was before the migrations; what is done is undone. */
  async function before(work: (database: Database, migrated: () => Promise<void>) => Promise<void>): Promise<void> {
    const owner = await TableOwner.open();
    const { database } = owner;
    const runner = { query: (text: string) => database.query(text) } as unknown as Runner;
    const folding = new FoldAllLikeLetters20261127115000();
    try {
      await owner.transactions.run(async () => {
        await folding.down(runner);
        await work(database, async () => {
          await folding.up(runner);
          await new FindValuesAnew20261127115100().up(runner);
        });
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    } finally {
      await owner.close();
    }
  }

  const valueOf = async (database: Database, reason: string): Promise<string> => {
    const id = newId();
    await database.execute(
      `insert into platform.audit_entry (id, action, subject_type, subject_id, occurred_at, unit_path)
       values ($1, 'org.member-changed', 'member', $2, now(), $3::ltree)`,
      [id, member.id, province.unit.path],
    );
    await database.execute(`insert into platform.audit_value (entry_id, salt, content) values ($1, '\\x01', $2)`, [
      id,
      JSON.stringify({ reason }),
    ]);
    return id;
  };
  const foundByIndex = async (database: Database, words: readonly string[]): Promise<string[]> => {
    await database.execute('set local enable_seqscan = off');
    const rows = await database.query<{ id: string }>(
      'select entry_id as id from platform.audit_value where platform.traces(content) @> $1::text[] order by 1',
      [words],
    );
    return rows.map(({ id }) => id);
  };
  const isLocked = async (database: Database): Promise<boolean> =>
    (
      await database.query(
        `select 1 from pg_locks where relation = 'platform.audit_value'::regclass and mode = 'ShareRowExclusiveLock'
           and pid = pg_backend_pid()`,
      )
    ).length > 0;

  it('is found in values of the trail, of which only those are put in again, as they were', () =>
    before(async (database, migrated) => {
      const words = ['xuyen', 'zoa'];
      const old = [
        await valueOf(database, 'Bà Giàng Xuyến\u000bZòa hỏi'),
        await valueOf(database, 'Bà Giàng Xuyến Z\u202aòa hỏi'),
        await valueOf(database, 'Bà Giàng Xuyến Zòa hỏi'),
      ];
      const kept = () =>
        database.query<Record<string, unknown>>(
          'select entry_id, salt, content, xmin, cmin from platform.audit_value where entry_id = any($1) order by 1',
          [old],
        );
      const said = (rows: Record<string, unknown>[]) =>
        rows.map(({ entry_id, salt, content }) => [entry_id, salt, content]);
      const first = await kept();
      expect(await foundByIndex(database, words)).toEqual(old.slice(2));
      await migrated();
      expect(await foundByIndex(database, words)).toEqual([...old].sort());
      const later = await kept();
      expect(said(later)).toEqual(said(first));
      const last = (rows: Record<string, unknown>[]) => rows.find((row) => row['entry_id'] === old[2])?.['cmin'];
      expect(last(later)).toEqual(last(first));
      expect(await isLocked(database)).toBe(true);
    }));

  it('keeps nobody waiting where no value holds such a sign', () =>
    before(async (database, migrated) => {
      await database.execute(`delete from platform.audit_value where content ~ '[^ -~À-ỹ]|\\\\'`);
      await valueOf(database, 'Bà Giàng Xuyến Zòa\nhỏi');
      await migrated();
      expect(await isLocked(database)).toBe(false);
    }));

  it('is found among rows of imports, people, accounts and certificates', async () => {
    const round = await aRound(api.database, province, { release: 'manual' });
    const cycle = await aFinishedCycle(api.database, round, member);
    await api.app.get(Issuing).issue([cycle.id], 'by-hand');
    await before(async (database, migrated) => {
      const batch = newId();
      await database.execute(
        `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
         values ($1, 'roster', $2, $3, 'to.csv', $1, '', $1, now(), 'checked')`,
        [batch, province.unit.id, province.unit.path],
      );
      await database.execute(
        `insert into interop.import_row (batch_id, number, cells, edits, problems, candidates, state) values
           ($1, 1, $2, '{}', '[]', '[]', 'problem'), ($1, 2, '{}', $3, '[]', '[]', 'problem'), ($1, 3, '{}', '{}', $4, '[]', 'problem')`,
        [
          ...[batch, ['Xuyến Z\u2066òa']],
          JSON.stringify({ fullName: 'Xuyến\u000bZòa' }),
          JSON.stringify([{ code: 'x', params: { value: 'Xuyến\u001fZòa' } }]),
        ],
      );
      await database.execute(`update org.member set full_name = $2, search_key = $3 where id = $1`, [
        ...[member.id, 'Giàng A H\u02bbLử\ufe0f', 'giang a h\u02bblu'],
      ]);
      await database.execute(`update credentials.certificate set search_key = $2 where member_id = $1`, [
        ...[member.id, '\u00f0ang a · thon ban h’lu'],
      ]);
      const account = newId();
      await database.execute(
        `insert into identity.account (id, username, display_name, created_at, state) values ($1, $2, $3, now(), 'invited')`,
        [account, `a${account.slice(-8)}`, 'Giàng A H\ua78cLử'],
      );
      await migrated();
      const rows = await database.query<{ number: number }>(
        `select number from interop.import_row where batch_id = $1 and (said @> $2::text[] or told @> $2::text[]) order by 1`,
        [batch, ['xuyen', 'zoa']],
      );
      expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(
        await database.queryOne(
          `select m.full_name as name, m.search_key as key, c.search_key as paper,
             (select display_name from identity.account where id = $2) as account
           from org.member m join credentials.certificate c on c.member_id = m.id where m.id = $1`,
          [member.id, account],
        ),
      ).toEqual({
        name: "Giàng A H'Lử",
        ...{ key: "giang a h'lu", paper: "dang a · thon ban h'lu", account: "Giàng A H'Lử" },
      });
    });
  });
});
