import { IssuingService, READ_CERTIFICATES } from '@lopso/credentials';
import { aFinishedCycle, aRound } from '../credentials';
import { roundPath } from './reporting-cases';
import { type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

/** A round with the member's certificate; another finished one waits in it. */
function certificate(world: MatrixWorld): Promise<{ roundId: string; id: string; code: string; waiting: string }> {
  return world.once('certificate', async () => {
    const { database, app } = world.api;
    await world.team();
    const opened = await aRound(database, world.province, { release: 'manual' });
    const cycle = await aFinishedCycle(database, opened, await world.member());
    const waiting = await aFinishedCycle(database, opened, await world.teammate());
    await app.get(IssuingService).issue([cycle.id], 'by-hand');
    const row = await database.queryOne<{ id: string; code: string }>(
      'select id, code from credentials.certificate where cycle_id = $1',
      [cycle.id],
    );
    return { roundId: opened.id, id: row?.id ?? '', code: row?.code ?? '', waiting: waiting.id };
  });
}

const certificatePath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  certificateId: (await certificate(world)).id,
});

/** The year in which the member's certificate was entered. */
async function yearPath(world: MatrixWorld): Promise<Record<string, string>> {
  const { id } = await certificate(world);
  const row = await world.api.database.queryOne<{ year: number }>(
    'select year from credentials.certificate where id = $1',
    [id],
  );
  return { year: String(row?.year) };
}

/** Who reads certificates in a commune that has none. */
const NOTHING_BESIDE = Object.fromEntries(
  ['department-admin', 'department-officer', 'commune-officer', 'auditor'].map((role) => [`${role} sibling`, 422]),
);

/** Certificates, their register and their check. */
export const certificateCases: RouteCases = {
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
  'GET /rounds/:roundId/register-book.pdf': {
    success: 200,
    reach: 'round',
    except: NOTHING_BESIDE,
    because: 'a commune of the round without a certificate has no book to print: 422, whatever its neighbours have.',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
  'GET /rounds/:roundId/register-book.xlsx': {
    success: 200,
    reach: 'round',
    ask: async (world) => ({ path: await roundPath(world) }),
  },
  'GET /register-books': { success: 200, reach: 'province', ask: () => ({}) },
  ...Object.fromEntries(
    ['', '/book.xlsx', '/book.pdf'].map((file) => [
      `GET /register-books/:year${file}`,
      {
        success: 200,
        reach: 'province' as const,
        ask: async (world: MatrixWorld) => ({ path: await yearPath(world) }),
      },
    ]),
  ),
  'GET /rounds/:roundId/waiting-certificates': {
    success: 200,
    reach: 'province',
    ask: async (world) => ({ path: { roundId: (await certificate(world)).roundId } }),
  },
};
