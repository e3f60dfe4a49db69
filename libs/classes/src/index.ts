import './classes.texts';
export { type AbsenceKind } from './absences/absence.rules';
export {
  AbsenceService,
  type AbsenceReportView,
  type CommuneAbsences,
  type SessionAbsences,
  type AbsentPage,
  type AbsentPerson,
} from './absences/absence.service';
export { type OwnReceipt } from './attendance/attendance-log.service';
export { type AttendanceMark, type MarkSource } from './attendance/attendance.repository';
export { type Excuse, type Mark, type TypedWord } from './attendance/attendance.rules';
export {
  AttendanceService,
  type Arrival,
  type Introduction,
  type WalkInTap,
  type Correction,
  type RollTap,
} from './attendance/attendance.service';
export {
  type AttendanceRule,
  countedMinutes,
  heldMinutes,
  type PlannedTime,
  type Stay,
} from './attendance/attended-minutes.rules';
export { RollAccess, type ProvinceCorrectionRule, type CorrectionStanding } from './attendance/roll-access.service';
export { type SessionState, type CorrectionRule, MOST_CORRECTION_DAYS } from './attendance/roll.rules';
export { RollService, type Roll, type RollDispute, type RollRow, type ClosedSession } from './attendance/roll.service';
export { type RefusedBooking, type RequiredCourse } from './booking/booking.rules';
export {
  BookingService,
  type NamedForClass,
  type BookingPreview,
  type LackingPerson,
  type BookingOutcome,
  type NotBooked,
} from './booking/booking.service';
export { type PeopleToBook, EligibilityService, type CourseFinishSource } from './booking/eligibility.service';
export { ReleaseLeavers } from './booking/release-leavers.job';
export { type CalendarFeed } from './calendar/calendar.repository';
export { type CalendarEntry, CALENDAR_REACHES, type CalendarReach } from './calendar/calendar.rules';
export {
  CalendarService,
  type NewCalendar,
  type OwnCalendar,
  type CalendarPage,
  type CalendarWish,
} from './calendar/calendar.service';
export { type HallKit, CardAttendanceService, type CardOutcome, type CardTap } from './cards/card-attendance.service';
export { spacedNumber } from './cards/member-card.rules';
export { type PrintedCard, MemberCardService, type OwnCardView } from './cards/member-card.service';
export { type StaffLeave } from './clashes/availability.rules';
export { type LocalDaySource, AvailabilityService } from './clashes/availability.service';
export { type FreeSlot, type SessionClash, type ClashKind } from './clashes/clash.service';
export { ClassesModule } from './classes.module';
export {
  FeedbackResultsService,
  type ClassFeedback,
  type FeedbackGroup,
  type FeedbackGrouping,
  type FeedbackPage,
  type ClassRound,
  type ClassRoundSource,
} from './feedback/feedback-results.service';
export {
  type HouseholdReport,
  type HouseholdsByTask,
  LONGEST_REMARK,
  MOST_HOUSEHOLDS,
  type Feedback,
  type FeedbackCounts,
  PACES,
  UNDERSTOOD,
  USEFULNESS,
  type OutcomeSum,
} from './feedback/feedback.rules';
export { FeedbackService, type OwnFeedback, type Asked } from './feedback/feedback.service';
export { SealFeedback } from './feedback/seal-feedback.job';
export { type MakeUpState } from './make-up/make-up.rules';
export { MakeUpService, type HoursNeedSource, type MakeUp, type MissedSession } from './make-up/make-up.service';
export { OfferMakeUps } from './make-up/offer-make-ups.job';
export { ReviewMakeUps } from './make-up/review-make-ups.job';
export { type OtherPlace } from './own-classes/alternative-class.service';
export {
  NearClassService,
  type NearPage,
  type AskableClass,
  type AskableSession,
  type OwnTurn,
  type PlaceForMember,
  type PossibleGuest,
} from './own-classes/near-class.service';
export {
  OwnClassService,
  type NextClass,
  type OwnClasses,
  type OwnSession,
  type ScanPage,
  type OwnPlacement,
  type OwnRequest,
  type RequestStanding,
} from './own-classes/own-class.service';
export { ExpireRequests } from './place-requests/expire-requests.job';
export { type Approval, APPROVALS, type RequestStage } from './place-requests/place-request.rules';
export {
  MOST_REQUESTS,
  type AskingMember,
  type ClassRequests,
  type RequestList,
  PlaceRequestService,
} from './place-requests/place-request.service';
export { type AnswerOutcome, RequestAnswerService } from './place-requests/request-answer.service';
export { DropOldSheets } from './roll-sheets/drop-old-sheets.job';
export { type RollSheet } from './roll-sheets/roll-sheet.repository';
export { RollSheetService, type SheetForm, type RollSheetList } from './roll-sheets/roll-sheet.service';
export { ClassGroupService, type ClassChoices, type SessionQuery } from './scheduling/class-group.service';
export {
  type ClassMovePlan,
  type SessionTarget,
  type ClassMoved,
  ClassMoveService,
} from './scheduling/class-move.service';
export { ClassScheduleService, type ClassPlan } from './scheduling/class-schedule.service';
export { type TypedHours } from './scheduling/schedule.rules';
export { type ScanCode, SelfAttendanceService } from './self-attendance/self-attendance.service';
export { type ClassSession } from './sessions/class-session.repository';
export { ClassSessionService, type ReturnHours } from './sessions/class-session.service';
export { type SessionPlan } from './sessions/session-plan.service';
export {
  type BookedMember,
  type ClassAct,
  type ClassDetail,
  type PlannedCommune,
  type PlannedPeople,
  type ClassSummary,
  type SessionSummary,
} from './sessions/session-summary.service';
export { type SharedStanding } from './sharing/class-link.rules';
export { type SharedClass, ClassLinkService } from './sharing/class-link.service';
export { type OpeningReader, type SessionDuty } from './sharing/class-news.repository';
export { type SessionNewsKind } from './sharing/class-news.rules';
export { type ClassOpening, ClassNewsService, type SessionPlace, type SessionNews } from './sharing/class-news.service';
export { type StaffMember } from './staffing/staffing.repository';
export { type CrewWish } from './staffing/staffing.rules';
export { StaffingService } from './staffing/staffing.service';
export { type BusyStaff } from './staffing/substitution.repository';
export { type HandedDuty } from './staffing/substitution.rules';
export {
  type SubstitutionRequest,
  SubstitutionService,
  type ReplaceableSession,
  type SubstitutionSummary,
} from './staffing/substitution.service';
export { CommuneService } from './venues/commune.service';
export { type Equipment, type KeptEquipment } from './venues/equipment.repository';
export { EquipmentService, type EquipmentChange } from './venues/equipment.service';
export { type Venue } from './venues/venue.repository';
export { type MapPoint, type VenueWay } from './venues/venue.rules';
export {
  VenueService,
  type NewVenue,
  type VenueQuery,
  type VenueChange,
  type VenueSummary,
} from './venues/venue.service';
export { EndWaiting } from './waitlist/end-waiting.job';
export { type BookingPolicy, type WaitingTurn } from './waitlist/waitlist.rules';
export { WaitlistService, type Waitlist, type WaitingMember } from './waitlist/waitlist.service';

export * from './classes.errors';
export * from './classes.events';
export * from './classes.permissions';
