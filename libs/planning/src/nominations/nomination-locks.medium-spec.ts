import { Database, Transactions } from '@lopso/platform';
import {
  aCall,
  aCallGround,
  aClassAbout,
  aSeated,
  type CallGround,
  changeCall,
  nameIn,
} from '../../../../test/support/calls';
import { aPublishedCourse } from '../../../../test/support/learning';
import { freeCommuneCodes, type TestMember, type TestUnit } from '../../../../test/support/province';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { TestApi } from '../../../../test/support/test-api';
import { NominationBookingService } from './nomination-booking.service';
import { NominationService } from './nomination.service';

/** Whoever asks for a place holds the class, then herself: who holds people and then wants the class would wait for her, and she for them. */
describe('people of a call', () => {
  let api: TestApi;
  let ground: CallGround;
  let she: TestMember;
  let villages: readonly TestUnit[];
  let callId: string;
  let made: Awaited<ReturnType<typeof aClassAbout>>;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    const empty = await aCallGround(api, 0);
    villages = [
      await empty.province.village(empty.commune, 'Thôn Một'),
      await empty.province.village(empty.commune, 'Thôn Hai'),
    ];
    const [first] = villages;
    if (first === undefined) throw new Error('no village');
    const team = await empty.province.team(first, 'village-team');
    she = await aSeated(empty.province, first, team);
    ground = { ...empty, team, people: [she] };
    const { id: courseId } = await aPublishedCourse(api.database);
    made = await aClassAbout(api, ground, '2026-12-15', { topic: courseId });
    const call = await aCall(api, ground, 1, { courseId });
    callId = call.id;
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
  });

  const book = (): Promise<{ readonly booked: number }> =>
    api.app
      .get(NominationBookingService)
      .bookNominees(ground.department, callId, { classGroupId: made.id, communeIds: null });

  /** What comes of an act that begins while somebody holds the class: until then it holds nobody. */
  async function whileClassIsHeld<T>(act: () => Promise<T>): Promise<T> {
    let acting: Promise<T> | null = null;
    await api.app.get(Transactions).run(async () => {
      const database = api.app.get(Database);
      await database.query('select from classes.class_group where id = $1 for update', [made.id]);
      acting = outside(act);
      await untilOneWaitsFor(database, 'classes.class_group');
      const free = 'select id from org.member where id = $1 for update nowait';
      expect(await database.query(free, [she.id])).toHaveLength(1);
    });
    return acting as unknown as Promise<T>;
  }

  it('are held after the class they are booked into', async () => {
    expect(await whileClassIsHeld(book)).toMatchObject({ booked: 1 });
  });

  it('are held after the cancelled class whose place ends as an heir of their split commune names them', async () => {
    expect(await book()).toMatchObject({ booked: 1 });
    const cancel = `/api/class-sessions/${made.sessionId}/cancellation`;
    expect((await api.post(cancel, { reason: 'Giảng viên ốm' }, { as: made.trainer })).status).toBe(200);
    const codes = await freeCommuneCodes(api.database, 2);
    const reform = {
      ...{ fromIds: [ground.commune.id], grants: [], decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-20' },
      to: ['Một', 'Hai'].map((name, index) => ({ code: codes[index], word: 'Xã', name: `Đồng ${name}` })),
      ...{ villages: villages.map(({ id: villageId }, to) => ({ villageId, to })), home: 0 },
    };
    const admin = ground.province.officer('department-admin');
    expect((await api.post('/api/commune-reforms', reform, { as: admin })).status).toBe(201);
    const one = await api.database.queryOne<{ id: string; path: string }>(
      `select id, path::text from org.unit where path <@ $1::ltree and full_name = 'Xã Đồng Một'`,
      [ground.province.unit.path],
    );
    if (one === null) throw new Error('no heir');
    const quotas = [
      { communeId: ground.commune.id, places: 1 },
      { communeId: one.id, places: 1 },
    ];
    const wish = { closesOn: '2026-12-10', quotas };
    expect((await changeCall(api, `/api/class-calls/${callId}`, ground.department, wish)).status).toBe(200);
    const officer = ground.province.officer('commune-officer', one as TestUnit);
    const where = { callId, communeId: one.id };
    const naming = () => api.app.get(NominationService).nominate(officer, where, { teamIds: [], memberIds: [she.id] });
    expect(await whileClassIsHeld(naming)).toMatchObject({ taken: [she.id], refused: [] });
  });
});
