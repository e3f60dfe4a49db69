import './reporting.texts';

export * from './reporting.errors';
export * from './reporting.permissions';
export { ReportingSettings } from './reporting.settings';
export { ReportingModule } from './reporting.module';
export { CHASE_ORDERS, CHASE_STAGES, type ChaseFilter, type ChaseOrder, type ChaseStage } from './rules/chase';
export { type Definition } from './rules/definition';
export {
  EXPIRY_ORDERS,
  EXPIRY_STATES,
  type ExpiryOrder,
  type ExpiryState,
  isPeriod,
  RENEWAL_STAGES,
  type RenewalStage,
} from './rules/expiring';
export { type Pace } from './rules/pace';
export { type PersonFilter, type PersonState, STATE_FILTERS, type StateFilter } from './rules/person-filter';
export { type Figure } from './rules/rate';
export { type TrendPoint } from './rules/trend';
export { ChaseExport } from './services/chase-export.service';
export { ChaseList, type ChasePage, type ChasePerson } from './services/chase-list.service';
export { ExpiringExport } from './services/expiring-export.service';
export { ExpiringList, type ExpiringPage, type ExpiryWish } from './services/expiring-list.service';
export { type ExpiringPerson } from './services/expiring-reading.service';
export {
  type CommuneFigure,
  type CommuneReport,
  Figures,
  type Overview,
  type TeamFigure,
  type TeamReport,
} from './services/figures.service';
export { type ClassMemberResult, type ClassResults, ClassResultsReading } from './services/class-results.service';
export { type MapFile, MapOutlines } from './services/map-outlines.service';
export { type ExportedFile, PeopleExport } from './services/people-export.service';
export {
  People,
  type PeoplePage,
  type PersonInRound,
  type PersonReport,
  type PersonRequirement,
} from './services/people.service';
export { type OrgFiguresNow, ReportRounds, type ReportView } from './services/report-rounds.service';
export { type ReportRound } from './storage/report-round.repository';
