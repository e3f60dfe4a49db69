import { type Grant, type GrantBound, type Role } from '@lopso/platform';
import { type UnitKind } from '../teams/team.rules';

/** What a person is made by a grant: a role, or one of its narrowed forms. */
export const GRANT_KINDS = [
  'department-admin',
  'department-officer',
  'commune-officer',
  'trainer',
  'guest-trainer',
  'team-leader',
  'union-officer',
  'partner',
  'leader',
  'auditor',
] as const;

export type GrantKind = (typeof GRANT_KINDS)[number];

/**
 * Who may give what, over the units they hold themselves: decisions on people of a commune’s
 * office come from the department; a commune names its team leaders and the guests it invites.
 */
const GIVEN_BY: Readonly<Partial<Record<Role, readonly GrantKind[]>>> = {
  'department-admin': GRANT_KINDS,
  'department-officer': ['trainer', 'guest-trainer', 'team-leader', 'union-officer', 'partner'],
  'commune-officer': ['guest-trainer', 'team-leader', 'union-officer'],
};

/** Over which kinds of unit a grant makes sense. A team leader's unit is the team's. */
const HELD_OVER: Readonly<Record<GrantKind, readonly UnitKind[]>> = {
  'department-admin': ['province'],
  'department-officer': ['province'],
  'commune-officer': ['commune'],
  trainer: ['province', 'commune'],
  'guest-trainer': ['province', 'commune'],
  'team-leader': ['commune', 'village'],
  'union-officer': ['province', 'commune'],
  partner: ['province'],
  leader: ['province', 'commune'],
  auditor: ['province', 'commune'],
};

/** Kinds that are lent for a time: they need a last day. */
const ENDS: readonly GrantKind[] = ['guest-trainer', 'partner'];

/** Kinds that are about the people or the training of one organisation. */
const OF_ORGANISATIONS: readonly GrantKind[] = ['union-officer', 'partner'];

/** Kinds that a note of the commune is enough for; every other names the decision that gives it. */
const WITHOUT_DECISION: readonly GrantKind[] = ['team-leader'];

/** The longest a lent right lasts before somebody looks at it again. */
const LONGEST_LOAN_DAYS = 366;

const DAY_MS = 86_400_000;

/** The kind of a role with its bound. */
export function grantKindOf(role: Role, bound: GrantBound['kind'] | null): GrantKind | null {
  if (role === 'member') return null;
  if (role === 'trainer') return bound === 'own-classes' ? 'guest-trainer' : 'trainer';
  if (role === 'team-leader') return bound === 'organisation' ? 'union-officer' : 'team-leader';
  if (role === 'leader') return bound === 'organisation' ? 'partner' : 'leader';
  return role;
}

/** The role behind a kind. */
export function roleOfKind(kind: GrantKind): Exclude<Role, 'member'> {
  if (kind === 'guest-trainer') return 'trainer';
  if (kind === 'partner') return 'leader';
  return kind === 'union-officer' ? 'team-leader' : kind;
}

/** True of a kind that names an organisation. */
export function isOfOrganisation(kind: GrantKind): boolean {
  return OF_ORGANISATIONS.includes(kind);
}

/**
 * The kinds that somebody holding these grants over a unit may give there, in the order of `GRANT_KINDS`. Administrators are
 * made by administrators in their own right: else who deputises for a week could make one for good.
 */
export function givableKinds(held: readonly Pick<Grant, 'role' | 'bound' | 'onBehalfOf'>[]): GrantKind[] {
  const allowed = new Set(
    held
      .filter(({ bound }) => bound === undefined)
      .flatMap(({ role, onBehalfOf }) =>
        (GIVEN_BY[role] ?? []).filter((kind) => onBehalfOf === undefined || kind !== 'department-admin'),
      ),
  );
  return GRANT_KINDS.filter((kind) => allowed.has(kind));
}

/** True when a grant of the kind may be held over a unit of this kind. */
export function fitsUnit(kind: GrantKind, unitKind: UnitKind): boolean {
  return HELD_OVER[kind].includes(unitKind);
}

/** The kinds that may be held over a unit of this kind. */
export function kindsFor(unitKind: UnitKind): GrantKind[] {
  return GRANT_KINDS.filter((kind) => fitsUnit(kind, unitKind));
}

/** What is said of a grant's time and paper. Dates are calendar dates; `until` is the first day it no longer holds. */
export interface GrantTerms {
  readonly kind: GrantKind;
  readonly from: string;
  readonly until: string | null;
  readonly decisionNumber: string | null;
  /** Lent to act for somebody. */
  readonly isDeputy: boolean;
}

/** What is wrong with the terms of a new grant, by field; empty when nothing is. */
export function faultsOfTerms(terms: GrantTerms, today: string): { field: string; code: string }[] {
  const { kind, from, decisionNumber } = terms;
  const until = faultOfEnd(terms);
  return [
    ...(from < today ? [{ field: 'from', code: 'org.grant-from-past' }] : []),
    ...(until === null ? [] : [{ field: 'until', code: until }]),
    ...(decisionNumber === null && !WITHOUT_DECISION.includes(kind)
      ? [{ field: 'decisionNumber', code: 'org.grant-decision-missing' }]
      : []),
  ];
}

/** What a narrowed kind lacks of what narrows it, by field; empty when nothing. */
export function faultsOfBound(
  kind: GrantKind,
  bound: { readonly teamId: string | null; readonly organisation: string | null },
): { field: string; code: string }[] {
  if (kind === 'team-leader' && bound.teamId === null) return [{ field: 'teamId', code: 'org.grant-team-missing' }];
  return isOfOrganisation(kind) && bound.organisation === null
    ? [{ field: 'organisation', code: 'org.grant-organisation-missing' }]
    : [];
}

function faultOfEnd({ kind, from, until, isDeputy }: GrantTerms): string | null {
  const isLent = isDeputy || ENDS.includes(kind);
  if (until === null) return isLent ? 'org.grant-end-missing' : null;
  if (until <= from) return 'org.grant-end-before';
  return isLent && daysBetween(from, until) > LONGEST_LOAN_DAYS ? 'org.grant-too-long' : null;
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / DAY_MS;
}
