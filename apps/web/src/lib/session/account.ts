import type { Workspace } from '../router/route';

/** A desk a person may sit at: a role over a unit. */
export interface Desk {
  workspace: Exclude<Workspace, 'public'>;
  unitId: string | null;
  unitName: string;
}

/** Who is signed in on this device. */
export interface Account {
  accountId: string;
  /** Null for an account that belongs to no member. */
  memberId: string | null;
  username: string;
  displayName: string;
  /** The first day without a seat in any team, `yyyy-mm-dd`: learning ended with it. Null for everybody else. */
  leftOn: string | null;
  /** The widest desk first: there the person lands. */
  desks: readonly Desk[];
  /** Names of the permissions the session holds somewhere: "reporting.read-people". Null where the device kept the account before they were told. */
  permissions: readonly string[] | null;
  /** A member who has not agreed to the present privacy notice: nothing of hers is read or written. */
  asksConsent: boolean;
  /** `needed`: a code of the authenticator is owed before anything else; `to-set-up`: an authenticator is to be set up. */
  secondFactor: 'done' | 'needed' | 'to-set-up';
  /** When the last word on the notice was said; an instant. */
  consentDecidedAt: string | null;
  /** The version of the notice it was said to. */
  consentVersion: string | null;
}

const deskOfRole: Readonly<Record<string, Desk['workspace']>> = {
  'department-admin': 'department',
  'department-officer': 'department',
  leader: 'department',
  auditor: 'department',
  'commune-officer': 'commune',
  trainer: 'trainer',
  'team-leader': 'member',
  member: 'member',
};

const widest: readonly Desk['workspace'][] = ['department', 'commune', 'trainer', 'member'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function deskOf(grant: unknown): Desk[] {
  if (!isRecord(grant)) return [];
  const workspace = deskOfRole[textOf(grant['role'])];
  return workspace ? [{ workspace, unitId: textOf(grant['unitId']) || null, unitName: textOf(grant['unitName']) }] : [];
}

/** What this device kept before there were second factors owes none. */
const secondFactorOf = (value: unknown): Account['secondFactor'] =>
  value === 'needed' || value === 'to-set-up' ? value : 'done';

/** Reads the `account` of `GET /api/auth/session` (and what this device kept of it); null where it is no account. */
export function parseAccount(value: unknown): Account | null {
  if (!isRecord(value) || textOf(value['accountId']) === '') return null;
  const consent = isRecord(value['consent']) ? value['consent'] : null;
  const grants = Array.isArray(value['roles']) ? value['roles'] : [];
  const desks = grants.flatMap(deskOf);
  const permissions = Array.isArray(value['permissions']) ? value['permissions'] : null;
  return {
    accountId: textOf(value['accountId']),
    memberId: textOf(value['memberId']) || null,
    username: textOf(value['username']),
    displayName: textOf(value['displayName']),
    leftOn: textOf(value['leftOn']) || null,
    desks: desks.sort((a, b) => widest.indexOf(a.workspace) - widest.indexOf(b.workspace)),
    permissions: permissions?.map(textOf).filter((name) => name !== '') ?? null,
    asksConsent: consent !== null && consent['isGiven'] !== true,
    secondFactor: secondFactorOf(value['secondFactor']),
    consentDecidedAt: textOf(consent?.['decidedAt']) || null,
    consentVersion: textOf(consent?.['textVersion']) || null,
  };
}
