import { READ_PROGRESS, ReopenCourse } from '@lopso/learning';
import { Issuing, READ_CERTIFICATES } from '@lopso/credentials';
import { newId } from '@lopso/platform';
import { aFinishedCycle, aRound } from '../credentials';
import { anEdition, anOpenRound, aProgramme, openCycles, type TestOpenRound } from '../learning';
import { TestRound } from '../reporting';
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

const REOPENING = { decisionNumber: '210/QĐ-SKHCN', decidedOn: '2026-11-20', dueOn: '2099-01-31', people: 1 };

/** The round of a reopening whose cycles are open. */
async function reopened(world: MatrixWorld): Promise<string> {
  const { roundId, asked } = await reopenable(world);
  const { app, database } = world.api;
  const officer = world.province.officer('department-officer');
  const draft = { ...asked, finishedBefore: null };
  const title = `Học lại ${newId()}`;
  const id = await app.get(ReopenCourse).reopen(officer, roundId, { ...REOPENING, draft, title, graceDays: 0 });
  await database.execute(`update learning.round set state = 'open' where id = $1`, [id]);
  return id;
}

/** The same as reports read it. */
function report(world: MatrixWorld): Promise<{ id: string; cycleId: string }> {
  return world.once('report', async () => {
    await world.team();
    const opened = await TestRound.open(world.api.database, world.province);
    await world.holdWithPartner(opened);
    return { id: opened.id, cycleId: await opened.cycle(await world.member()) };
  });
}

/** A round with the member's certificate; another finished one waits in it. */
function certificate(world: MatrixWorld): Promise<{ roundId: string; id: string; code: string; waiting: string }> {
  return world.once('certificate', async () => {
    const { database, app } = world.api;
    await world.team();
    const opened = await aRound(database, world.province, { release: 'manual' });
    const cycle = await aFinishedCycle(database, opened, await world.member());
    const waiting = await aFinishedCycle(database, opened, await world.teammate());
    await app.get(Issuing).issue([cycle.id], 'by-hand');
    const row = await database.queryOne<{ id: string; code: string }>(
      'select id, code from credentials.certificate where cycle_id = $1',
      [cycle.id],
    );
    return { roundId: opened.id, id: row?.id ?? '', code: row?.code ?? '', waiting: waiting.id };
  });
}

const roundPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  roundId: (await report(world)).id,
});
const certificatePath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  certificateId: (await certificate(world)).id,
});

/** Who reads certificates in a commune that has none. */
const NOTHING_BESIDE = Object.fromEntries(
  ['department-admin', 'department-officer', 'commune-officer', 'auditor'].map((role) => [`${role} sibling`, 422]),
);

/** Whom a round is made for in these cases. */
const LEADERS = { match: 'all', conditions: [{ kind: 'position', values: ['leader'] }], except: [] };

/** Rounds, progress, certificates and figures. */
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
    success: 204,
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
      return { path: { roundId }, body: { ...asked, ...REOPENING, title: `Học lại ${newId()}` } };
    },
  },
  'DELETE /rounds/:roundId/reopening': {
    success: 204,
    reach: 'province',
    isFresh: true,
    ask: async (world) => ({ path: { roundId: await reopened(world) } }),
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
  'GET /teams/:teamId/progress': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { teamId: (await world.team()).id } }),
  },
  'GET /certificates/check/:code': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { code: (await certificate(world)).code } }),
  },
  'GET /.well-known/did.json': { success: 200, reach: 'list', hidesPath: false, ask: () => ({}) },
  'GET /badge-status/:issuerCode/:year': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: (world) => ({ path: { issuerCode: world.province.unit.path, year: '2026' } }),
  },
  'GET /certificates/:certificateId/badge': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_CERTIFICATES,
    ask: async (world) => ({ path: await certificatePath(world), query: 'format=json' }),
  },
  'GET /certificates/check-pack': { success: 200, reach: 'list', hidesPath: false, ask: () => ({}) },
  'POST /certificates/check/:code/name': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    isFresh: true,
    ask: async (world) => ({ path: { code: (await certificate(world)).code }, body: { fullName: 'Vàng Thị Mỷ' } }),
  },
  'GET /certificates/mine': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /certificates/:certificateId': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_CERTIFICATES,
    ask: async (world) => ({ path: await certificatePath(world) }),
  },
  'GET /certificates/:certificateId/paper': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_CERTIFICATES,
    ask: async (world) => ({ path: await certificatePath(world) }),
  },
  'GET /rounds/:roundId/register': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
  'GET /rounds/:roundId/certificates': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
  'GET /rounds/:roundId/certificates/papers': {
    success: 200,
    reach: 'round',
    except: NOTHING_BESIDE,
    because: 'a commune of the round without a certificate has nothing to print: 422, whatever its neighbours have.',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
  ...Object.fromEntries(
    ['batch', 'batch.pdf', 'batch.zip'].map((name) => [
      `GET /rounds/:roundId/certificates/${name}`,
      {
        success: 200,
        reach: 'round' as const,
        except: NOTHING_BESIDE,
        because: 'a commune of the round without a certificate has nothing to take: 422, whatever its neighbours have.',
        ask: async (world: MatrixWorld) => ({ path: { roundId: (await certificate(world)).roundId } }),
      },
    ]),
  ),
  'GET /rounds/:roundId/register-book.xlsx': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /rounds/:roundId/waiting-certificates': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
  'GET /report-rounds': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /org-figures': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /rounds/:roundId/overview': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /rounds/:roundId/communes/:communeId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /rounds/:roundId/communes/:communeId/chase': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /rounds/:roundId/communes/:communeId/chase.xlsx': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), communeId: world.commune.id } }),
  },
  'GET /expiring-people': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /expiring-people.xlsx': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /rounds/:roundId/teams/:teamId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { ...(await roundPath(world)), teamId: (await world.team()).id } }),
  },
  'GET /rounds/:roundId/people': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world), query: 'limit=20' }),
  },
  'GET /rounds/:roundId/people.xlsx': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /cycles/:cycleId/person': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { cycleId: (await report(world)).cycleId } }),
  },
  'GET /map/communes': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /class-groups/:classGroupId/results': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { classGroupId: (await world.aClass()).id } }),
  },
};
