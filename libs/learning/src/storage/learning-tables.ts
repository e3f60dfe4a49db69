import { AudienceChangeEntity } from './audience-change.entity';
import { BadgeIssuerEntity, BadgeStatusListEntity } from './badge-issuer.entities';
import { ExtensionEntity } from './extension.entity';
import { CompletionEntity, CycleEntity, EvidenceEntity, RequirementEntity, RoundEntity } from './learning.entities';
import { LessonProgressEntity } from './lesson-progress.entity';
import { NewcomerChangeEntity } from './newcomer-change.entity';
import { OutsideClaimEntity } from './outside-claim.entity';
import { ReopeningEntity, ReopeningNameEntity } from './reopening.entities';
import { RoundCorrectionEntity } from './round-correction.entity';
import { RoundEndingEntity } from './round-ending.entity';
import { RoundExtensionCommuneEntity, RoundExtensionEntity } from './round-extension.entities';
import { RoundPartnerEntity } from './round-partner.entity';
import { WaiverEntity } from './waiver.entity';

/** Every table of learning. */
export const learningTables = [
  AudienceChangeEntity,
  BadgeIssuerEntity,
  BadgeStatusListEntity,
  CompletionEntity,
  CycleEntity,
  EvidenceEntity,
  ExtensionEntity,
  LessonProgressEntity,
  NewcomerChangeEntity,
  OutsideClaimEntity,
  ReopeningEntity,
  ReopeningNameEntity,
  RequirementEntity,
  RoundCorrectionEntity,
  RoundEndingEntity,
  RoundEntity,
  RoundExtensionCommuneEntity,
  RoundExtensionEntity,
  RoundPartnerEntity,
  WaiverEntity,
];
