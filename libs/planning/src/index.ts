import './planning.texts';
export { type Leave } from './availability/local-availability.repository';
export { type MarketRule } from './availability/local-availability.rules';
export {
  LocalAvailabilityService,
  type MarketView,
  type TrainerAvailability,
} from './availability/local-availability.service';
export {
  NominationBookingService,
  type BookedElsewhere,
  type CallBooking,
} from './nominations/nomination-booking.service';
export { type CallLevel, type CommuneQuota, type TitledCourse } from './nominations/nomination-call.repository';
export {
  NominationCallService,
  type Unfinished,
  type NominationCallInList,
  type CommuneNominations,
  type NominationCallView,
  type Nominee,
  type NominationCallWish,
} from './nominations/nomination-call.service';
export {
  NOMINATION_STATES,
  type Nomination,
  type NominationState,
  type OwnNomination,
  type ClassForCall,
} from './nominations/nomination.repository';
export { type NominationRefusal } from './nominations/nomination.rules';
export { NominationService, type NominationOutcome, type NotNominated } from './nominations/nomination.service';
export {
  type TeamNominationCall,
  type TeamNominee,
  TeamNominationService,
  type CallWithFreePlaces,
} from './nominations/team-nomination.service';
export { PlannedClassService, type OfferedSpot, type Opening } from './planned-classes/planned-class.service';
export { type SpotClash, type WantedSpot } from './planned-classes/spot.rules';
export { PlanningModule } from './planning.module';
export { unplacedWords } from './plans/plan-sheet.rules';
export {
  type PinEnd,
  type PlanFigures,
  type PlanState,
  type PlanWish,
  type DroppedPinView,
  type GapView,
  type PlannedClassView,
} from './plans/plan.repository';
export {
  type HalfHours,
  type PlanHours,
  type ClassStanding,
  type Meeting,
  type TimetabledClass,
} from './plans/plan.rules';
export {
  PlanService,
  type HoursForeseen,
  type PlanTimetable,
  type PlanInList,
  type PlanView,
} from './plans/plan.service';
export { type BeyondClass } from './proposals/plan-proposal.service';
export { type Half, type PlanTerms, type UnplacedReason } from './proposals/plan-task.rules';

export * from './planning.errors';

export * from './planning.permissions';
