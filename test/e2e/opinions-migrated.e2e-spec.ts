import { newId } from '@lopso/platform';
import { FixWhatWasAsked20261127102000 } from '../../libs/platform/src/database/migrations/20261127102000-fix-what-was-asked';
import { TestClasses } from '../support/classes';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';

type Runner = Parameters<FixWhatWasAsked20261127102000['up']>[0];

/** Undoes what is done in a transaction. */
class Undo extends Error {}

describe('classes asked about before their end was kept', () => {
  let api: TestApi;
  let classes: TestClasses;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  /** A class of two evenings, one person present at the first, who has answered; the second evening has passed and is not typed in yet. */
  async function answered(): Promise<string> {
    api.clock.stopAt('2025-11-01T01:00:00Z');
    const place = await classes.place('Xã Hàm Yên');
    const person = await place.province.member(place.commune);
    const evening = (on: string) => ({ on, from: '19:00', to: '20:30' });
    const { id, sessionId } = await classes.aClass(place, { sessions: [evening('2025-11-10'), evening('2025-11-20')] });
    await classes.book(place.trainer, id, [person]);
    api.clock.stopAt('2025-11-10T12:05:00Z');
    const mark = { memberId: person.id, source: 'roll', clientKey: newId(), mark: 'present' };
    await api.post(`/api/class-sessions/${sessionId}/attendance`, mark, { as: place.trainer });
    api.clock.stopAt('2025-11-21T01:00:00Z');
    const answer = { understood: 'well', pace: 'right', usefulness: 'much' };
    const own = { as: place.province.memberActor(person) };
    expect((await api.put(`/api/me/class-groups/${id}/opinion`, answer, own)).status).toBeLessThan(300);
    return id;
  }

  /** As years of use may have left it: nothing of the class takes place by its timetable any more. */
  const cancelAllOf = async (id: string): Promise<void> => {
    await api.database.execute(`update classes.class_session set state = 'cancelled' where class_group_id = $1`, [id]);
  };

  /** When a class ended to the migration; what it does is undone. */
  async function endTold(id: string): Promise<string | undefined> {
    const owner = await TableOwner.open();
    let end: string | undefined;
    try {
      await owner.transactions.run(async () => {
        const runner = { query: (text: string) => owner.database.query(text) } as unknown as Runner;
        const migration = new FixWhatWasAsked20261127102000();
        await migration.down(runner);
        await migration.up(runner);
        const rows = await owner.database.query<{ ended: Date; opened: Date }>(
          'select ended_at as ended, opened_at as opened from classes.asking where class_group_id = $1',
          [id],
        );
        expect(rows[0]?.opened).toEqual(rows[0]?.ended);
        end = rows[0]?.ended.toISOString();
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    } finally {
      await owner.close();
    }
    return end;
  }

  it('end with their last session, though nobody is marked in it yet', async () => {
    const id = await answered();
    expect(await endTold(id)).toBe('2025-11-20T13:30:00.000Z');
  });

  it('end with the last session anybody was marked in where none takes place by the timetable', async () => {
    const id = await answered();
    await cancelAllOf(id);
    expect(await endTold(id)).toBe('2025-11-10T13:30:00.000Z');
  });
});
