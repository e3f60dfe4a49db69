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
  displayName: string;
  desks: readonly Desk[];
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function deskOf(grant: unknown): Desk[] {
  if (!isRecord(grant)) return [];
  const workspace = deskOfRole[textOf(grant['role'])];
  return workspace ? [{ workspace, unitId: textOf(grant['unitId']) || null, unitName: textOf(grant['unitName']) }] : [];
}

/** Reads the answer of `GET /api/me` (and what this device kept of it); null where it is no account. */
export function parseAccount(value: unknown): Account | null {
  if (!isRecord(value) || textOf(value['accountId']) === '') return null;
  const grants = Array.isArray(value['roles']) ? value['roles'] : [];
  return {
    accountId: textOf(value['accountId']),
    displayName: textOf(value['displayName']),
    desks: grants.flatMap(deskOf),
  };
}
