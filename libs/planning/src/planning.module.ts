import { Module } from '@nestjs/common';
import { ClassesModule } from '@lopso/classes';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { ProposeClassesJob } from './listeners/propose-classes.job';
import { ArrangeClasses } from './services/arrange-classes.service';
import { CallDesk } from './services/call-desk';
import { CallExport } from './services/call-export.service';
import { CallProvince } from './services/call-province';
import { ClassCalls } from './services/class-calls.service';
import { LedTeam } from './services/led-team';
import { NameablePeople } from './services/nameable-people';
import { ForeseeHours } from './services/foresee-hours.service';
import { ForeseeNames } from './services/foresee-names.service';
import { NamePeople } from './services/name-people.service';
import { WaitingNames } from './services/waiting-names';
import { Naming } from './services/naming';
import { OpenCallClass } from './services/open-call-class.service';
import { OpenFromCall } from './services/open-from-call.service';
import { OwnCalls } from './services/own-calls.service';
import { ProposeNames } from './services/propose-names.service';
import { PublishCall } from './services/publish-call.service';
import { SoughtNames } from './services/sought-names.service';
import { DraftPlan } from './services/draft-plan.service';
import { GroundDesk } from './services/ground-desk';
import { LocalDaysKnown } from './services/local-days-known.service';
import { Markets } from './services/markets.service';
import { OfferSpots } from './services/offer-spots.service';
import { OpenPlanned } from './services/open-planned.service';
import { OpeningCheck } from './services/opening-check';
import { PlanBasis } from './services/plan-basis';
import { PlanDesk } from './services/plan-desk';
import { PlanExport } from './services/plan-export.service';
import { PlanGround } from './services/plan-ground';
import { PlanTimetables } from './services/plan-timetables.service';
import { Plans } from './services/plans.service';
import { ProposeClasses } from './services/propose-classes.service';
import { ReadPlanTask } from './services/read-plan-task';
import { TrainerGrounds } from './services/trainer-ground.service';
import { SpotRefusals } from './services/spot-refusals';
import { CallRepository } from './storage/call.repository';
import { CallNameRepository } from './storage/call-name.repository';
import { NamingFactsRepository } from './storage/naming-facts.repository';
import { FollowingMarkets } from './storage/following-markets';
import { GroundRepository } from './storage/ground.repository';
import { HeldSessionsRepository } from './storage/held-sessions.repository';
import { PlanningPersonalData } from './storage/personal-data.repository';
import { PlanRepository } from './storage/plan.repository';
import { PlanViewRepository } from './storage/plan-view.repository';
import { StandingRepository } from './storage/standing.repository';

const services = [
  ArrangeClasses,
  CallExport,
  CallProvince,
  ClassCalls,
  DraftPlan,
  Markets,
  ForeseeHours,
  ForeseeNames,
  NamePeople,
  OfferSpots,
  OpenCallClass,
  OpenFromCall,
  OpenPlanned,
  OwnCalls,
  PlanExport,
  PlanTimetables,
  Plans,
  ProposeNames,
  PublishCall,
  SoughtNames,
  TrainerGrounds,
];

/** Calls for names, and plans of classes: who teaches where and when, so that everybody is taught and trainers travel little. */
@Module({
  imports: [ClassesModule, IdentityModule, LearningModule, OrgModule],
  providers: [
    ...services,
    CallDesk,
    CallNameRepository,
    CallRepository,
    LedTeam,
    LocalDaysKnown,
    NameablePeople,
    WaitingNames,
    Naming,
    NamingFactsRepository,
    GroundDesk,
    GroundRepository,
    HeldSessionsRepository,
    FollowingMarkets,
    OpeningCheck,
    PlanBasis,
    PlanGround,
    PlanDesk,
    PlanningPersonalData,
    PlanRepository,
    PlanViewRepository,
    ProposeClasses,
    ProposeClassesJob,
    ReadPlanTask,
    SpotRefusals,
    StandingRepository,
  ],
  exports: services,
})
export class PlanningModule {}
