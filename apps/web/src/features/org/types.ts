import type { Answer } from '../../lib/api/types';

export type CommuneTeams = Answer<'get', '/api/communes/{communeId}/teams'>;
export type UnitTeam = CommuneTeams['units'][number];
export type Team = Answer<'get', '/api/teams/{teamId}'>;
export type Seat = Team['seats'][number];
export type Holder = NonNullable<Seat['holder']>;
export type MemberKind = Holder['kind'];
export type Position = Holder['position'];
export type SeatEnded = Answer<'post', '/api/seat-terms/{seatTermId}/end'>;
export type TeamProgress = Answer<'get', '/api/teams/{teamId}/progress'>;
export type MemberProgress = TeamProgress['members'][number];
export type MemberDetails = Answer<'get', '/api/members/{memberId}'>;
export type MemberList = Answer<'get', '/api/members'>;
export type Member = MemberList['items'][number];
