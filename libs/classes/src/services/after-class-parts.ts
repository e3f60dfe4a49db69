import { FeedbackResultsService } from '../feedback/feedback-results.service';
import { FeedbackService } from '../feedback/feedback.service';
import { Respondents } from '../feedback/respondents.service';
import { SealFeedback } from '../feedback/seal-feedback.job';
import { MakeUpService } from '../make-up/make-up.service';
import { OfferMakeUps } from '../make-up/offer-make-ups.job';
import { ReviewMakeUps } from '../make-up/review-make-ups.job';

/** What follows a class: what members are asked, and make-ups. The first are seen outside the library. */
export const AFTER_CLASS_SERVICES = [FeedbackService, FeedbackResultsService, MakeUpService];
export const AFTER_CLASS_INNER = [
  FeedbackService,
  OfferMakeUps,
  FeedbackResultsService,
  Respondents,
  ReviewMakeUps,
  SealFeedback,
];
