import { auditorExceptions } from './auditor-exceptions';
import { type FoundRoute, type RouteCase } from './route-case';

/** What one route answered, in the order of the columns: one status, or four by position. */
export interface MatrixRow {
  readonly route: FoundRoute;
  readonly one: RouteCase;
  readonly cells: readonly (readonly (number | null)[])[];
}

const HEAD = `# Ai gọi được gì: the authorisation matrix

Written by \`test/e2e/access-matrix.e2e-spec.ts\`, never by hand (\`LOPSO_WRITE_MATRIX=1\`). The test derives every cell from the permission that
the route declares, asks the route over HTTP on a real database, and compares: the declared permission, the answer and this page agree.
A route without a row fails the test.

A cell is one status, or four: the grant lies over the row's **own** commune, over the **parent** province, over a **sibling** commune, over a
**foreign** province (a member: she herself, –, a teammate, somebody elsewhere; a team leader: her team, –, another team, one elsewhere).
*anon*: nobody is signed in. *granted*: an officer of a commune by her row in \`role_grant\`, with the token that the product made of it. *guest*: a trainer invited
for her own classes. *guest 2*: another guest of the row's commune, who runs another class. *union*: an officer of an organisation; on routes of groups she names her own.
*partner*: somebody of an organisation that the row's round is held together with, over the province; *partner 2*: of another one. *expired*: every right over the row's commune ended today, narrow and lent ones too, the token was made before. *leaver*: the row's member
after she left the seat. 404 hides the row: \`access-hidden.e2e-spec.ts\` holds its statements and bytes against those of an absent id.
`;

const WHO = [
  'anon',
  'admin',
  'dept.',
  'commune',
  'trainer',
  'team l.',
  'member',
  'leader',
  'auditor',
  'granted',
  'guest',
  'guest 2',
  'union',
  'partner',
  'partner 2',
  'expired',
  'leaver',
];

/** The page: a row a route, then the reasons of exceptions. */
export function renderMatrix(rows: readonly MatrixRow[]): string {
  const lines = rows.map(({ route, cells }) =>
    [`\`${route.key}\``, neededBy(route), ...cells.map(renderCell)].join(' | '),
  );
  const head = ['route', 'needs', ...WHO];
  const reasons = rows.flatMap(({ route, one }) =>
    one.because === undefined ? [] : [`- \`${route.key}\`: ${one.because}`],
  );
  return [
    HEAD,
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...lines.map((line) => `| ${line} |`),
    '',
    '## Exceptions and their reasons',
    '',
    ...reasons,
    '',
    '## What an auditor does not read, and why',
    '',
    'An auditor reads all that any of the staff reads (decision 0065), and changes nothing. The exceptions:',
    '',
    ...Object.entries(auditorExceptions).map(([key, reason]) => `- \`${key}\`: ${reason}`),
    '',
  ].join('\n');
}

function neededBy({ access }: FoundRoute): string {
  if (access.kind === 'permission') return access.permission.name;
  return access.kind === 'public' ? '*anybody*' : '*signed in*';
}

/** Equal statuses are written once. */
export function renderCell(statuses: readonly (number | null)[]): string {
  const known = statuses.filter((status) => status !== null);
  return new Set(known).size === 1 ? String(known[0]) : statuses.map((status) => status ?? '–').join(' ');
}
