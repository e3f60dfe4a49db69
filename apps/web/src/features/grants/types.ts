import type { Answer } from '../../lib/api/types';

export type GrantList = Answer<'get', '/api/role-grants'>;
export type RoleGrant = GrantList['items'][number];
export type GrantKind = RoleGrant['kind'];
export type SignInHelps = Answer<'get', '/api/sign-in-helps'>;
export type SignInHelp = SignInHelps['items'][number];
export type LedGroup = Answer<'get', '/api/led-groups'>['items'][number];
export type LedPeople = Answer<'get', '/api/led-groups/{groupId}/people'>;
export type LedPerson = LedPeople['items'][number];
export type ReadAloud = Answer<'post', '/api/led-groups/{groupId}/people/{memberId}/sign-in-code'>;
