import './planning.texts';

export * from './planning.errors';
export { PlanningModule } from './planning.module';
export * from './planning.permissions';
export { type MarketRule } from './rules/market-days';
export { type HalfHours, type PlanHours } from './rules/plan-days';
export { type Half, type PlanTerms, type UnplacedReason } from './rules/plan-task';
export { type WantedSpot } from './rules/spot-fault';
export { ArrangeClasses } from './services/arrange-classes.service';
export { DraftPlan } from './services/draft-plan.service';
export { Markets, type MarketView } from './services/markets.service';
export { type Opening, OpenPlanned } from './services/open-planned.service';
export { type PlanInList, Plans, type PlanView } from './services/plans.service';
export { TrainerGrounds, type TrainerOnGround } from './services/trainer-ground.service';
export { type Leave } from './storage/ground.repository';
export { type PlanFigures, type PlanState, type PlanWish } from './storage/plan.repository';
export { type DroppedPinView, type GapView, type PlannedClassView } from './storage/plan-view.repository';
