import { OfferMakeUps } from '../listeners/offer-make-ups.job';
import { ReviewMakeUps } from '../listeners/review-make-ups.job';
import { SealOpinions } from '../listeners/seal-opinions.job';
import { AfterClass } from './after-class.service';
import { AfterClassNotes } from './after-class-notes';
import { AnswerAfterClass } from './answer-after-class.service';
import { Asking } from './asking.service';
import { ClassOpinionReading } from './class-opinions.service';
import { ClassRounds } from './class-rounds';
import { MakeUpOffering } from './make-up-offering.service';
import { OpinionExport } from './opinion-export.service';
import { OpinionLists } from './opinion-lists';
import { OpinionSealing } from './opinion-sealing.service';
import { Respondents } from './respondents';

/** What follows a class: what members are asked, and make-ups. The first are seen outside the library. */
export const AFTER_CLASS_SERVICES = [
  AfterClass,
  AnswerAfterClass,
  ClassOpinionReading,
  ClassRounds,
  MakeUpOffering,
  OpinionExport,
];
export const AFTER_CLASS_INNER = [
  AfterClassNotes,
  Asking,
  OfferMakeUps,
  OpinionLists,
  OpinionSealing,
  Respondents,
  ReviewMakeUps,
  SealOpinions,
];
