import type { Answer } from '../../lib/api/types';

export type PlanList = Answer<'get', '/api/class-plans'>;
export type PlanSummary = PlanList['items'][number];
export type Plan = Answer<'get', '/api/class-plans/{planId}'>;
export type PlannedClass = Plan['classes'][number];
export type Gap = Plan['gaps'][number];
export type Opening = Answer<'post', '/api/class-plans/{planId}/openings'>['items'][number];
export type Trainer = Answer<'get', '/api/planning/trainers'>['items'][number];
export type Leave = Trainer['leaves'][number];
export type Market = Answer<'get', '/api/planning/markets'>['items'][number];
