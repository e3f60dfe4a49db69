export {
  EndingPreviewResponse,
  RoundEndingResponse,
  type RoundEndingsResponse,
  ProposeEndingRequest,
} from './round-proposals/ending.dto';
export { SeatHolderProgressResponse } from './team-progress/completion.dto';
export { ReopenedFigureResponse } from './reopening/reopening.dto';
export { AttemptGrantController } from './attempt-grants/attempt-grant.controller';
export { AudienceController } from './audience/audience.controller';
export { BadgeIssuerController } from './external-badges/badge-issuer.controller';
export { CompletionController } from './team-progress/completion.controller';
export { CorrectionController } from './round-proposals/correction.controller';
export { ExtensionController } from './extensions/extension.controller';
export { MemberExternalClaimController } from './external-certificates/member-external-claim.controller';
export { NewcomersController } from './newcomers/newcomers.controller';
export { ExternalBadgeController } from './external-badges/external-badge.controller';
export { ExternalClaimController } from './external-certificates/external-claim.controller';
export { OwnLearningController } from './own-learning/own-learning.controller';
export { PaperReadingController } from './reading/paper-reading.controller';
export { ReopeningController } from './reopening/reopening.controller';
export { RoundExtensionController } from './extensions/round-extension.controller';
export { RoundPartnerController } from './rounds/round-partner.controller';
export { RoundController } from './rounds/round.controller';
export { ValidityController } from './validity/validity.controller';
export { WaitingDecisionsController } from './approvals/waiting-decisions.controller';
export { WaiverController } from './waivers/waiver.controller';
