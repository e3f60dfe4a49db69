import { type Actor, AuditSealing, AuditVerification, JobWorker, newId, PersonalData, Scope } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { type Named } from '../support/erasure/name-pen';
import { type NamedEverywhere, NamedEverywhereMaker } from '../support/erasure/named-everywhere';
import { nameless, textColumns } from '../support/erasure/text-columns';
import { anActiveMember, type ActiveMember } from '../support/identity';
import { LogRecord } from '../support/log-record';
import { pdfPages } from '../support/pdf-text';
import {
  filesHolding,
  placesHolding,
  placesWithMore,
  type RowsByPlace,
  rowsHoldingYear,
  yearOfNobody,
} from '../support/personal-data';
import { type TestMember } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

interface Doubt {
  readonly key: string;
  readonly source: string;
  readonly row: number | null;
  readonly words: string[];
}

describe('a name that others wrote down', () => {
  let api: TestApi;
  let place: ClassPlace;
  const log = new LogRecord();

  beforeAll(async () => {
    api = await TestApi.start(log);
    api.clock.stopAt('2026-11-25T01:00:00Z');
  });
  afterAll(async () => {
    await api.stop();
    log.end();
  });
  beforeEach(async () => {
    place = await new TestClasses(api.app).place();
  });

  const officer = (): Actor => place.province.officer('commune-officer', place.commune);
  const department = (): Actor => place.province.officer('department-admin');
  const ask = async ({ device }: ActiveMember): Promise<string> => {
    const { body } = await device.post('/api/own-data/requests', { kind: 'erasure', clientKey: newId() });
    return `/api/data-requests/${body.id}`;
  };
  const doubtsOf = async (url: string, as: Actor): Promise<Doubt[]> =>
    (await api.get(`${url}/doubts`, { as })).body.items as Doubt[];
  const accept = (url: string, as: Actor, theirs: readonly Doubt[], others: readonly Doubt[] = []) =>
    api.post(
      `${url}/acceptance`,
      { theirs: theirs.map(({ key }) => key), others: others.map(({ key }) => key) },
      { as },
    );

  /** Minutes about a class, issued, with these answers typed in. */
  async function minutes(classId: string, answers: object, as = officer()): Promise<string> {
    const begun = await api.post('/api/papers', { clientKey: newId(), kind: 'minutes', classGroupId: classId }, { as });
    const asked = Object.fromEntries(begun.body.asked.map(({ name }: { name: string }) => [name, `việc ${name}`]));
    const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
    const form = { datedOn: null, signer, recipients: null, answers: { ...asked, ...answers }, communeId: null };
    await api.put(`/api/papers/${begun.body.id}`, form, { as });
    const issue = await api.post(
      `/api/papers/${begun.body.id}/issue`,
      { number: String((papers += 1)), datedOn: '2026-02-05' },
      { as },
    );
    expect(issue.status).toBe(200);
    return String(begun.body.id);
  }
  let papers = 0;

  const textOf = async (paperId: string, as = officer()): Promise<string> =>
    (await pdfPages((await api.get(`/api/papers/${paperId}/file?format=pdf`, { as })).raw))
      .join(' ')
      .replace(/\s+/g, ' ');

  describe('into every text there is', () => {
    const named: Named = { name: 'Giàng Thị Thuỷ Vân', phone: '+84992555771', birthYear: 0 };
    const words = [named.name, named.phone, named.phone.slice(3), '0992.555.771'];
    let before: string[];
    let year: { year: number; rows: RowsByPlace };
    let world: NamedEverywhere;

    beforeEach(async () => {
      year = await yearOfNobody(api.database);
      world = await new NamedEverywhereMaker(api, place, { ...named, birthYear: year.year }).make();
      before = await placesHolding(api.database, words);
    });

    it('is gone from all of them, from every file and from the log, and the trail stays whole', async () => {
      // A new column with words must be filled here, or named in the list with its reason.
      const columns = await textColumns(api.database);
      expect(columns.filter((column) => !before.includes(column) && nameless[column] === undefined)).toEqual([]);
      expect(Object.keys(nameless).filter((column) => !columns.includes(column))).toEqual([]);
      expect(filesHolding(process.env['FILES_DIRECTORY'] ?? '', [named.name])).toHaveLength(2);

      const held = placesWithMore(await rowsHoldingYear(api.database, year.year), year.rows);
      expect(held).toEqual(
        expect.arrayContaining(['learning.waiver.reason', 'org.member.birth_year', 'papers.paper.content']),
      );

      const url = await ask(world.person);
      const found = await doubtsOf(url, department());
      const kinds = new Set(found.map(({ source }) => source.split(' ').slice(0, 2).join(' ')));
      expect([...kinds]).toEqual(
        expect.arrayContaining(['Văn bản', 'Mẫu văn', 'Tên lớp', 'Bài thực', 'Ghi chú', 'Đợt bồi', 'Chi tiết']),
      );
      const done = await accept(url, department(), found);
      expect(done.body).toMatchObject({ state: 'done' });
      const worker = api.app.get(JobWorker);
      await worker.start();
      await until(async () => (await unfinished()) === 0);
      await worker.stop();

      expect(await placesHolding(api.database, words)).toEqual([]);
      expect(placesWithMore(await rowsHoldingYear(api.database, year.year), year.rows)).toEqual([]);
      expect(filesHolding(process.env['FILES_DIRECTORY'] ?? '', words)).toEqual([]);
      expect(log.linesHolding(words)).toEqual([]);
      expect(log.linesHoldingYear(year.year)).toEqual([]);
      await api.app.get(AuditSealing).seal();
      expect((await api.app.get(AuditVerification).verify()).faults).toEqual([]);
    }, 120_000);
  });

  const unfinished = async (): Promise<number> =>
    (
      await api.database.query(
        `select 1 from pgboss.job where name = 'platform.remove-files' and state in ('created', 'retry', 'active')`,
      )
    ).length;

  describe('into minutes', () => {
    let person: ActiveMember;
    let other: TestMember;
    let classId: string;
    let name: string;
    let typed: Record<string, string>;
    const given = ['Hoa', 'Huệ', 'Lan', 'Cúc', 'Mai', 'Nhài'];

    beforeEach(async () => {
      // The tests come in any order and share a database.
      name = `Lừu Thị Xuyến ${given.pop()}`;
      typed = { 'thư ký': `${name}, thành viên tổ`, 'ý kiến': `Bà ${name} hỏi về OTP. Ông Ma Văn Sử đáp` };
      person = await anActiveMember(api, place.province, name, place.commune);
      other = await place.province.member(place.commune, 'Ma Văn Sử');
      const classes = new TestClasses(api.app);
      classId = (await classes.aClass(place)).id;
      await classes.book(place.trainer, classId, [person.member, other]);
    });

    it('is asked about, and leaves the paper with its number, kind, date and every other word', async () => {
      const id = await minutes(classId, typed);
      expect(await textOf(id)).toContain(name);
      const kept = () =>
        api.database.query('select kind, number, symbol, dated_on, issued_at from papers.paper where id = $1', [id]);
      const before = await kept();
      const url = await ask(person);
      const [doubt, ...more] = await doubtsOf(url, officer());
      expect([doubt?.row, doubt?.source, more]).toEqual([null, expect.stringContaining('Văn bản'), []]);
      expect(doubt?.words.join(' ')).toContain(`${name}, thành viên tổ`);
      const unsaid = await accept(url, officer(), []);
      expect([unsaid.status, unsaid.body.code]).toEqual([409, 'platform.texts-unanswered']);
      expect(await textOf(id)).toContain(name);

      expect((await accept(url, officer(), doubt === undefined ? [] : [doubt])).body.state).toBe('done');
      const text = await textOf(id);
      expect(text).not.toContain('Xuyến');
      for (const left of ['(đã xóa theo yêu cầu), thành viên tổ', 'hỏi về OTP', 'Ma Văn Sử'])
        expect(text).toContain(left);
      const docx = await api.get(`/api/papers/${id}/file?format=docx`, { as: officer() });
      expect(docx.status).toBe(200);
      expect(await placesHolding(api.database, [name])).toEqual([]);
      expect(await kept()).toEqual(before);
      for (const change of [`form = '{}'`, `content = '{}'`, 'erased_at = null'])
        await expect(
          api.database.execute(`update papers.paper set ${change} where id = $1`, [id]),
        ).rejects.toMatchObject({ code: '23001' });
    });

    it('stays where the officer says that a namesake is meant, and is asked again when the text changed', async () => {
      const as = officer();
      const begun = await api.post(
        '/api/papers',
        { clientKey: newId(), kind: 'minutes', classGroupId: classId },
        { as },
      );
      const write = (opinion: string): Promise<TestResponse> =>
        api.put(
          `/api/papers/${begun.body.id}`,
          {
            ...{ datedOn: null, recipients: null, answers: { 'ý kiến': opinion }, communeId: null },
            signer: { form: 'TM', instead: '', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' },
          },
          { as },
        );
      await write(`Bà ${name} ở xã bên hỏi`);
      const url = await ask(person);
      const first = await doubtsOf(url, as);
      expect(first).toHaveLength(1);
      await write(`Bà ${name} ở xã bên hỏi thêm`);
      expect((await accept(url, as, [], first)).body.code).toBe('platform.texts-unanswered');
      expect((await accept(url, as, [], await doubtsOf(url, as))).body.state).toBe('done');
      expect(await placesHolding(api.database, [name])).toEqual(['papers.paper.form']);
      await api.delete(`/api/papers/${begun.body.id}`, { as });
    });

    it('of the department about her own class goes unasked; of a class she wasn’t in it waits for the department’s officer', async () => {
      const own = await minutes(classId, typed, department());
      const elsewhere = await new TestClasses(api.app).aClass(place, { on: '2026-12-08' });
      const beyond = await minutes(elsewhere.id, typed, department());
      const url = await ask(person);
      const found = await doubtsOf(url, officer());
      expect(await doubtsOf(url, department())).toHaveLength(found.length + 2);
      expect((await accept(url, officer(), found)).body.state).toBe('done');
      expect(await textOf(own, department())).not.toContain(name);
      expect(await textOf(beyond, department())).toContain(name);
    });

    it('is found in its telephone as well, and a name of one word with its year alone', async () => {
      const data = api.app.get(PersonalData);
      const member = await place.province.member(place.commune, 'Sử');
      const subject = { memberId: member.id, accountId: null };
      await api.database.execute('update org.member set phone = $2, birth_year = 1913 where id = $1', [
        member.id,
        '+84992555772',
      ]);
      const scope = Scope.ofPaths([place.commune.path]);
      const found = async (opinion: string): Promise<number> => {
        const id = await minutes(classId, { 'ý kiến': opinion });
        const doubts = (await data.doubts(subject, scope)).items.filter(({ key }) => key.startsWith(id));
        return doubts.length;
      };
      expect(await found('Ông Sử hỏi')).toBe(0);
      expect(await found('Ông Sử, sinh 1913, hỏi')).toBe(1);
      expect(await found('Gọi số 0992 555 772')).toBe(1);
      expect(await found('Số hóa đơn 10992555772')).toBe(0);
    });
  });

  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      if (await isTrue()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('It did not come about');
  }
});
