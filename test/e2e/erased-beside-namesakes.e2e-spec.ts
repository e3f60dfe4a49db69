import { IssuingService } from '@lopso/credentials';
import { type Actor, Audit, MOST_DOUBTS, newId } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { aFinishedCycle, aRound, type TestRound } from '../support/credentials';
import { type ActiveMember, anActiveMember } from '../support/identity';
import { type TestMember } from '../support/province';
import { TestApi } from '../support/test-api';

interface Doubt {
  readonly key: string;
  readonly source: string;
  readonly words: string[];
}

const NAME = 'Triệu Thị Mùi';

describe('a namesake of somebody who is erased', () => {
  let api: TestApi;
  let place: ClassPlace;
  let round: TestRound;
  let person: ActiveMember;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(async () => api.stop());
  beforeEach(async () => {
    place = await new TestClasses(api.app).place();
    round = await aRound(api.database, place.province, { release: 'manual' });
    person = await anActiveMember(api, place.province, NAME, place.commune);
  });

  const officer = (): Actor => place.province.officer('commune-officer', place.commune);
  const department = (): Actor => place.province.officer('department-admin');

  const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
  const issued = async (
    begin: object,
    form: { answers?: object; recipients?: string[]; communeId?: string },
    as: Actor,
  ): Promise<string> => {
    const { body } = await api.post('/api/papers', { clientKey: newId(), ...begin }, { as });
    const asked = Object.fromEntries(body.asked.map(({ name }: { name: string }) => [name, `việc ${name}`]));
    const filled = { datedOn: null, signer, recipients: null, communeId: null, ...form };
    const url = `/api/papers/${body.id}`;
    await api.put(url, { ...filled, answers: { ...asked, ...form.answers } }, { as });
    const number = 'roundId' in begin ? '' : String((papers += 1));
    const issue = await api.post(`${url}/issue`, { number, datedOn: '2026-02-05' }, { as });
    expect([issue.status, issue.body.code]).toEqual([200, undefined]);
    return String(body.id);
  };
  let papers = 0;
  const minutes = (classGroupId: string, as: Actor): Promise<string> =>
    issued(
      { kind: 'minutes', classGroupId },
      { answers: { 'thư ký': `${NAME}, thôn Nà Cả`, 'ý kiến': `Bà ${NAME} hỏi về OTP` } },
      as,
    );

  /** Byte for byte. */
  const paper = async (id: string): Promise<string> =>
    (
      await api.database.queryOne<{ said: string }>(
        'select row(form::text, content::text, erased_at)::text as said from papers.paper where id = $1',
        [id],
      )
    )?.said ?? '';
  const rowOf = async (paperId: string, { id }: TestMember): Promise<string | undefined> =>
    (
      await api.database.queryOne<{ said: string }>(
        `select jsonb_path_query(content, '$.**.rows[*] ? (@.memberId == $id)', jsonb_build_object('id', $2::text))::text as said
         from papers.paper where id = $1`,
        [paperId, id],
      )
    )?.said;
  const certificate = async ({ id }: TestMember): Promise<string | undefined> =>
    (
      await api.database.queryOne<{ said: string }>(
        'select to_jsonb(c)::text as said from credentials.certificate c where member_id = $1',
        [id],
      )
    )?.said;

  const asking = async (): Promise<string> =>
    `/api/data-requests/${(await person.device.post('/api/own-data/requests', { kind: 'erasure', clientKey: newId() })).body.id}`;
  const doubts = async (url: string, as: Actor): Promise<Doubt[]> =>
    (await api.get(`${url}/doubts`, { as })).body.items as Doubt[];
  const accept = (url: string, as: Actor, theirs: readonly Doubt[], others: readonly Doubt[]) =>
    api.post(
      `${url}/acceptance`,
      { theirs: theirs.map(({ key }) => key), others: others.map(({ key }) => key) },
      { as },
    );

  it('keeps the paper of the round that lists the people of another commune, and the certificate', async () => {
    const elsewhere = await place.province.commune();
    const namesake = await place.province.member(elsewhere, NAME);
    const list = (communeId: string): Promise<string> =>
      issued(
        { kind: 'certificate-list', roundId: round.id },
        { communeId, recipients: [`Bà ${NAME} (để biết)`] },
        department(),
      );
    const cycles = [
      await aFinishedCycle(api.database, round, person.member),
      await aFinishedCycle(api.database, round, namesake),
    ];
    const [hers, others] = [await list(place.commune.id), await list(elsewhere.id)];
    await api.app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'by-hand',
    );
    const before = [await paper(others), await certificate(namesake)];
    expect(before.every((said) => said?.includes(NAME))).toBe(true);
    const url = await asking();
    expect((await accept(url, officer(), [], [])).body.state).toBe('done');
    expect([await paper(others), await certificate(namesake)]).toEqual(before);
    expect(await paper(hers)).not.toContain(NAME);
  });

  it('does not keep an erasure from its end by being everywhere: the first places are asked about, the rest is as beyond the units', async () => {
    const { commune } = place;
    const batchId = newId();
    await api.database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, 'roster', $2, $3, 'danh-sach.xlsx', $4, '', $4, now(), 'cancelled')`,
      [batchId, commune.id, commune.path, newId()],
    );
    await api.database.execute(
      `insert into interop.import_row (batch_id, number, cells, candidates, state)
       select $1, n, array[case n when 1 then 'Triệu Mùi' else 'Triệu Thị Mùi' end, 'dòng ' || n], '[]', 'problem' from generate_series(1, $2::integer) n`,
      // The first is of a near name: it stays unasked, so that those of the very name, which would go, are asked about before it.
      [batchId, MOST_DOUBTS + 1],
    );
    await api.database.execute(
      `insert into classes.equipment (id, unit_id, unit_path, name)
       select gen_random_uuid(), $1, $2, 'Loa của Triệu Thị Mùi số ' || n from generate_series(1, $3::integer) n`,
      [commune.id, commune.path, MOST_DOUBTS + 1],
    );
    await api.app.get(Audit).record(null, {
      ...{ action: 'papers.paper-issued', subjectType: 'paper', subjectId: newId(), unitPath: commune.path },
      details: { reason: 'Theo lời bà Triệu Thị Mùi' },
    });
    const url = await asking();
    const { items, isCut } = (await api.get(`${url}/doubts`, { as: officer() })).body as {
      items: Doubt[];
      isCut: boolean;
    };
    expect([items.length, isCut]).toEqual([2 * MOST_DOUBTS, true]);
    expect(items.filter(({ words }) => words.includes('Triệu Mùi'))).toEqual([]);
    expect(items.filter(({ source }) => source === 'Chi tiết trong nhật ký')).toHaveLength(1);
    const [last, ...first] = items;
    expect((await accept(url, officer(), first, [])).body.code).toMatch(/unanswered$/);
    expect((await accept(url, officer(), first, last === undefined ? [] : [last])).body.state).toBe('done');
    const left = await api.database.query<{ said: string }>(
      `select cells::text as said from interop.import_row where batch_id = $1 and cells::text like '%Mùi%'
       union all select name from classes.equipment where unit_id = $2 and name like '%Mùi%'`,
      [batchId, commune.id],
    );
    // The row of the file that she said is another's, the near one and the names of equipment nobody was asked about.
    expect(left.map(({ said }) => said.startsWith('Loa'))).toEqual([false, false, true, true]);
  });

  describe('who sat in the same class', () => {
    let namesake: TestMember;
    let classId: string;

    beforeEach(async () => {
      namesake = await place.province.member(place.commune, NAME);
      const classes = new TestClasses(api.app);
      classId = (await classes.aClass(place)).id;
      await classes.book(place.trainer, classId, [person.member, namesake]);
    });

    it('keeps the row of the minutes, and each place where the clerk wrote the name is asked about by itself', async () => {
      const id = await minutes(classId, officer());
      const before = await rowOf(id, namesake);
      expect(before).toContain(NAME);
      const url = await asking();
      const found = await doubts(url, officer());
      const isAbout = (what: string) => (doubt: Doubt) => doubt.words.length === 1 && doubt.words[0]?.includes(what);
      const [theirs, others] = [found.filter(isAbout('hỏi về OTP')), found.filter(isAbout('thôn Nà Cả'))];
      expect([theirs.length, others.length]).toEqual([2, 2]);
      expect(found).toHaveLength(4);
      expect((await accept(url, officer(), theirs, [])).body.code).toBe('platform.texts-unanswered');
      expect((await accept(url, officer(), theirs, others)).body.state).toBe('done');
      expect(await rowOf(id, namesake)).toBe(before);
      expect(await rowOf(id, person.member)).toBeUndefined();
      const said = await paper(id);
      expect(said).toContain(`${NAME}, thôn Nà Cả`);
      expect(said).toContain('Bà (đã xóa theo yêu cầu) hỏi về OTP');
      expect(said).not.toContain(`Bà ${NAME}`);
    });

    it('keeps what a paper of the department says, of which nobody was asked whom it means', async () => {
      const id = await minutes(classId, department());
      // Lists nobody: that both sat in the class is known by the minutes alone.
      const plan = await issued(
        { kind: 'class-plan', classGroupId: classId },
        { recipients: [`Bà ${NAME} (để biết)`] },
        department(),
      );
      const unlisted = await paper(plan);
      expect([unlisted.includes(NAME), await rowOf(plan, namesake)]).toEqual([true, undefined]);
      const before = await rowOf(id, namesake);
      const url = await asking();
      expect(await doubts(url, officer())).toEqual([]);
      expect((await accept(url, officer(), [], [])).body.state).toBe('done');
      expect(await rowOf(id, namesake)).toBe(before);
      const said = await paper(id);
      expect(said).toContain(`${NAME}, thôn Nà Cả`);
      expect(said).toContain(`Bà ${NAME} hỏi về OTP`);
      expect(await rowOf(id, person.member)).toBeUndefined();
      expect(await paper(plan)).toBe(unlisted);
    });

    it('keeps the name of the class and of the round', async () => {
      const words = `Lớp ở nhà bà ${NAME}`;
      await api.database.execute(
        `update classes.class_group set title = $2, unit_id = $3, unit_path = $4 where id = $1`,
        [classId, words, place.province.unit.id, place.province.unit.path],
      );
      for (const member of [person.member, namesake]) await aFinishedCycle(api.database, round, member);
      await api.database.execute('update learning.round set title = $2 where id = $1', [round.id, words]);
      const url = await asking();
      expect((await accept(url, officer(), [], [])).body.state).toBe('done');
      const left = await api.database.query(
        `select title from classes.class_group where id = $1 union all select title from learning.round where id = $2`,
        [classId, round.id],
      );
      expect(left).toEqual([{ title: words }, { title: words }]);
    });
  });
});
