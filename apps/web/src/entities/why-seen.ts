import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { Answer } from '../lib/api/types';
import { formatDate } from '../lib/i18n/format';
import type { Workspace } from '../lib/router/route';
import { t } from './why-messages';

export type OwnGrant = Answer<'get', '/api/me/grants'>['items'][number];

const desks: Readonly<Record<OwnGrant['kind'], Workspace>> = {
  'department-admin': 'department',
  'department-officer': 'department',
  leader: 'department',
  partner: 'department',
  auditor: 'department',
  'commune-officer': 'commune',
  trainer: 'trainer',
  'guest-trainer': 'trainer',
  'team-leader': 'member',
  'union-officer': 'member',
};

const names: Readonly<Record<OwnGrant['kind'], string>> = {
  'department-admin': t('asAdmin'),
  'department-officer': t('asDepartment'),
  leader: t('asLeader'),
  partner: t('asPartner'),
  auditor: t('asAuditor'),
  'commune-officer': t('asCommune'),
  trainer: t('asTrainer'),
  'guest-trainer': t('asGuest'),
  'team-leader': t('asTeamLeader'),
  'union-officer': t('asUnion'),
};

/** What a right is called. */
export const roleName = (kind: OwnGrant['kind']): string => names[kind];

/** The rights that open a desk. */
export function ownGrantsOf(workspace: Workspace): Resource<readonly OwnGrant[]> {
  return new Resource(async (signal) => {
    const { items } = await call('get', '/api/me/grants', { signal });
    return items.filter(({ kind }) => desks[kind] === workspace);
  });
}

/** What opens a page, in words; null when this right does not. */
export function openingWords({ rights }: OwnGrant, permission: string | null): string | null {
  return rights.find((right) => right.permission === permission)?.words ?? null;
}

/** The rights that open the page before the others. */
export function openingFirst(grants: readonly OwnGrant[], permission: string | null): readonly OwnGrant[] {
  const opens = (grant: OwnGrant): boolean => openingWords(grant, permission) !== null;
  return [...grants.filter(opens), ...grants.filter((grant) => !opens(grant))];
}

/** One right as a sentence: what, over what, since when, until when, by which decision, from whom. */
export function grantSentence(grant: OwnGrant): string {
  const { basis, unitName, teamName, from, until, decisionNumber, givenBy, onBehalfOf } = grant;
  const last = until === null ? null : formatDate(new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10));
  return [
    basis === 'seat'
      ? t('whyBySeat', { team: teamName ?? '', unit: unitName })
      : t('whyHeld', { role: names[grant.kind], unit: unitName }),
    last === null
      ? t('whyFrom', { from: formatDate(from) })
      : t('whyFromUntil', { from: formatDate(from), until: last }),
    ...(decisionNumber === null
      ? []
      : [t(basis === 'seat' ? 'whyTeamDecision' : 'whyDecision', { number: decisionNumber })]),
    ...(givenBy === null ? [] : [t('whyGivenBy', { name: givenBy })]),
    ...(onBehalfOf === null ? [] : [t('whyDeputy', { name: onBehalfOf })]),
  ].join(' ');
}
