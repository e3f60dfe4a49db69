import { newId } from '@lopso/platform';
import { type NamedIdCase } from './named-id-case';
import { type MatrixWorld } from './world';

const form = {
  to: [{ code: '99991', word: 'Xã', name: 'Mới' }],
  decisionNumber: '1/NQ',
  effectiveOn: '2026-11-20',
};

/** A right that a row gives somebody of the other province. */
async function farGrant(world: MatrixWorld): Promise<string> {
  const { api, elsewhere, foreign } = world;
  const id = newId();
  await api.database.execute(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held)
     values ($1, $2, 'commune-officer', $3, $4, '[2025-07-01,)')`,
    [id, await world.accountOf(await elsewhere.member(foreign, 'Vàng Thị Quyền')), foreign.id, foreign.path],
  );
  return id;
}

/** Mergers of communes, tried and done, that name a commune, a village or a right of another province. */
export async function reformCases(world: MatrixWorld): Promise<Record<string, NamedIdCase>> {
  const { commune, sibling, foreign, elsewhere } = world;
  const village = await elsewhere.village(foreign);
  const fromIds = [commune.id, sibling.id];
  const fields: Readonly<Record<string, Pick<NamedIdCase, 'foreign' | 'body'>>> = {
    fromIds: { foreign: foreign.id, body: (id) => ({ ...form, fromIds: [commune.id, id] }) },
    'villages.villageId': {
      foreign: village.id,
      body: (villageId) => ({ ...form, fromIds, villages: [{ villageId, to: 0 }] }),
    },
    'grants.grantId': {
      foreign: await farGrant(world),
      body: (grantId) => ({ ...form, fromIds, grants: [{ grantId }] }),
    },
    'to.unitId': { foreign: foreign.id, body: (unitId) => ({ ...form, fromIds, to: [{ unitId }] }) },
  };
  const as = world.department();
  return Object.fromEntries(
    ['/commune-reforms', '/commune-reforms/preview'].flatMap((url) =>
      Object.entries(fields).map(([field, one]) => [`POST ${url} ${field}`, { as, url, ...one }]),
    ),
  );
}
