import type { Answer } from '../../lib/api/types';

export type ReportRound = Answer<'get', '/api/report-rounds'>[number];
export type OrgFigures = Answer<'get', '/api/org-figures'>;
export type Overview = Answer<'get', '/api/rounds/{roundId}/overview'>;
export type ReportHead = Overview['head'];
export type CommuneFigure = Overview['communes'][number];
export type Figure = Overview['total'];
export type Pace = NonNullable<Overview['pace']>;
/** What a verdict over a figure follows from. */
export type Judged = Pick<Overview, 'pace' | 'overdue'> & { endedOn?: string | null };
export type TrendPoint = Overview['trend'][number];
export type CommuneReport = Answer<'get', '/api/rounds/{roundId}/communes/{communeId}'>;
export type TeamFigure = CommuneReport['teams'][number];
export type TeamReport = Answer<'get', '/api/rounds/{roundId}/teams/{teamId}'>;
export type Person = TeamReport['people'][number];
export type PeoplePage = Answer<'get', '/api/rounds/{roundId}/people'>;
export type PersonReport = Answer<'get', '/api/cycles/{cycleId}/person'>;
export type PersonRequirement = PersonReport['requirements'][number];
export type Explanation = Answer<'get', '/api/cycles/{cycleId}/explanation'>;
export type Evidence = Explanation['evidence'][number];
export type CommuneMap = Answer<'get', '/api/map/communes'>;
export type CommuneOutline = CommuneMap['areas'][number];
export type ClassResults = Answer<'get', '/api/class-groups/{classGroupId}/results'>;
export type ClassMember = ClassResults['members'][number];
export type ChasePage = Answer<'get', '/api/rounds/{roundId}/communes/{communeId}/chase'>;
export type ChasePerson = ChasePage['people'][number];
export type ExpiringPage = Answer<'get', '/api/expiring-people'>;
export type ExpiringPerson = ExpiringPage['people'][number];
