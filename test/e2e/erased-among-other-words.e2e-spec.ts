import { type Actor, Audit, foldText, newId } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { anActiveMember, type ActiveMember } from '../support/identity';
import { TestApi } from '../support/test-api';

interface Doubt {
  readonly key: string;
  readonly source: string;
  readonly words: string[];
  readonly isNearly: boolean;
}

const NAME = 'Lừu Thị Dợ';

describe('the name of somebody erased between words that may belong to a longer one', () => {
  let api: TestApi;
  let place: ClassPlace;
  let person: ActiveMember;
  let classId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.stopAt('2026-11-25T01:00:00Z');
  });
  afterAll(async () => api.stop());
  beforeEach(async () => {
    const classes = new TestClasses(api.app);
    place = await classes.place();
    person = await anActiveMember(api, place.province, NAME, place.commune);
    classId = (await classes.aClass(place)).id;
    await classes.book(place.trainer, classId, [person.member]);
  });

  const officer = (): Actor => place.province.officer('commune-officer', place.commune);
  const department = (): Actor => place.province.officer('department-admin');

  /** A draft that tells of her class, with these answers typed in. */
  async function draft(answers: object, as: Actor): Promise<string> {
    const begun = await api.post('/api/papers', { clientKey: newId(), kind: 'minutes', classGroupId: classId }, { as });
    const signer = { form: 'TM', instead: '', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
    const form = { datedOn: null, signer, recipients: null, answers, communeId: null };
    expect((await api.put(`/api/papers/${begun.body.id}`, form, { as })).status).toBe(200);
    return String(begun.body.id);
  }
  const formOf = async (paperId: string): Promise<{ answers: Record<string, string> } | undefined> =>
    (
      await api.database.queryOne<{ form: { answers: Record<string, string> } }>(
        'select form from papers.paper where id = $1',
        [paperId],
      )
    )?.form;
  /** Byte for byte. */
  const bytesOf = async (paperId: string): Promise<string | undefined> =>
    (
      await api.database.queryOne<{ said: string }>(
        'select row(form::text, content::text)::text as said from papers.paper where id = $1',
        [paperId],
      )
    )?.said;
  /** Words of an entry of the trail, and how many of its values there are by now. */
  async function reason(words: string): Promise<() => Promise<number>> {
    const subjectId = newId();
    const entry = { action: 'papers.paper-issued', subjectType: 'paper', subjectId, unitPath: place.commune.path };
    await api.app.get(Audit).record(null, { ...entry, details: { reason: words } });
    const sql = `select 1 from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id where e.subject_id = $1`;
    return async () => (await api.database.query(sql, [subjectId])).length;
  }

  const asking = async (): Promise<string> =>
    `/api/data-requests/${(await person.device.post('/api/own-data/requests', { kind: 'erasure', clientKey: newId() })).body.id}`;
  const doubts = async (url: string): Promise<Doubt[]> =>
    (await api.get(`${url}/doubts`, { as: officer() })).body.items as Doubt[];
  const accept = async (url: string, theirs: readonly Doubt[], others: readonly Doubt[]): Promise<unknown> => {
    const answers = { theirs: theirs.map(({ key }) => key), others: others.map(({ key }) => key) };
    const { body } = await api.post(`${url}/acceptance`, answers, { as: officer() });
    return body.code ?? body.state;
  };

  it('is asked about text by text: what is hers is cut, what is another’s stays byte for byte', async () => {
    const capitals = 'GIẤY CỦA LỪU THỊ DỢ IN SAI';
    const year = `${NAME} Sinh năm 1980 hỏi`;
    const hers = await draft({ 'thư ký': capitals, 'ý kiến': year }, officer());
    const longer = await draft({ 'ý kiến': 'LỪU THỊ DỢ MAI VẮNG' }, officer());
    const [trail, otherTrail] = [
      await reason(`giấy của ${NAME.toLowerCase()} in sai`),
      await reason('Theo lời LỪU THỊ DỢ MAI VẮNG'),
    ];
    expect([await trail(), await otherTrail()]).toEqual([1, 1]);
    const before = await bytesOf(longer);
    const url = await asking();
    const found = await doubts(url);
    expect(found.map(({ words }) => words.join()).sort()).toEqual(
      [capitals, year, 'LỪU THỊ DỢ MAI VẮNG', 'giấy của lừu thị dợ in sai', 'Theo lời LỪU THỊ DỢ MAI VẮNG'].sort(),
    );
    const isOther = ({ words }: Doubt): boolean => words.join().includes('MAI VẮNG');
    const [others, theirs] = [found.filter(isOther), found.filter((doubt) => !isOther(doubt))];
    expect(await accept(url, theirs, [])).toBe('platform.texts-unanswered');
    expect(await accept(url, theirs, others)).toBe('done');
    expect((await formOf(hers))?.answers).toMatchObject({
      'thư ký': 'GIẤY CỦA (đã xóa theo yêu cầu) IN SAI',
      'ý kiến': '(đã xóa theo yêu cầu) Sinh năm 1980 hỏi',
    });
    expect(await bytesOf(longer)).toBe(before);
    expect([await trail(), await otherTrail()]).toEqual([0, 1]);
  });

  it('is asked about apart from where it stands whole, and again once the text says something else', async () => {
    const paper = await draft({ 'ý kiến': `Bà ${NAME} hỏi. LỪU THỊ DỢ MAI đáp` }, officer());
    await reason('Theo lời LỪU THỊ DỢ MAI VẮNG');
    const url = await asking();
    const [whole, ...longer] = await doubts(url);
    // Values of the trail come before other texts, the whole name before a longer one.
    expect([whole?.words, longer.map(({ words }) => words)]).toEqual([
      [`Bà ${NAME} hỏi. LỪU THỊ DỢ MAI đáp`],
      [['Theo lời LỪU THỊ DỢ MAI VẮNG'], ['Bà (đã xóa theo yêu cầu) hỏi. LỪU THỊ DỢ MAI đáp']],
    ]);
    expect([whole?.isNearly, longer.map(({ isNearly }) => isNearly)]).toEqual([false, [true, true]]);
    if (whole === undefined) throw new Error('The whole name is asked about');
    await api.database.execute(
      `update papers.paper set form = jsonb_set(form, '{answers,ý kiến}', '"Bà Lừu Thị Dợ hỏi. LỪU THỊ DỢ MAI im"') where id = $1`,
      [paper],
    );
    expect(await accept(url, [whole], longer)).toBe('platform.texts-unanswered');
    const [now, ...others] = await doubts(url);
    expect(await accept(url, now === undefined ? [] : [now], others)).toBe('done');
    expect((await formOf(paper))?.answers).toMatchObject({
      'ý kiến': 'Bà (đã xóa theo yêu cầu) hỏi. LỪU THỊ DỢ MAI im',
    });
  });

  it('is cut unasked out of what was said after a class and nobody may read yet', async () => {
    const remarks = [`Chị ${NAME} giảng lại giúp`, 'LỪU THỊ DỢ MAI giảng nhanh', 'Chữ nhỏ quá'];
    await api.database.execute(
      'insert into classes.asking (class_group_id, ended_at, opened_at) values ($1, now(), now())',
      [classId],
    );
    await api.database.execute(
      `insert into classes.opinion (id, class_group_id, respondent, understood, pace, usefulness, remark)
       select gen_random_uuid(), $1, sha256(remark::bytea), 'well', 'right', 'much', remark from unnest($2::text[]) remark`,
      [classId, remarks],
    );
    const url = await asking();
    expect(await doubts(url)).toEqual([]);
    expect(await accept(url, [], [])).toBe('done');
    const left = await api.database.query<{ remark: string }>(
      'select remark from classes.opinion where class_group_id = $1',
      [classId],
    );
    expect(left.map(({ remark }) => remark).sort()).toEqual(
      ['(đã xóa theo yêu cầu) MAI giảng nhanh', 'Chị (đã xóa theo yêu cầu) giảng lại giúp', 'Chữ nhỏ quá'].sort(),
    );
  });

  it('is asked about in remarks of rows of imports: what is hers leaves the row of somebody else without it', async () => {
    const batchId = newId();
    await api.database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, 'roster', $2, $3, 'danh-sach.xlsx', $4, '', $4, now(), 'cancelled')`,
      [batchId, place.commune.id, place.commune.path, newId()],
    );
    const remarks = ['CHỒNG CHỊ LỪU THỊ DỢ Ở THÔN 3', 'CON BÀ LỪU THỊ DỢ MAI'];
    await api.database.execute(
      `insert into interop.import_row (batch_id, number, cells, candidates, state)
       select $1, n, array['Vàng Seo Sử', remark], '[]', 'problem' from unnest($2::text[]) with ordinality as said(remark, n)`,
      [batchId, remarks],
    );
    const url = await asking();
    const [hers, longer, ...more] = await doubts(url);
    expect([hers?.words, longer?.words, more]).toEqual([[remarks[0]], [remarks[1]], []]);
    expect([hers?.isNearly, longer?.isNearly]).toEqual([true, true]);
    if (hers === undefined || longer === undefined) throw new Error('Two are asked about');
    expect(await accept(url, [hers], [])).toBe('interop.rows-unanswered');
    expect(await accept(url, [hers], [longer])).toBe('done');
    const left = await api.database.query(
      'select cells, erased_at from interop.import_row where batch_id = $1 order by number',
      [batchId],
    );
    expect(left).toEqual([
      { cells: ['Vàng Seo Sử', ''], erased_at: null },
      { cells: ['Vàng Seo Sử', remarks[1]], erased_at: null },
    ]);
  });

  describe('beyond the officer’s units', () => {
    const dialled = async (): Promise<number> =>
      api.database.execute('update org.member set phone = $2 where id = $1', [person.member.id, '+84992555779']);

    it('stays unasked, also in a paper of her own class, and beside the telephone, which the family may share', async () => {
      await dialled();
      const alone = await draft({ 'ý kiến': 'GIẤY CỦA LỪU THỊ DỢ IN SAI' }, department());
      const paper = await draft(
        {
          'ý kiến': 'Con gái: Lừu Thị Dợ Mai, máy nhà 0992 555 779',
          'thư ký': `${NAME} Mai gặp ông Nam 0992555779`,
          'địa điểm': `Nhà bà ${NAME}, 0992 555 779`,
        },
        department(),
      );
      const before = await bytesOf(alone);
      const url = await asking();
      expect(await doubts(url)).toEqual([]);
      expect(await accept(url, [], [])).toBe('done');
      expect(await bytesOf(alone)).toBe(before);
      expect((await formOf(paper))?.answers).toMatchObject({
        'ý kiến': 'Con gái: Lừu Thị Dợ Mai, máy nhà (đã xóa theo yêu cầu)',
        'thư ký': 'Lừu Thị Dợ Mai gặp ông Nam (đã xóa theo yêu cầu)',
        'địa điểm': 'Nhà bà (đã xóa theo yêu cầu), (đã xóa theo yêu cầu)',
      });
    });

    it('stays where it is of two words, in the name of a class she sits in: the telephone alone goes', async () => {
      await dialled();
      await naming('Lừu Dợ');
      const other = await place.province.commune();
      await api.database.execute(
        'update classes.class_group set title = $2, unit_path = $3, unit_id = $4 where id = $1',
        [classId, 'Lớp nhà chị Lừu Dợ Mai 0992 555 779', other.path, other.id],
      );
      const url = await asking();
      expect([await doubts(url), await accept(url, [], [])]).toEqual([[], 'done']);
      expect(await api.database.query('select title from classes.class_group where id = $1', [classId])).toEqual([
        { title: 'Lớp nhà chị Lừu Dợ Mai (đã xóa theo yêu cầu)' },
      ]);
    });
  });

  const naming = (name: string): Promise<number> =>
    api.database.execute('update org.member set full_name = $2, given_name = $3, search_key = $4 where id = $1', [
      ...[person.member.id, name, name.split(' ').at(-1), foldText(name)],
    ]);

  it('of two words behind a capital is asked about beside her telephone, and gone when it is hers', async () => {
    await api.database.execute('update org.member set phone = $2 where id = $1', [person.member.id, '+84992555779']);
    await naming('Lừu Dợ');
    const paper = await draft({ 'ý kiến': 'Thư Ký Lừu Dợ, máy 0992 555 779', 'thư ký': 'Thư Ký Lừu Dợ' }, officer());
    const listed = await reason('Vắng:\nSùng A Páo\nLừu Dợ\nVàng Seo Sử');
    const url = await asking();
    const found = await doubts(url);
    expect(found.map(({ words }) => words)).toEqual([
      ['Vắng:\nSùng A Páo\nLừu Dợ\nVàng Seo Sử'],
      ['Thư Ký Lừu Dợ, máy 0992 555 779'],
    ]);
    expect(await accept(url, found, [])).toBe('done');
    expect(await listed()).toBe(0);
    expect((await formOf(paper))?.answers).toMatchObject({
      'ý kiến': 'Thư Ký (đã xóa theo yêu cầu), máy (đã xóa theo yêu cầu)',
    });
  });

  it('of two people in one text in capitals is asked about place by place', async () => {
    const paper = await draft({ 'ý kiến': 'LỪU THỊ DỢ HỎI. LỪU THỊ DỢ MAI ĐÁP' }, officer());
    const url = await asking();
    const [hers, longer, ...more] = await doubts(url);
    expect([hers?.words, longer?.words, more]).toEqual([
      ['«LỪU THỊ DỢ» HỎI. LỪU THỊ DỢ MAI ĐÁP'],
      ['LỪU THỊ DỢ HỎI. «LỪU THỊ DỢ» MAI ĐÁP'],
      [],
    ]);
    if (hers === undefined || longer === undefined) throw new Error('Two are asked about');
    expect(await accept(url, [hers], [longer])).toBe('done');
    expect((await formOf(paper))?.answers).toMatchObject({
      'ý kiến': '(đã xóa theo yêu cầu) HỎI. LỪU THỊ DỢ MAI ĐÁP',
    });
  });

  it('is not asked about where the capitals are the whole name of somebody else whom the register knows', async () => {
    await place.province.member(await place.province.commune(), 'Lừu Thị Dợ Mai');
    const official = await anActiveMember(api, place.province, 'Lừu Thị Dợ Sáo', place.commune);
    // A name of an account alone, as officials have.
    await api.database.execute('update org.member set full_name = $2, search_key = $3 where id = $1', [
      ...[official.member.id, 'Khác', 'khac'],
    ]);
    const texts = {
      'ý kiến': 'Cô Lừu Thị Dợ Mai nghỉ, LỪU THỊ DỢ SÁO',
      'thư ký': `Lừu Thị Dợ Mái, ${NAME} Mai Sinh năm 1980`,
    };
    const paper = await draft(texts, officer());
    const plain = await draft({ 'ý kiến': 'Co Luu Thi Do Mai nghi' }, officer());
    const before = await bytesOf(plain);
    const url = await asking();
    const found = await doubts(url);
    // Written with other diacritics, or with more words: an officer says.
    expect(found.map(({ words }) => words.join()).sort()).toEqual([
      'Lừu Thị Dợ Mái, «Lừu Thị Dợ» Mai Sinh năm 1980',
      '«Lừu Thị Dợ» Mái, Lừu Thị Dợ Mai Sinh năm 1980',
    ]);
    expect(await accept(url, found, [])).toBe('done');
    expect((await formOf(paper))?.answers).toMatchObject({ 'ý kiến': texts['ý kiến'] });
    expect(await bytesOf(plain)).toBe(before);
  });

  it('is not asked about in rows of imports either, as their name or in a remark', async () => {
    await place.province.member(place.commune, 'Lừu Thị Dợ Mai');
    const batchId = newId();
    await api.database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, 'roster', $2, $3, 'danh-sach.xlsx', $4, '', $4, now(), 'cancelled')`,
      [batchId, place.commune.id, place.commune.path, newId()],
    );
    const rows = [
      ['LỪU THỊ DỢ MAI', ''],
      ['Vàng Seo Sử', 'Con bà Lừu Thị Dợ Mai'],
      ['LỪU THỊ DỢ TỔ PHÓ', ''],
    ];
    await api.database.execute(
      `insert into interop.import_row (batch_id, number, cells, candidates, state)
       select $1, n, array(select jsonb_array_elements_text(cells)), '[]', 'problem'
       from jsonb_array_elements($2::jsonb) with ordinality as said(cells, n)`,
      [batchId, JSON.stringify(rows)],
    );
    await api.database.execute(`update interop.import_batch set columns = '{"fullName": [0]}' where id = $1`, [
      batchId,
    ]);
    const url = await asking();
    const found = await doubts(url);
    expect(found.map(({ words }) => words[0])).toEqual(['LỪU THỊ DỢ TỔ PHÓ']);
    expect(await accept(url, found, [])).toBe('done');
    const left = await api.database.query('select cells from interop.import_row where batch_id = $1 order by number', [
      batchId,
    ]);
    expect(left).toEqual([{ cells: rows[0] }, { cells: rows[1] }, { cells: [] }]);
  });

  it('is asked about all the same beside her telephone', async () => {
    await place.province.member(place.commune, 'Lừu Thị Dợ Mai');
    await api.database.execute('update org.member set phone = $2 where id = $1', [person.member.id, '+84992555779']);
    await draft({ 'ý kiến': 'Con gái: Lừu Thị Dợ Mai, máy nhà 0992555779' }, officer());
    expect((await doubts(await asking())).map(({ isNearly }) => isNearly)).toEqual([false]);
  });
});
