import { type Actor } from '@lopso/platform';
import { inBody, type NamedIdCase } from './named-id-case';

/** Whose class it is, where it meets, and its session. */
interface OwnClass {
  readonly as: Actor;
  readonly venueId: string;
  readonly classGroupId: string;
  readonly sessionId: string;
}

/** Requests that move a session of somebody else's class, or an own one into a hall out of reach. */
export function moveCases(
  { as, venueId, classGroupId, sessionId }: OwnClass,
  theirs: { readonly sessionId: string; readonly venueId: string },
): Record<string, NamedIdCase> {
  const evening = { on: '2026-12-10', from: '18:00', to: '20:00' };
  const plan = (more: object): object => ({
    sessions: [{ classSessionId: sessionId, venueId, revision: 0, ...evening, ...more }],
  });
  const cases = ['moves', 'move-preview'].flatMap((act): [string, NamedIdCase][] => {
    const [route, url] = [`POST /class-groups/:classGroupId/${act}`, `/class-groups/${classGroupId}/${act}`];
    return [
      [
        `${route} sessions.classSessionId`,
        inBody(as, theirs.sessionId, url, (classSessionId) => plan({ classSessionId })),
      ],
      [`${route} sessions.venueId`, inBody(as, theirs.venueId, url, (id) => plan({ venueId: id }))],
    ];
  });
  return Object.fromEntries(cases);
}
