import { Module } from '@nestjs/common';
import { ClassesModule } from '@lopso/classes';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { LocalAvailabilityRepository } from './availability/local-availability.repository';
import { LocalAvailabilityService } from './availability/local-availability.service';
import { MovedMarkets } from './availability/moved-commune.repository';
import { NominationBookingService } from './nominations/nomination-booking.service';
import { NominationCallRepository } from './nominations/nomination-call.repository';
import { NominationCallService } from './nominations/nomination-call.service';
import { NominationRepository } from './nominations/nomination.repository';
import { NominationService } from './nominations/nomination.service';
import { TeamNominationService } from './nominations/team-nomination.service';
import { PlanningPersonalData } from './personal-data/personal-data.repository';
import { PlannedClassService } from './planned-classes/planned-class.service';
import { PlanRepository } from './plans/plan.repository';
import { PlanService } from './plans/plan.service';
import { PlanProposalService } from './proposals/plan-proposal.service';
import { PlanTaskRepository } from './proposals/plan-task.repository';
import { ProposeClassesJob } from './proposals/propose-classes.job';

/** Every provider of the library, once. */
const providers = [
  LocalAvailabilityRepository,
  LocalAvailabilityService,
  MovedMarkets,
  NominationBookingService,
  NominationCallRepository,
  NominationCallService,
  NominationRepository,
  NominationService,
  TeamNominationService,
  PlanningPersonalData,
  PlannedClassService,
  PlanRepository,
  PlanService,
  PlanProposalService,
  PlanTaskRepository,
  ProposeClassesJob,
];

/** Calls for names, and plans of classes: who teaches where and when, so that everybody is taught and trainers travel little. */
@Module({
  imports: [ClassesModule, IdentityModule, LearningModule, OrgModule],
  providers: [...providers],
  exports: [...providers],
})
export class PlanningModule {}
