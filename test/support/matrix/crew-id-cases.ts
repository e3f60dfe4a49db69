import { type Actor, newId } from '@lopso/platform';
import { type NamedIdCase } from './named-id-case';

/** Whose class it is, where it meets, and its session. */
interface OwnClass {
  readonly as: Actor;
  readonly venueId: string;
  readonly classGroupId: string;
  readonly sessionId: string;
}

const FIELDS = ['assistantIds', 'equipmentIds'] as const;

/** Requests that name a trainer of another province as trainer of a session or as assistant, or a thing of its communes to be lent. */
export function crewCases(
  { as, venueId, classGroupId, sessionId }: OwnClass,
  theirs: Readonly<Record<(typeof FIELDS)[number], string>>,
): Record<string, NamedIdCase> {
  const evening = { on: '2026-12-09', from: '18:00', to: '20:00' };
  const routes = {
    'POST /class-groups': ['/class-groups', () => newClass(venueId, evening)],
    'POST /class-groups/:classGroupId/sessions': [
      `/class-groups/${classGroupId}/sessions`,
      () => ({ ...evening, venueId }),
    ],
    'PUT /class-sessions/:classSessionId': [
      `/class-sessions/${sessionId}`,
      () => ({ ...evening, venueId, revision: 0 }),
    ],
  } as const;
  const taught = Object.fromEntries(
    (['POST /class-groups/:classGroupId/sessions', 'PUT /class-sessions/:classSessionId'] as const).map((route) => [
      `${route} trainerId`,
      {
        ...{ as, foreign: theirs.assistantIds, url: routes[route][0] },
        body: (trainerId: string) => ({ ...routes[route][1](), trainerId }),
      },
    ]),
  );
  const hand = (more: object) => ({
    ...{ clientKey: newId(), accountId: as.accountId, standInId: newId(), classSessionIds: [sessionId] },
    ...more,
  });
  const replacing = { as, foreign: theirs.assistantIds, url: '/staff-replacements' };
  const assisting = Object.fromEntries(
    Object.entries(routes).flatMap(([route, [url, plan]]) =>
      FIELDS.map((field) => [
        `${route} ${field}`,
        { as, foreign: theirs[field], url, body: (id: string) => ({ ...plan(), [field]: [id] }) },
      ]),
    ),
  );
  return {
    ...assisting,
    ...taught,
    'POST /staff-replacements accountId': { ...replacing, body: (accountId: string) => hand({ accountId }) },
    'POST /staff-replacements standInId': { ...replacing, body: (standInId: string) => hand({ standInId }) },
  };
}

const newClass = (venueId: string, evening: object) => ({
  ...{ clientKey: newId(), title: 'Dịch vụ công trực tuyến', capacity: 40 },
  ...{ venueId, sessions: [evening] },
});
