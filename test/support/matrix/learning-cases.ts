import { NewcomerService, READ_PROGRESS, ReopeningService } from '@lopso/learning';
import { newId } from '@lopso/platform';
import { anEdition, anOpenRound, aProgramme, inYears, openCycles, type TestOpenRound } from '../learning';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** An open round of the province, the row's member with a cycle in it. */
function round(world: MatrixWorld): Promise<{ round: TestOpenRound; cycleId: string }> {
  return world.once('round', async () => {
    await world.team();
    const opened = await anOpenRound(world.api.database, world.province);
    const [cycleId = ''] = await openCycles(world.api.database, opened, [await world.member()]);
    return { round: opened, cycleId };
  });
}

/** A round whose course has a major edition since, the row's member in it. */
async function reopenable(world: MatrixWorld) {
  return world.once('reopenable', async () => {
    const { round: opened } = await round(world);
    const [lesson] = opened.course.lessons;
    const edition = await anEdition(world.api.database, opened.course, {
      ...{ version: '2.0.0', changed: [lesson?.id ?? ''] },
    });
    return { roundId: opened.id, asked: { edition: edition.hash, parts: [lesson?.id ?? ''], named: 'all' as const } };
  });
}

const reopening = ({ api }: MatrixWorld) => ({
  ...{ decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-11-20', people: 1 },
  dueOn: inYears(api.clock.now(), 1, '12-31'),
});

/** The round of a reopening whose cycles are open. */
async function reopened(world: MatrixWorld): Promise<string> {
  const { roundId, asked } = await reopenable(world);
  const { app, database } = world.api;
  const officer = world.province.officer('department-officer');
  const draft = { ...asked, finishedBefore: null };
  const title = `Học lại ${newId()}`;
  const id = await app
    .get(ReopeningService)
    .reopenCourse(officer, roundId, { ...reopening(world), draft, title, graceDays: 0 });
  await database.execute(`update learning.round set state = 'open' where id = $1`, [id]);
  return id;
}
/** A change for the newcomers of a round that was made today, its people taken in. */
async function changedNewcomers({ api, province }: MatrixWorld, roundId: string): Promise<string> {
  const officer = province.officer('department-officer');
  const terms = { days: 45, until: null };
  const { revision } = await api.app.get(NewcomerService).readNewcomers(officer, roundId);
  await api.app.get(NewcomerService).changeNewcomers(officer, roundId, { terms, revision });
  await api.database.execute(
    'update learning.newcomer_change set finished_at = changed_at, joined_count = 0 where round_id = $1 and finished_at is null',
    [roundId],
  );
  const [last] = (await api.app.get(NewcomerService).readNewcomers(officer, roundId)).changes;
  return last?.id ?? '';
}

/** Whom a round is made for in these cases. */
const LEADERS = { match: 'all', conditions: [{ kind: 'position', values: ['leader'] }], except: [] };

/** Rounds, reopenings and progress. */
export const learningCases: RouteCases = {
  'GET /me/home': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /me/progress': { success: 200, reach: 'list', ask: () => ({}) },
  'PUT /me/lessons/:lessonId/progress': {
    success: 204,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({
      path: { lessonId: (await round(world)).round.course.lessons[0]?.id ?? '' },
      body: { percent: 40 },
    }),
  },
  'POST /me/lessons/:lessonId/read': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { lessonId: (await round(world)).round.course.lessons[0]?.id ?? '' } }),
  },
  'GET /members/:memberId/paper-readings': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id } }),
  },
  'POST /members/:memberId/paper-readings': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({
      path: { memberId: (await world.member()).id },
      body: { courseId: (await round(world)).round.course.id },
    }),
  },
  'GET /rounds': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /rounds': {
    success: 201,
    reach: 'list',
    except: {
      ...{ 'department-admin sibling': 422, 'department-officer sibling': 422 },
      ...{ 'department-admin foreign': 422, 'department-officer foreign': 422 },
    },
    because:
      'a round is opened over the unit of the right itself, which no request names; without seated people there: 422.',
    ask: async (world) => {
      await world.team();
      const { id, title } = await aProgramme(world.api.database);
      const terms = { decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20', release: 'automatic' };
      return { body: { programmeId: id, title, ...terms, startsOn: '2026-11-25', dueOn: '2026-12-31' } };
    },
  },
  'GET /rounds/:roundId': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id } }),
  },
  'GET /rounds/:roundId/audience': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id }, query: 'side=stays' }),
  },
  'GET /rounds/:roundId/partners': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id } }),
  },
  'POST /rounds/:roundId/partners': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id }, body: { name: 'Công an tỉnh' } }),
  },
  'DELETE /rounds/:roundId/partners/:partnerId': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { round: opened } = await round(world);
      return { path: { roundId: opened.id, partnerId: await world.holdWithPartner(opened) } };
    },
  },
  'POST /rounds/:roundId/audience-preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id }, body: { rule: LEADERS } }),
  },
  'POST /rounds/:roundId/audience-changes': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id }, body: { rule: LEADERS, revision: 0 } }),
  },
  'GET /rounds/:roundId/newcomers': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id } }),
  },
  'POST /rounds/:roundId/newcomers-preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id }, body: { newcomerDays: 45 } }),
  },
  'POST /rounds/:roundId/newcomer-changes': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({
      path: { roundId: (await round(world)).round.id },
      body: { newcomerDays: 45, revision: 0 },
    }),
  },
  'DELETE /rounds/:roundId/newcomer-changes/:changeId': {
    success: 200,
    reach: 'province',
    isFresh: true,
    ask: async (world) => {
      const { round: opened } = await round(world);
      return { path: { roundId: opened.id, changeId: await changedNewcomers(world, opened.id) } };
    },
  },
  'GET /rounds/:roundId/reopenings': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id } }),
  },
  'POST /rounds/:roundId/reopening-preview': {
    success: 200,
    reach: 'province',
    ask: async (world) => {
      const { roundId, asked } = await reopenable(world);
      return { path: { roundId }, body: asked };
    },
  },
  'POST /rounds/:roundId/reopenings': {
    success: 201,
    reach: 'province',
    isFresh: true,
    ask: async (world) => {
      const { roundId, asked } = await reopenable(world);
      return { path: { roundId }, body: { ...asked, ...reopening(world), title: `Học lại ${newId()}` } };
    },
  },
  'DELETE /rounds/:roundId/reopening': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { roundId: await reopened(world) } }),
  },
  'GET /rounds/:roundId/taking-back': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await round(world)).round.id } }),
  },
  'POST /rounds/:roundId/taking-back': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async ({ api, province }) => ({
      path: { roundId: (await anOpenRound(api.database, province)).id },
      body: { reason: 'Mở nhầm chương trình.', people: 0 },
    }),
  },
  'POST /round-templates/:programmeId/audience-preview': {
    success: 200,
    reach: 'list',
    because: 'people of the unit of the right itself are counted and named; programmes are public.',
    hidesPath: false,
    ask: async (world) => ({
      path: { programmeId: (await aProgramme(world.api.database)).id },
      body: { rule: LEADERS },
    }),
  },
  'POST /validity-timelines': {
    success: 200,
    reach: 'list',
    ask: () => ({
      body: {
        ...{ startsOn: '2026-12-01', dueOn: '2027-03-31' },
        validity: { basis: 'completion', months: 12, windowDays: 60, minActiveDays: 0, graceDays: 30 },
      },
    }),
  },
  'GET /me/validity': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /round-templates': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /round-templates/:programmeId/audience': {
    success: 200,
    reach: 'list',
    because: 'people of the unit of the right itself are counted; programmes are public.',
    hidesPath: false,
    ask: async (world) => ({ path: { programmeId: (await aProgramme(world.api.database)).id } }),
  },
  'GET /cycles/:cycleId/explanation': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_PROGRESS,
    ask: async (world) => ({ path: { cycleId: (await round(world)).cycleId } }),
  },
  'GET /members/:memberId/cycles': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_PROGRESS,
    ask: async (world) => {
      await round(world);
      return { path: { memberId: (await world.member()).id } };
    },
  },
  'GET /teams/:teamId/progress': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { teamId: (await world.team()).id } }),
  },
};
