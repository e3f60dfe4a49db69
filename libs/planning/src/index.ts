import './planning-calls.texts';
import './planning.texts';

export * from './planning-calls.errors';
export * from './planning.errors';
export { PlanningModule } from './planning.module';
export * from './planning.permissions';
export { type MarketRule } from './rules/market-days';
export { type HalfHours, type PlanHours } from './rules/plan-days';
export { type ClassStanding, type Meeting, type TimetabledClass } from './rules/plan-timetable';
export { type Half, type PlanTerms, type UnplacedReason } from './rules/plan-task';
export { unplacedWords } from './rules/unplaced-words';
export { type SpotClash } from './rules/spot-clash';
export { type WantedSpot } from './rules/spot-fault';
export { type NamingRefusal } from './rules/naming-verdict';
export { CallExport } from './services/call-export.service';
export { CallProvince, type Unfinished } from './services/call-province';
export {
  type CallInList,
  type CallSheet,
  type CallView,
  ClassCalls,
  type NamedPerson,
} from './services/class-calls.service';
export { ForeseeHours, type HoursForeseen } from './services/foresee-hours.service';
export { ForeseeNames } from './services/foresee-names.service';
export { NamePeople } from './services/name-people.service';
export { type NamingOutcome, type NotNamed } from './services/naming';
export { OpenCallClass } from './services/open-call-class.service';
export { type BookedElsewhere, type CallBooking, OpenFromCall } from './services/open-from-call.service';
export { OwnCalls } from './services/own-calls.service';
export { type LedCall, type LedName, ProposeNames } from './services/propose-names.service';
export { type CallWish, PublishCall } from './services/publish-call.service';
export { type SoughtCall, SoughtNames } from './services/sought-names.service';
export { type CallLevel, type CommuneQuota, type TitledCourse } from './storage/call.repository';
export { CALL_NAME_STATES, type CallName, type CallNameState, type OwnCall } from './storage/call-name.repository';
export { type ClassForCall } from './storage/naming-facts.repository';
export { ArrangeClasses } from './services/arrange-classes.service';
export { DraftPlan } from './services/draft-plan.service';
export { Markets, type MarketView } from './services/markets.service';
export { type OfferedSpot, OfferSpots } from './services/offer-spots.service';
export { type BeyondClass } from './services/plan-ground';
export { type Opening, OpenPlanned } from './services/open-planned.service';
export { PlanExport } from './services/plan-export.service';
export { type PlanTimetable, PlanTimetables } from './services/plan-timetables.service';
export { type PlanInList, Plans, type PlanView } from './services/plans.service';
export { TrainerGrounds, type TrainerOnGround } from './services/trainer-ground.service';
export { type Leave } from './storage/ground.repository';
export { type PinEnd, type PlanFigures, type PlanState, type PlanWish } from './storage/plan.repository';

export { type DroppedPinView, type GapView, type PlannedClassView } from './storage/plan-view.repository';
