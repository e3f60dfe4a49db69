import { createHash } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { Audit } from '../audit/audit';
import { Database } from '../database/database';
import { Transactions } from '../database/transactions';
import { PlatformModule } from '../platform.module';
import { newId } from '../text/uuid';
import { AUDIT_VALUES } from './free-text';
import { FreeTextRepository, type TextSearch } from './free-text.repository';
import { soughtInTexts, tellingTexts, toldIn } from './person-in-texts';

const province = `t${newId().slice(-8)}`;
const named = (fullName: string, more: Partial<TextSearch> = {}): TextSearch => ({
  ...{ memberId: newId(), accountId: null, namesakes: [], provincePath: province, isHeld: true },
  person: soughtInTexts({ fullName, birthYear: 1987, phone: '+84992555778' }),
  ...more,
});

describe('a name in the values of the audit trail', () => {
  let module: TestingModule;
  let database: Database;
  let rows: FreeTextRepository;

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    database = module.get(Database);
    rows = module.get(FreeTextRepository);
  });
  afterAll(async () => module.close());

  /** The id of a new entry with these values. */
  async function anEntry(details: Record<string, unknown>): Promise<string> {
    const subjectId = newId();
    const entry = { action: 'papers.paper-issued', subjectType: 'paper', subjectId, unitPath: province };
    await module.get(Audit).record(null, { ...entry, details });
    const written = await database.queryOne<{ id: string }>(
      'select id from platform.audit_entry where subject_id = $1',
      [subjectId],
    );
    return written?.id ?? '';
  }
  const scans = async (): Promise<{ index: number; table: number }> =>
    (await database.queryOne<{ index: number; table: number }>(
      `select pg_stat_get_xact_numscans('platform.audit_value_traces_idx'::regclass)::integer as index,
         pg_stat_get_xact_numscans('platform.audit_value'::regclass)::integer as table`,
    )) ?? { index: 0, table: 0 };
  const found = async (search: TextSearch): Promise<string[]> =>
    (await rows.rowsNaming(AUDIT_VALUES, search)).map(({ id }) => id);

  it.each([
    'Bà Giàng Thị Thuỷ Vân xin nghỉ',
    'GIẤY CỦA GIÀNG THỊ THỦY VÂN IN SAI',
    'giàng thị thuỷ vân in sai tên',
    'Giàng Thị Thuỷ Vân Sinh năm 1987',
    'GIÀNG THỊ THỦY VÂN',
    'Giàng Thị Thuỷ Vân'.normalize('NFD'),
    'giang thi thuy van',
    'Thư ký:\nGiàng\tThị "Thuỷ" Vân',
    'họ Gi\u200bàng Thị Thuỷ Vân',
    'họ Gi\u00adàng Thị\u200e Thuỷ Vân',
    'Gọi (0992)-555.778 lúc 8 giờ',
    'sinh 1987 0992 555 778',
    '+84992555778',
    `${newId()} 0992555778`,
  ])('is found by the index as the rules find it: %s', async (text) => {
    const search = named('Giàng Thị Thuỷ Vân');
    expect(toldIn([text], search.person)).toHaveLength(1);
    for (const details of [{ reason: text }, { memberId: newId(), list: ['x', text] }]) {
      const id = await anEntry(details);
      expect(await found(search)).toContain(id);
    }
  });

  it('is found where it is split over the texts of a list, and a name of one word beside its year', async () => {
    const split = await anEntry({ cells: ['1', 'Giàng', 'Thị Thuỷ', 'Vân'] });
    const [short, other] = [
      await anEntry({ reason: 'Ông Đoàn, sinh 1987, hỏi' }),
      await anEntry({ reason: 'Ông Đoàn hỏi' }),
    ];
    expect(await found(named('Giàng Thị Thuỷ Vân'))).toContain(split);
    const byWord = await found(named('Đoàn'));
    expect([byWord.includes(short), byWord.includes(other)]).toEqual([true, false]);
  });

  it('is passed over in an entry about a namesake, unless the telephone stands there', async () => {
    const memberId = newId();
    const search = named('Lừu Thị Páo', { namesakes: [memberId] });
    const about = await anEntry({ memberId, fullName: 'Lừu Thị Páo' });
    const another = await anEntry({ memberId: newId(), reason: 'em chị Lừu Thị Páo' });
    const dialled = await anEntry({ memberId, fullName: 'Lừu Thị Páo', phone: '+84992555778' });
    const ids = await found(search);
    expect([ids.includes(about), ids.includes(another), ids.includes(dialled)]).toEqual([false, true, true]);
  });

  it('is found beside a run of letters that no index takes, and with such a word in it', async () => {
    // Letters in no order: a run of one letter would be packed to nothing.
    const bytes = createHash('shake256', { outputLength: 6000 }).update('run').digest();
    const run = [...bytes].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
    const id = await anEntry({ reason: `Chị Vừ Thị Ly gửi ${run} rồi về` });
    expect(await found(named('Vừ Thị Ly'))).toContain(id);
    const long = await anEntry({ reason: `Ông Lò ${run}` });
    expect(await found(named(`Lò ${run}`))).toContain(long);
  });

  it('is looked for by the index alone, however many values there are', async () => {
    const id = await anEntry({ reason: 'Bà Sùng Thị Dế xin nghỉ' });
    await module.get(Transactions).run(async () => {
      await database.execute('set local enable_seqscan = off');
      const search = named('Sùng Thị Dế');
      const person = { ...search.person, digits: null };
      const before = await scans();
      const [row] = await rows.rowsNaming(AUDIT_VALUES, { ...search, person });
      const after = await scans();
      expect(row?.id).toBe(id);
      expect(tellingTexts(row?.said, search.person)).not.toEqual([]);
      expect(after.index - before.index).toBe(1);
      expect(after.table).toBe(before.table);
    });
  });
});
