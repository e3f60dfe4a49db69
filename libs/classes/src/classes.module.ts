import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { AbsenceRepository } from './absences/absence.repository';
import { AbsenceService } from './absences/absence.service';
import { AttendanceLog } from './attendance/attendance-log.service';
import { AttendanceRepository } from './attendance/attendance.repository';
import { AttendanceService } from './attendance/attendance.service';
import { RollAccess } from './attendance/roll-access.service';
import { RollService } from './attendance/roll.service';
import { BookingPlaceService } from './booking/booking-place.service';
import { BookingRepository } from './booking/booking.repository';
import { BookingService } from './booking/booking.service';
import { EligibilityService } from './booking/eligibility.service';
import { ReleaseLeavers } from './booking/release-leavers.job';
import { CalendarRepository } from './calendar/calendar.repository';
import { CalendarService } from './calendar/calendar.service';
import { CardAttendanceService } from './cards/card-attendance.service';
import { CardKeys } from './cards/card-keys.service';
import { MemberCardRepository } from './cards/member-card.repository';
import { MemberCardService } from './cards/member-card.service';
import { AvailabilityRepository } from './clashes/availability.repository';
import { AvailabilityService } from './clashes/availability.service';
import { ClashService } from './clashes/clash.service';
import { ClassesSettings } from './classes.settings';
import { FeedbackResultsRepository } from './feedback/feedback-results.repository';
import { FeedbackResultsService } from './feedback/feedback-results.service';
import { FeedbackRepository } from './feedback/feedback.repository';
import { FeedbackService } from './feedback/feedback.service';
import { Respondents } from './feedback/respondents.service';
import { SealFeedback } from './feedback/seal-feedback.job';
import { MakeUpRepository } from './make-up/make-up.repository';
import { MakeUpService } from './make-up/make-up.service';
import { OfferMakeUps } from './make-up/offer-make-ups.job';
import { ReviewMakeUps } from './make-up/review-make-ups.job';
import { AlternativeClassService } from './own-classes/alternative-class.service';
import { NearClassRepository } from './own-classes/near-class.repository';
import { NearClassService } from './own-classes/near-class.service';
import { OwnClassRepository } from './own-classes/own-class.repository';
import { OwnClassService } from './own-classes/own-class.service';
import { ClassesPersonalData } from './personal-data/personal-data.repository';
import { ExpireRequests } from './place-requests/expire-requests.job';
import { PlaceRequestRepository } from './place-requests/place-request.repository';
import { PlaceRequestService } from './place-requests/place-request.service';
import { RequestAnswerService } from './place-requests/request-answer.service';
import { DropOldSheets } from './roll-sheets/drop-old-sheets.job';
import { RollSheetRepository } from './roll-sheets/roll-sheet.repository';
import { RollSheetService } from './roll-sheets/roll-sheet.service';
import { ClassAccess } from './scheduling/class-access.service';
import { ClassGroupRepository } from './scheduling/class-group.repository';
import { ClassGroupService } from './scheduling/class-group.service';
import { ClassMoveService } from './scheduling/class-move.service';
import { ClassScheduleService } from './scheduling/class-schedule.service';
import { MovedCommuneRepository } from './scheduling/moved-commune.repository';
import { DeviceNames } from './self-attendance/device-names.service';
import { ScanSecretRepository } from './self-attendance/scan-secret.repository';
import { SelfAttendanceService } from './self-attendance/self-attendance.service';
import { ClassSessionRepository } from './sessions/class-session.repository';
import { ClassSessionService } from './sessions/class-session.service';
import { SessionPlanService } from './sessions/session-plan.service';
import { SessionSummaryService } from './sessions/session-summary.service';
import { ClassLinkRepository } from './sharing/class-link.repository';
import { ClassLinkService } from './sharing/class-link.service';
import { ClassNewsRepository } from './sharing/class-news.repository';
import { ClassNewsService } from './sharing/class-news.service';
import { StaffingRepository } from './staffing/staffing.repository';
import { StaffingService } from './staffing/staffing.service';
import { SubstitutionRepository } from './staffing/substitution.repository';
import { SubstitutionService } from './staffing/substitution.service';
import { CommuneService } from './venues/commune.service';
import { EquipmentRepository } from './venues/equipment.repository';
import { EquipmentService } from './venues/equipment.service';
import { VenueRepository } from './venues/venue.repository';
import { VenueService } from './venues/venue.service';
import { EndWaiting } from './waitlist/end-waiting.job';
import { PromoteWaiting } from './waitlist/promote-waiting.job';
import { WaitlistRepository } from './waitlist/waitlist.repository';
import { WaitlistService } from './waitlist/waitlist.service';

/** Every provider of the library, once. */
const providers = [
  AbsenceRepository,
  AbsenceService,
  AttendanceLog,
  AttendanceRepository,
  AttendanceService,
  RollAccess,
  RollService,
  BookingPlaceService,
  BookingRepository,
  BookingService,
  EligibilityService,
  ReleaseLeavers,
  CalendarRepository,
  CalendarService,
  CardAttendanceService,
  CardKeys,
  MemberCardRepository,
  MemberCardService,
  AvailabilityRepository,
  AvailabilityService,
  ClashService,
  FeedbackResultsRepository,
  FeedbackResultsService,
  FeedbackRepository,
  FeedbackService,
  Respondents,
  SealFeedback,
  MakeUpRepository,
  MakeUpService,
  OfferMakeUps,
  ReviewMakeUps,
  AlternativeClassService,
  NearClassRepository,
  NearClassService,
  OwnClassRepository,
  OwnClassService,
  ClassesPersonalData,
  ExpireRequests,
  PlaceRequestRepository,
  PlaceRequestService,
  RequestAnswerService,
  DropOldSheets,
  RollSheetRepository,
  RollSheetService,
  ClassAccess,
  ClassGroupRepository,
  ClassGroupService,
  ClassMoveService,
  ClassScheduleService,
  MovedCommuneRepository,
  DeviceNames,
  ScanSecretRepository,
  SelfAttendanceService,
  ClassSessionRepository,
  ClassSessionService,
  SessionPlanService,
  SessionSummaryService,
  ClassLinkRepository,
  ClassLinkService,
  ClassNewsRepository,
  ClassNewsService,
  StaffingRepository,
  StaffingService,
  SubstitutionRepository,
  SubstitutionService,
  CommuneService,
  EquipmentRepository,
  EquipmentService,
  VenueRepository,
  VenueService,
  EndWaiting,
  PromoteWaiting,
  WaitlistRepository,
  WaitlistService,
];

/** Venues, classes, sessions, bookings and attendance. */
@Module({
  imports: [IdentityModule, OrgModule],
  providers: [...providers, provideSettings(ClassesSettings)],
  exports: [...providers],
})
export class ClassesModule {}
