export { type ClassMemberResult, type ClassResults, ClassResultService } from './class-results/class-result.service';
export {
  EXPIRY_ORDERS,
  EXPIRY_STATES,
  type ExpiryOrder,
  type ExpiryState,
  isPeriod,
  RENEWAL_STAGES,
  type RenewalStage,
} from './expiry/expiry.rules';
export { ExpiryService, type ExpiringPage, type ExpiryWish, type ExpiringPerson } from './expiry/expiry.service';
export { type Pace, type Figure, type TrendPoint } from './figures/figure.rules';
export {
  type CommuneFigure,
  type CommuneReport,
  FigureService,
  type Overview,
  type TeamFigure,
  type TeamReport,
} from './figures/figure.service';
export {
  FOLLOW_UP_ORDERS,
  FOLLOW_UP_STAGES,
  type FollowUpFilter,
  type FollowUpOrder,
  type FollowUpStage,
} from './follow-up/follow-up.rules';
export { FollowUpService, type FollowUpPage, type PersonToRemind } from './follow-up/follow-up.service';
export { type MapFile, MapService } from './map/map.service';
export {
  type ExportedFile,
  PersonReportService,
  type PeoplePage,
  type PersonInRound,
  type PersonReport,
  type PersonRequirement,
} from './people/person-report.service';
export { type PersonFilter, type PersonState, STATE_FILTERS, type StateFilter } from './people/person.rules';
export { ReportingModule } from './reporting.module';
export { ReportingSettings } from './reporting.settings';
export { type ReportRound } from './rounds/report-round.repository';
export { type OrgFiguresNow, ReportRoundService, type ReportView } from './rounds/report-round.service';
export { type Definition } from './rounds/requirement.rules';
import './reporting.texts';

export * from './reporting.errors';
export * from './reporting.permissions';
