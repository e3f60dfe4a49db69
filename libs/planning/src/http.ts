export {
  NominationController,
  TeamNominationController,
  OwnNominationController,
  FreePlaceCallController,
} from './nominations/nomination.controller';
export { NominationCallController } from './nominations/nomination-call.controller';
export { LocalAvailabilityController } from './availability/local-availability.controller';
export { PlanController } from './plans/plan.controller';
