import { AttendanceService } from '@lopso/classes';
import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { CardKeys } from '../../libs/classes/src/cards/card-keys.service';
import { momentOf } from '../../libs/classes/src/cards/member-card.rules';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { aSignedInOfficer } from '../support/identity';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestTeam } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';
import { aTrainer } from '../support/trainers';

const BEFORE = '2026-11-25T01:00:00Z';
const DURING = '2026-12-01T12:10:00Z';

describe('a member’s card', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let team: TestTeam;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    place = await classes.place('Xã Hàm Yên');
    team = await place.province.team(place.commune);
  });
  afterEach(() => api.clock.release());

  async function seated(name = 'Vàng Thị Mỷ'): Promise<TestMember> {
    const member = await place.province.member(place.commune, name);
    await place.province.seat(member, team);
    return member;
  }
  const cardOf = async (member: TestMember, province = place.province): Promise<{ number: string; code: string }> =>
    (await api.post('/api/me/card', undefined, { as: province.memberActor(member) })).body.card;
  const isOpen = async (people: readonly TestMember[], capacity = 40): Promise<TestClass> => {
    const made = await classes.aClass(place, { capacity });
    await classes.book(place.trainer, made.id, people);
    api.clock.stopAt(DURING);
    return made;
  };
  const show = (
    { sessionId }: TestClass,
    card: string,
    more: { clientKey?: string; isTyped?: boolean; isTakenIn?: boolean; as?: Actor } = {},
  ): Promise<TestResponse> => {
    const { as = place.trainer, ...rest } = more;
    return api.post(`/api/class-sessions/${sessionId}/card-marks`, { card, clientKey: newId(), ...rest }, { as });
  };
  const codeOf = ({ status, body }: TestResponse): [number, string] => [status, String(body.code)];

  describe('on her own phone', () => {
    it('is made when she first asks for it, says nothing of her in its code, and stays the same', async () => {
      const as = place.province.memberActor(await seated());
      const before = await api.get('/api/me/card', { as });
      expect(before.body).toMatchObject({ fullName: 'Vàng Thị Mỷ', communeName: 'Xã Hàm Yên', card: null });
      const made = await api.post('/api/me/card', undefined, { as });
      expect(made.body.card.code).toMatch(/^LOPSO1:[A-Z2-7]{4}:[2-9A-Z]{10}:[A-Z2-7]{103}$/);
      expect(made.body.card.code).toContain(String(made.body.card.number).replace('-', ''));
      expect((await api.post('/api/me/card', undefined, { as })).body).toEqual(made.body);
      expect((await api.get('/api/me/card', { as })).body).toEqual(made.body);
    });

    it('comes with how far the phone’s clock is off, which is kept with it', async () => {
      const as = place.province.memberActor(await seated());
      const clockOf = ({ body }: TestResponse): [number | null, string] => [body.clockAheadMs, body.asOf];
      const asOf = api.clock.now().toISOString();
      expect(clockOf(await api.get('/api/me/card', { as }))).toEqual([null, asOf]);
      const ahead = 86_400_000;
      const headers = { 'x-sent-at': new Date(api.clock.now().getTime() + ahead).toISOString() };
      expect(clockOf(await api.get('/api/me/card', { as, headers }))).toEqual([ahead, asOf]);
      for (const path of ['/api/me/card', '/api/me/card/replacement'])
        expect(clockOf(await api.post(path, undefined, { as, headers }))).toEqual([ahead, asOf]);
    });

    it('is one however many phones ask at the same moment', async () => {
      const as = place.province.memberActor(await seated());
      const made = await Promise.all(Array.from({ length: 12 }, () => api.post('/api/me/card', undefined, { as })));
      expect(new Set(made.map(({ body }) => String(body.card.number))).size).toBe(1);
    });

    it('is printed as large as a bank card', async () => {
      const as = place.province.memberActor(await seated());
      const { number } = (await api.post('/api/me/card', undefined, { as })).body.card;
      const paper = await api.post('/api/me/card/paper', undefined, { as });
      expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
      const text = (await pdfPages(paper.raw)).join(' ');
      expect(text).toContain('Vàng Thị Mỷ');
      expect(text).toContain(number);
    });
  });

  describe('in a class', () => {
    it('marks her present by the code and by the typed number, once however often the tap arrives', async () => {
      const [one, two] = [await seated(), await seated('Ma Văn Bằng')];
      const cards = [await cardOf(one), await cardOf(two)];
      const made = await isOpen([one, two]);
      const clientKey = newId();
      const first = await show(made, cards[0]?.code ?? '', { clientKey });
      expect(first.body).toMatchObject({
        ...{ outcome: 'marked', memberId: one.id, fullName: 'Vàng Thị Mỷ' },
        mark: { mark: 'present', source: 'card' },
      });
      expect((await show(made, cards[0]?.code ?? '', { clientKey })).body).toEqual(first.body);
      expect((await show(made, (cards[1]?.number ?? '').toLowerCase())).body.outcome).toBe('marked');
      const again = await show(made, cards[0]?.code ?? '');
      expect(again.body).toMatchObject({ outcome: 'already', mark: first.body.mark });
      const roll = await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: place.trainer });
      expect(roll.body.rows).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ memberId: one.id, mark: 'present', source: 'card' }),
          expect.objectContaining({ memberId: two.id, mark: 'present', source: 'card-number' }),
        ]),
      );
    });

    it('is none before a camera where the code holds the number alone; typed it counts, and the roll says so', async () => {
      const [typed, comer] = [await seated(), await seated('Ma Văn Bằng')];
      const cards = [await cardOf(typed), await cardOf(comer)];
      const [number = '', other = ''] = cards.map((card) => card.number);
      const made = await isOpen([typed]);
      expect(codeOf(await show(made, number, { isTyped: false }))).toEqual([422, 'classes.card-bare']);
      expect((await show(made, number, { isTyped: true })).body).toMatchObject({
        ...{ outcome: 'marked', mark: { source: 'card-number' } },
      });
      expect(codeOf(await show(made, other, { isTyped: false, isTakenIn: true }))).toEqual([422, 'classes.card-bare']);
      const taken = await show(made, other, { isTyped: true, isTakenIn: true });
      expect(taken.body).toMatchObject({ outcome: 'marked', mark: { source: 'card-number' } });
      const roll = await api.get(`/api/class-sessions/${made.sessionId}/roll`, { as: place.trainer });
      expect(roll.body.rows.map(({ source }: { source: string }) => source)).toEqual(['card-number', 'card-number']);
    });

    it('written down as a card before numbers were told apart, its tap sent again gets its receipt', async () => {
      const member = await seated();
      const { number } = await cardOf(member);
      const made = await isOpen([member]);
      const tap = { memberId: member.id, mark: 'present', source: 'card', clientKey: newId() };
      const before = await api.post(`/api/class-sessions/${made.sessionId}/attendance`, tap, { as: place.trainer });
      expect((await show(made, number, { clientKey: tap.clientKey })).body).toMatchObject({
        ...{ outcome: 'marked', mark: before.body },
      });
    });

    it('of somebody on no list is shown to the trainer, who takes her in while a place is free', async () => {
      const [listed, comer, late] = [await seated(), await seated('Ma Văn Bằng'), await seated('Lù Thị Chở')];
      const card = await cardOf(comer);
      const lateCard = await cardOf(late);
      const made = await isOpen([listed], 2);
      const asked = await show(made, card.code);
      expect(asked.body).toMatchObject({ outcome: 'not-on-roll', fullName: 'Ma Văn Bằng', mark: null });
      const taken = await show(made, card.code, { isTakenIn: true });
      expect(taken.body).toMatchObject({ outcome: 'marked', mark: { source: 'card' } });
      expect(codeOf(await show(made, lateCard.code, { isTakenIn: true }))).toEqual([409, 'classes.full']);
    });

    it('is refused with a sentence where it is forged, unknown, no card, or of another province', async () => {
      const member = await seated();
      const card = await cardOf(member);
      const elsewhere = await TestProvince.create(api.database);
      const foreigner = await elsewhere.member(await elsewhere.commune());
      await elsewhere.seat(foreigner, await elsewhere.team(foreigner.unit));
      const foreign = await cardOf(foreigner, elsewhere);
      const made = await isOpen([member]);
      const changed = card.code.slice(0, -4) + (card.code.endsWith('AAAA') ? 'BBBB' : 'AAAA');
      expect(codeOf(await show(made, changed))).toEqual([422, 'classes.card-forged']);
      expect(codeOf(await show(made, 'ZZZZZ-ZZZZZ'))).toEqual([422, 'classes.card-unknown']);
      expect(codeOf(await show(made, 'https://example.vn/'))).toEqual([422, 'classes.card-unreadable']);
      expect(codeOf(await show(made, foreign.code))).toEqual([422, 'classes.card-elsewhere']);
      expect((await show(made, card.code)).body.outcome).toBe('marked');
    });

    it('counts by the code that her phone makes now, and no more by a picture of it', async () => {
      const [member, comer] = [await seated(), await seated('Ma Văn Bằng')];
      const [card, other] = [await cardOf(member), await cardOf(comer)];
      const made = await isOpen([member]);
      const keys = api.app.get(CardKeys);
      const shown = (seconds: number, { number } = card): string =>
        keys.movingCodeOf(number.replace('-', ''), momentOf(new Date(Date.parse(DURING) + seconds * 1000)));
      expect(codeOf(await show(made, shown(-600)))).toEqual([422, 'classes.card-stale']);
      expect(codeOf(await show(made, shown(600)))).toEqual([422, 'classes.card-stale']);
      const [, , own = '', moment = ''] = shown(0).split(':');
      const forged = shown(0, other).replace(/:[2-9A-Z]{10}:\d+:/, `:${own}:${moment}:`);
      expect(codeOf(await show(made, forged))).toEqual([422, 'classes.card-forged']);
      const clientKey = newId();
      const first = await show(made, shown(-60), { clientKey });
      expect(first.body).toMatchObject({ outcome: 'marked', mark: { source: 'card' } });
      api.clock.stopAt(new Date(Date.parse(DURING) + 300_000));
      expect((await show(made, shown(-60), { clientKey })).body).toEqual(first.body);
      expect((await show(made, shown(-60))).body.outcome).toBe('already');
      api.clock.stopAt(DURING);
      // Kept by a trainer's phone without network ten minutes ago, whose clock is an hour ahead.
      const kept = { card: shown(-600, other), clientKey: newId(), isTakenIn: true };
      const hour = 3_600_000;
      const at = (ms: number): string => new Date(Date.parse(DURING) + hour + ms).toISOString();
      const sent = (madeAt: string): Promise<TestResponse> =>
        api.post(
          `/api/class-sessions/${made.sessionId}/card-marks`,
          { ...kept, madeAt },
          {
            ...{ as: place.trainer, headers: { 'x-sent-at': at(0) } },
          },
        );
      expect(codeOf(await sent(at(0)))).toEqual([422, 'classes.card-stale']);
      expect((await sent(at(-600_000))).body).toMatchObject({ outcome: 'marked', fullName: 'Ma Văn Bằng' });
    });

    it('that was replaced counts by no code of the lost phone either', async () => {
      const member = await seated();
      const { number } = await cardOf(member);
      const made = await isOpen([member]);
      await api.post('/api/me/card/replacement', undefined, { as: place.province.memberActor(member) });
      const code = api.app.get(CardKeys).movingCodeOf(number.replace('-', ''), momentOf(new Date(DURING)));
      expect(codeOf(await show(made, code))).toEqual([422, 'classes.card-replaced']);
    });

    it.each([
      ['says that the roll takes her where she is on it', true, 'card-ended-on-roll', 'ghi trên danh sách'],
      ['says where to ask where she is on none', false, 'card-ended', 'Báo cán bộ xã'],
    ])('of a member whose seat ended counts no more and %s', async (_, isBooked, code, words) => {
      const member = await seated();
      const card = await cardOf(member);
      const made = await isOpen(isBooked ? [member] : []);
      await api.database.execute(
        `update org.seat_term set held = daterange(lower(held), '2026-11-30') where member_id = $1`,
        [member.id],
      );
      const refused = await show(made, card.code);
      expect(codeOf(refused)).toEqual([422, `classes.${code}`]);
      expect(refused.body.detail).toContain(words);
    });

    it('of an erased person opens nothing', async () => {
      const member = await seated();
      const card = await cardOf(member);
      const made = await isOpen([]);
      const subject = { memberId: member.id, accountId: newId() };
      await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
      expect(codeOf(await show(made, card.code))).toEqual([422, 'classes.card-unknown']);
    });

    it('of the trainer herself gives her no hours', async () => {
      const member = await seated();
      const card = await cardOf(member);
      const made = await isOpen([member]);
      const as = { ...place.trainer, memberId: member.id };
      expect(codeOf(await show(made, card.code, { as }))).toEqual([422, 'classes.own-attendance']);
    });

    it('cannot be guessed: who mistypes too often is stopped for a while', async () => {
      const card = await cardOf(await seated());
      const made = await isOpen([]);
      const guesses = await Promise.all(Array.from({ length: 30 }, () => show(made, 'ZZZZZ-ZZZZZ')));
      expect(guesses.filter(({ status }) => status === 422)).toHaveLength(20);
      expect((await show(made, card.code)).status).toBe(429);
    });

    it('is read by an assistant of the session too, whose phone is packed for a hall without network', async () => {
      const assistant = await aTrainer(api.database, place.province, 'Lò Thị Mây');
      const member = await seated();
      const card = await cardOf(member);
      const body = {
        ...{ clientKey: newId(), title: 'Dịch vụ công trực tuyến', venueId: place.venueId, capacity: 40 },
        ...{ sessions: [evening('2026-12-01')], assistantIds: [assistant.accountId] },
      };
      const { id, sessions } = (await api.post('/api/class-groups', body, { as: place.trainer })).body;
      const made: TestClass = { id, sessionId: sessions[0].id };
      await classes.book(place.trainer, id, [member]);
      api.clock.stopAt(DURING);
      const kit = await api.get(`/api/class-sessions/${made.sessionId}/hall-kit`, { as: assistant });
      expect([kit.status, kit.body.cards]).toEqual([
        200,
        [expect.objectContaining({ memberId: member.id, number: card.number.replace('-', ''), isGood: true })],
      ]);
      expect((await show(made, card.code, { as: assistant })).body).toMatchObject({
        outcome: 'marked',
        mark: { mark: 'present', source: 'card' },
      });
      const other = await aTrainer(api.database, place.province, 'Ma Văn Khác');
      expect(codeOf(await api.get(`/api/class-sessions/${made.sessionId}/hall-kit`, { as: other }))).toEqual([
        403,
        'classes.not-your-class',
      ]);
    });

    it('has ended for a phone without network, too, when the seat ends by the day of the session', async () => {
      const [stays, ends, old] = [await seated('Lò Văn An'), await seated('Hà Thị Ơn'), await seated('Sùng A Cũ')];
      const [good, ending, replaced] = [await cardOf(stays), await cardOf(ends), await cardOf(old)];
      await api.post('/api/me/card/replacement', undefined, { as: place.province.memberActor(old) });
      const made = await classes.aClass(place, { capacity: 40 });
      await classes.book(place.trainer, made.id, [stays, ends, old]);
      const end = `update org.seat_term set held = daterange(lower(held), $2) where member_id = any($1)`;
      await api.database.execute(end, [[ends.id, old.id], '2026-12-01']);
      const kit = await api.get(`/api/class-sessions/${made.sessionId}/hall-kit`, { as: place.trainer });
      const said = (number: string): unknown =>
        kit.body.cards.find((one: { number: string }) => one.number === number.replace('-', ''));
      expect(said(good.number)).toMatchObject({ isGood: true, isEnded: false });
      expect(said(ending.number)).toMatchObject({ isGood: false, isEnded: true, days: [] });
      expect(said(replaced.number)).toMatchObject({ isGood: false, isEnded: false, days: [] });
      api.clock.stopAt(DURING);
      expect(codeOf(await show(made, ending.code))).toEqual([422, 'classes.card-ended-on-roll']);
    });

    it('is shown to nobody’s class but the trainer’s own', async () => {
      const card = await cardOf(await seated());
      const made = await isOpen([]);
      const other = place.province.officer('trainer');
      expect(codeOf(await show(made, card.code, { as: other }))).toEqual([403, 'classes.not-your-class']);
    });
  });

  describe('that is lost', () => {
    it('is replaced by its holder: the old one is refused, the new one counts', async () => {
      const member = await seated();
      const as = place.province.memberActor(member);
      const old = await cardOf(member);
      const fresh = (await api.post('/api/me/card/replacement', undefined, { as })).body.card;
      expect(fresh.number).not.toBe(old.number);
      const made = await isOpen([member]);
      expect(codeOf(await show(made, old.code))).toEqual([422, 'classes.card-replaced']);
      expect(codeOf(await show(made, old.number))).toEqual([422, 'classes.card-replaced']);
      expect((await show(made, fresh.code)).body.outcome).toBe('marked');
      const entries = await api.database.query(
        `select action from platform.audit_entry where member_id = $1 and action = 'classes.card-replaced'`,
        [member.id],
      );
      expect(entries).toHaveLength(1);
    });
  });

  describe('printed for a team', () => {
    it('comes ten to a page by given name, leaves printed cards as they are, and is written down', async () => {
      const [one, two] = [await seated(), await seated('Ma Văn Bằng')];
      const card = await cardOf(one);
      const officer = await aSignedInOfficer(api, 'commune-officer', place.commune);
      const sheet = await officer.device.post(`/api/teams/${team.id}/member-cards`, undefined);
      expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'application/pdf']);
      const text = (await pdfPages(sheet.raw)).join(' ');
      expect(text.indexOf('Ma Văn Bằng')).toBeLessThan(text.indexOf('Vàng Thị Mỷ'));
      expect(text).toContain(card.number);
      expect(text).toContain((await cardOf(two)).number);
      const [held] = await api.database.query<{ people: string[] }>(
        `select h.member_ids as people from platform.audit_entry e join platform.audit_held h on h.entry_id = e.id
         where e.action = 'classes.cards-printed' and e.subject_id = $1`,
        [team.id],
      );
      expect(held?.people).toEqual([one.id, two.id].sort());
    });

    it('says so where nobody sits', async () => {
      const officer = await aSignedInOfficer(api, 'commune-officer', place.commune);
      const sheet = await officer.device.post(`/api/teams/${team.id}/member-cards`, undefined);
      expect(codeOf(sheet)).toEqual([422, 'classes.nobody-for-cards']);
    });

    it('one by one for who lost hers, and for nobody without a seat', async () => {
      const [member, former] = [await seated(), await place.province.member(place.commune)];
      const old = await cardOf(member);
      const officer = await aSignedInOfficer(api, 'commune-officer', place.commune);
      const paper = await officer.device.post(`/api/members/${member.id}/card-replacement`, undefined);
      expect(paper.status).toBe(200);
      const text = (await pdfPages(paper.raw)).join(' ');
      expect(text).toContain((await cardOf(member)).number);
      expect(text).not.toContain(old.number);
      const refused = await officer.device.post(`/api/members/${former.id}/card-replacement`, undefined);
      expect(codeOf(refused)).toEqual([422, 'classes.nobody-for-cards']);
    });
  });

  it('taken in by the trainer’s tap before is told as present', async () => {
    const member = await seated();
    const card = await cardOf(member);
    const made = await isOpen([]);
    await api.app
      .get(AttendanceService)
      .admitWalkIn(place.trainer, made.sessionId, { memberId: member.id, clientKey: newId() });
    expect((await show(made, card.code)).body).toMatchObject({ outcome: 'already', mark: { source: 'roll' } });
  });
});
