import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, TestClasses, type TestClass } from '../support/classes';
import { type TestMember, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';
const DAYS = 'from=2026-12-01&to=2026-12-31';

/** A class of Hàm Yên in which two people of Bạch Xa and one of a third commune are booked beside one of its own; one of the two comes, and not for the whole. */
describe('an officer whose people learn in another commune', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let home: TestUnit;
  let third: TestUnit;
  let officer: Actor;
  let made: TestClass;
  let host: TestMember;
  let missing: TestMember;
  let leaving: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    home = await place.province.commune('Xã Bạch Xa');
    officer = place.province.officer('commune-officer', home);
    made = await classes.aClass(place);
    host = await place.province.member(place.commune, 'Ma Văn Bằng');
    missing = await place.province.member(home, 'Vàng Thị Mỷ');
    leaving = await place.province.member(home, 'Lý Văn Đào');
    third = await place.province.commune('Xã Thử Thứ Ba');
    const sen = await place.province.member(third, 'Hoàng Thị Sen');
    await classes.book(place.trainer, made.id, [host, missing, leaving, sen]);
    api.clock.stopAt(STARTS);
    await post('attendance', {
      ...{ memberId: leaving.id, mark: 'present', leftAt: '19:30' },
      ...{ source: 'roll', clientKey: newId() },
    });
    api.clock.stopAt(OVER);
    await post('closing');
  });
  afterEach(() => api.clock.release());

  const post = async (path: string, body?: object): Promise<void> => {
    const answer = await api.post(`/api/class-sessions/${made.sessionId}/${path}`, body, { as: place.trainer });
    expect(answer.status).toBeLessThan(300);
  };
  const report = async (as: Actor): Promise<TestResponse['body']> =>
    (await api.get(`/api/absences?${DAYS}`, { as })).body;
  const named = async (as: Actor, more = ''): Promise<TestResponse['body'][]> =>
    (await api.get(`/api/absences/people?${DAYS}${more}`, { as })).body.items;

  it('learns who of them missed it and where, and nothing of the others or of the class', async () => {
    const counts = { absent: 1, excused: 0, partial: 1 };
    const seen = await report(officer);
    expect(seen).toMatchObject({ ...counts, sessionCount: 1 });
    expect(seen.sessions).toMatchObject([{ ...counts, classSessionId: made.sessionId, communeName: 'Xã Hàm Yên' }]);
    expect(seen.communes).toMatchObject([{ ...counts, communeName: 'Xã Bạch Xa' }]);
    const of = { heldIn: 'Xã Hàm Yên', communeName: 'Xã Bạch Xa' };
    expect(await named(officer)).toMatchObject([
      { fullName: 'Lý Văn Đào', kind: 'partial', ...of },
      { fullName: 'Vàng Thị Mỷ', kind: 'absent', makeUp: 'none', ...of },
    ]);
    expect(await named(officer, `&classSessionId=${made.sessionId}`)).toHaveLength(2);
    expect(await named(officer, `&communeId=${place.commune.id}`)).toEqual([]);
    const closed = [
      `class-groups/${made.id}`,
      `class-sessions/${made.sessionId}`,
      `class-sessions/${made.sessionId}/roll`,
    ];
    const asked = await Promise.all(closed.map((path) => api.get(`/api/${path}`, { as: officer })));
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('is the only one of them: the host names its own, trainers of hers and officers of others nobody', async () => {
    const hostOfficer = place.province.officer('commune-officer', place.commune);
    expect((await named(hostOfficer)).map(({ fullName }) => fullName)).toEqual(['Ma Văn Bằng']);
    const beside = await place.province.commune('Xã Tân Long');
    for (const as of [place.province.officer('trainer', home), place.province.officer('commune-officer', beside)]) {
      expect(await report(as)).toMatchObject({ absent: 0, partial: 0, sessionCount: 0, sessions: [], communes: [] });
      expect(await named(as)).toEqual([]);
    }
    // Where she reads besides without being its officer, people of elsewhere are no business of hers.
    const reads = place.province.officer('auditor', third);
    const both = { ...officer, grants: [...officer.grants, ...reads.grants] };
    expect(await named(both)).toHaveLength(2);
  });

  it('is told of as who read the names, in the trail of the people themselves', async () => {
    await named(officer);
    const [held] = await api.database.query<{ member_ids: string[]; unit_path: string }>(
      `select h.member_ids, e.unit_path::text from platform.audit_held h join platform.audit_entry e on e.id = h.entry_id
       where e.action = 'classes.absent-read' and $1::uuid = any(h.member_ids)`,
      [missing.id],
    );
    expect(held?.unit_path).toBe(home.path);
    expect([...(held?.member_ids ?? [])].sort()).toEqual([missing.id, leaving.id].sort());
  });
});
