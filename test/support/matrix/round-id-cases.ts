import { type Actor } from '@lopso/platform';
import { newId } from '@lopso/platform';
import { aProgramme } from '../learning';
import { TestRound } from '../reporting';
import { inBody as body, inQuery as query, type NamedIdCase } from './named-id-case';
import { type MatrixWorld } from './world';

/** Lists and audiences of a round that are narrowed to a team or a commune of others. */
export async function roundCases(
  { api, province, commune, sibling, elsewhere, foreign }: MatrixWorld,
  { theirTeam, officer, admin }: { theirTeam: { readonly id: string }; officer: Actor; admin: Actor },
): Promise<Record<string, NamedIdCase>> {
  const { id: roundId } = await TestRound.open(api.database, province);
  const { id: foreignRound } = await TestRound.open(api.database, elsewhere);
  const { id: programmeId, title } = await aProgramme(api.database);
  const farPartner = newId();
  await api.database.execute(
    `insert into org.partner (id, unit_id, unit_path, name, added_by, added_at) values ($1, $2, $3, 'Công an tỉnh bạn', $1, now())`,
    [farPartner, elsewhere.unit.id, elsewhere.unit.path],
  );
  return {
    'POST /rounds partnerIds': body(admin, farPartner, '/rounds', (id) => ({
      ...{ programmeId, title, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-11-20', release: 'automatic' },
      ...{ startsOn: '2026-11-25', dueOn: '2026-12-31', partnerIds: [id] },
    })),
    'GET /rounds/:roundId/communes/:communeId/chase teamId': query(
      officer,
      theirTeam.id,
      `/rounds/${roundId}/communes/${commune.id}/chase?teamId=`,
    ),
    'GET /rounds/:roundId/communes/:communeId/chase.xlsx teamId': query(
      officer,
      theirTeam.id,
      `/rounds/${roundId}/communes/${commune.id}/chase.xlsx?teamId=`,
    ),
    'POST /rounds/:roundId/extensions-preview communeIds': body(
      admin,
      foreign.id,
      `/rounds/${roundId}/extensions-preview`,
      (id) => ({ dueOn: '2100-12-31', communeIds: [id] }),
    ),
    'POST /rounds/:roundId/extensions communeIds': body(admin, foreign.id, `/rounds/${roundId}/extensions`, (id) => ({
      ...{ dueOn: '2100-12-31', communeIds: [id], reason: 'Lũ.', people: 1 },
    })),
    'GET /expiring-people communeId': query(officer, sibling.id, '/expiring-people?communeId='),
    'GET /expiring-people.xlsx communeId': query(officer, sibling.id, '/expiring-people.xlsx?communeId='),
    'GET /expiring-people roundId': query(officer, foreignRound, '/expiring-people?roundId='),
    'GET /expiring-people.xlsx roundId': query(officer, foreignRound, '/expiring-people.xlsx?roundId='),
    'GET /rounds/:roundId/audience communeId': query(
      officer,
      sibling.id,
      `/rounds/${roundId}/audience?side=stays&communeId=`,
    ),
    'POST /rounds/:roundId/audience-preview communeId': body(
      admin,
      foreign.id,
      `/rounds/${roundId}/audience-preview`,
      (communeId) => ({ side: 'stays', communeId }),
    ),
    'POST /round-templates/:programmeId/audience-preview communeId': body(
      admin,
      foreign.id,
      `/round-templates/${(await aProgramme(api.database)).id}/audience-preview`,
      (communeId) => ({ side: 'joins', communeId }),
    ),
    'GET /rounds/:roundId/people communeId': query(officer, sibling.id, `/rounds/${roundId}/people?communeId=`),
    'GET /rounds/:roundId/people teamId': query(officer, theirTeam.id, `/rounds/${roundId}/people?teamId=`),
    'GET /rounds/:roundId/people.xlsx communeId': query(
      officer,
      sibling.id,
      `/rounds/${roundId}/people.xlsx?communeId=`,
    ),
    'GET /rounds/:roundId/people.xlsx teamId': query(officer, theirTeam.id, `/rounds/${roundId}/people.xlsx?teamId=`),
  };
}
