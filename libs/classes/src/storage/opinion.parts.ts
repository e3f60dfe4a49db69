import { AskingRepository } from './asking.repository';
import {
  AskingEntity,
  HouseholdReportEntity,
  HouseholdResultEntity,
  OpinionEntity,
  OpinionRemarkEntity,
  OpinionResultEntity,
} from './opinion.entities';
import { OpinionRepository } from './opinion.repository';
import { OpinionResultRepository } from './opinion-result.repository';
import { OpinionSealingRepository } from './opinion-sealing.repository';

/** Tables of what members say after classes, and who asks them. */
export const OPINION_ENTITIES = [
  AskingEntity,
  OpinionEntity,
  OpinionResultEntity,
  OpinionRemarkEntity,
  HouseholdReportEntity,
  HouseholdResultEntity,
];
export const OPINION_REPOSITORIES = [
  AskingRepository,
  OpinionRepository,
  OpinionResultRepository,
  OpinionSealingRepository,
];
