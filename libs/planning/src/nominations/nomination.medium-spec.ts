import { newId } from '@lopso/platform';
import { aCall, aCallGround, aSeated } from '../../../../test/support/calls';
import { TestApi } from '../../../../test/support/test-api';
import { NominationCallService } from './nomination-call.service';
import { NominationService } from './nomination.service';

describe('names taken at once', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  const placesOf = async (callId: string): Promise<number[]> => {
    const rows = await api.database.query<{ place: number }>(
      'select place from planning.call_name where call_id = $1 and place is not null order by place',
      [callId],
    );
    return rows.map(({ place }) => place);
  };

  it('never take more places than the commune has, however many officers fill them in', async () => {
    const ground = await aCallGround(api, 10);
    const { id } = await aCall(api, ground, 4);
    const naming = api.app.get(NominationService);
    const outcomes = await Promise.all(
      ground.people.map(({ id: memberId }) =>
        naming.nominate(
          ground.officer,
          { callId: id, communeId: ground.commune.id },
          { teamIds: [], memberIds: [memberId] },
        ),
      ),
    );
    expect(outcomes.flatMap(({ taken }) => taken)).toHaveLength(4);
    expect(outcomes.flatMap(({ refused }) => refused).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 6 }, () => 'full'),
    );
    expect(await placesOf(id)).toEqual([1, 2, 3, 4]);
  });

  it('take one person into one of two calls about the same', async () => {
    const ground = await aCallGround(api, 1);
    const title = `Ký số ${newId()}`;
    const calls = [await aCall(api, ground, 3, { title }), await aCall(api, ground, 3, { title })];
    const naming = api.app.get(NominationService);
    const memberIds = ground.people.map(({ id }) => id);
    const outcomes = await Promise.all(
      calls.map(({ id }) =>
        naming.nominate(ground.officer, { callId: id, communeId: ground.commune.id }, { teamIds: [], memberIds }),
      ),
    );
    expect(outcomes.flatMap(({ taken }) => taken)).toEqual(memberIds);
    expect(outcomes.flatMap(({ refused }) => refused)).toMatchObject([{ reason: 'elsewhere', what: title }]);
  });

  it('and places that are lowered meet one after the other: either the names stand or the lower number', async () => {
    const ground = await aCallGround(api, 4);
    const { province, commune, team, officer, department } = ground;
    const { id } = await aCall(api, ground, 6);
    const people = [...ground.people, await aSeated(province, commune, team), await aSeated(province, commune, team)];
    const naming = api.app.get(NominationService);
    const wish = { revision: 0, closesOn: '2026-12-10', quotas: [{ communeId: commune.id, places: 3 }] };
    const lowering = api.app.get(NominationCallService).changeCall(department, id, wish);
    const all = people.map(({ id: memberId }) =>
      naming.nominate(officer, { callId: id, communeId: commune.id }, { teamIds: [], memberIds: [memberId] }),
    );
    const [lowered] = await Promise.allSettled([lowering, ...all]);
    const quota = await api.database.queryOne<{ places: number }>(
      'select places from planning.call_quota where call_id = $1',
      [id],
    );
    const taken = (await placesOf(id)).length;
    expect(taken).toBe(quota?.places);
    expect(quota?.places).toBe(lowered.status === 'fulfilled' ? 3 : 6);
  });

  it('are held by the database itself, whoever writes', async () => {
    const ground = await aCallGround(api, 1);
    const { id } = await aCall(api, ground, 2);
    const write = (place: number, places: number): Promise<unknown> =>
      api.database.execute(
        `insert into planning.call_name (id, call_id, unit_id, member_id, state, place, places, named_by, named_at)
         values ($1, $2, $3, $4, 'named', $5, $6, $1, now())`,
        [newId(), id, ground.commune.id, ground.people[0]?.id, place, places],
      );
    await expect(write(3, 2)).rejects.toThrow('call_name_place_ck');
    await expect(write(3, 3)).rejects.toThrow('call_name_places_fk');
    await expect(write(1, 2)).resolves.toBe(1);
    await expect(write(2, 2)).rejects.toThrow('call_name_live_uq');
  });
});
