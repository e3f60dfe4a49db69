import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassesModule } from '@lopso/classes';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { ProposeClassesJob } from './listeners/propose-classes.job';
import { ArrangeClasses } from './services/arrange-classes.service';
import { DraftPlan } from './services/draft-plan.service';
import { GroundDesk } from './services/ground-desk';
import { Markets } from './services/markets.service';
import { OpenPlanned } from './services/open-planned.service';
import { OpeningCheck } from './services/opening-check';
import { PlanDesk } from './services/plan-desk';
import { Plans } from './services/plans.service';
import { ProposeClasses } from './services/propose-classes.service';
import { ReadPlanTask } from './services/read-plan-task';
import { TrainerGrounds } from './services/trainer-ground.service';
import { MarketEntity, TrainerHomeEntity, TrainerLeaveEntity } from './storage/ground.entities';
import { GroundRepository } from './storage/ground.repository';
import { PlanningPersonalData } from './storage/personal-data.repository';
import { PlanEntity, PlanGapEntity, PlannedClassEntity } from './storage/plan.entities';
import { PlanRepository } from './storage/plan.repository';
import { PlanViewRepository } from './storage/plan-view.repository';
import { StandingRepository } from './storage/standing.repository';

const services = [ArrangeClasses, DraftPlan, Markets, OpenPlanned, Plans, TrainerGrounds];

/** Plans of classes: who teaches where and when, so that everybody is taught and trainers travel little. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      MarketEntity,
      PlanEntity,
      PlanGapEntity,
      PlannedClassEntity,
      TrainerHomeEntity,
      TrainerLeaveEntity,
    ]),
    ClassesModule,
    IdentityModule,
    LearningModule,
    OrgModule,
  ],
  providers: [
    ...services,
    GroundDesk,
    GroundRepository,
    OpeningCheck,
    PlanDesk,
    PlanningPersonalData,
    PlanRepository,
    PlanViewRepository,
    ProposeClasses,
    ProposeClassesJob,
    ReadPlanTask,
    StandingRepository,
  ],
  exports: services,
})
export class PlanningModule {}
