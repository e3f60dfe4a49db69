import './classes.texts';
import './classes-requests.texts';
import './classes-cards.texts';
import './classes-links.texts';
import './classes-corrections.texts';
import './classes-leave.texts';
import './classes-ground.texts';

export { ClassesModule } from './classes.module';
export * from './classes-crew.errors';
export * from './classes-links.errors';
export * from './classes-make-ups.errors';
export * from './classes-marks.errors';
export * from './classes-opinions.errors';
export * from './classes-requests.errors';
export * from './classes-sheets.errors';
export * from './classes.errors';
export * from './classes.events';
export * from './classes.permissions';
export { DropOldSheets } from './listeners/drop-old-sheets.job';
export { EndTurns } from './listeners/end-turns.job';
export { ExpireRequests } from './listeners/expire-requests.job';
export { ReleaseLeavers } from './listeners/release-leavers.job';
export { OfferMakeUps } from './listeners/offer-make-ups.job';
export { SealOpinions } from './listeners/seal-opinions.job';
export { ReviewMakeUps } from './listeners/review-make-ups.job';
export { type AbsenceKind } from './rules/absence';
export {
  type AttendanceRule,
  countedMinutes,
  heldMinutes,
  type PlannedTime,
  type Stay,
} from './rules/attended-minutes';
export { type MakeUpState } from './rules/make-up';
export { type Excuse, type Mark } from './rules/mark-word';
export {
  type HouseholdReport,
  type HouseholdsByTask,
  LONGEST_REMARK,
  MOST_HOUSEHOLDS,
  type Opinion,
  type OpinionCounts,
  PACES,
  UNDERSTOOD,
  USEFULNESS,
} from './rules/opinion';
export { type OutcomeSum } from './rules/opinion-sums';
export { type TypedWord } from './rules/typed-word';
export { type RefusedBooking } from './rules/booking-plan';
export { type CrewWish } from './rules/session-crew';
export { type BookingPolicy } from './rules/booking-policy';
export { type HandedDuty } from './rules/hand-over';
export { type TypedHours } from './rules/schedule';
export { type SharedStanding } from './rules/shared-class';
export { type SharedClass, SharedClasses } from './services/shared-classes.service';
export { type SessionState } from './rules/session-doors';
export { MOST_REQUESTS } from './services/request-lists.service';
export { type Approval, APPROVALS, type RequestStage } from './rules/place-request';
export { type WaitingTurn } from './rules/waiting-order';
export {
  AbsenceReport,
  type AbsenceReportView,
  type CommuneAbsences,
  type SessionAbsences,
} from './services/absence-report.service';
export { AbsentPeople, type AbsentPage, type AbsentPerson } from './services/absent-people.service';
export { AfterClass, type AfterClassAsk, type Asked } from './services/after-class.service';
export { AnswerAfterClass } from './services/answer-after-class.service';
export {
  ClassOpinionReading,
  type ClassOpinions,
  type OpinionGroup,
  type OpinionGrouping,
  type OpinionPage,
} from './services/class-opinions.service';
export { type ClassRound, ClassRounds, type ClassRoundSource } from './services/class-rounds';
export { OpinionExport } from './services/opinion-export.service';
export { AddSession } from './services/add-session.service';
export { AdmitArrival, type Arrival } from './services/admit-arrival.service';
export { type Introduction } from './services/recognise-arrival';
export { AdmitWalkIn, type WalkInTap } from './services/admit-walk-in.service';
export { AnswerMakeUp } from './services/answer-make-up.service';
export { type PeopleToBook } from './services/bookable-people.service';
export { BookNamed, type NamedForClass } from './services/book-named.service';
export { AskOwnPlace } from './services/ask-own-place.service';
export { type OtherPlace } from './services/other-places.service';
export { AskedCourses } from './services/asked-courses.service';
export { type BookingPreview, BookingPreviews, type LackingPerson } from './services/booking-preview.service';
export { type BookingOutcome, Bookings } from './services/bookings.service';
export { CancelledPlaces } from './services/cancelled-places';
export { type CalendarEntry } from './rules/calendar-entry';
export { CALENDAR_REACHES, type CalendarReach } from './rules/calendar-reach';
export { CalendarFeeds, type NewCalendar, type OwnCalendar } from './services/calendar-feeds.service';
export { type CalendarPage, CalendarReading } from './services/calendar-reading.service';
export { type CalendarWish } from './services/calendar-rights';
export { CancelSession } from './services/cancel-session.service';
export { type ReturnHours, ReturnSession } from './services/return-session.service';
export { ChangeClass } from './services/change-class.service';
export { type ClassChoices, ClassChoicesReading } from './services/class-choices.service';
export { ClassLinks } from './services/class-links.service';
export { ClassReading, type SessionQuery } from './services/class-reading.service';
export { HiddenClasses } from './services/hidden-classes.service';
export {
  type BookedMember,
  type ClassAct,
  type ClassDetail,
  type PlannedCommune,
  type PlannedPeople,
  type ClassSummary,
  type SessionSummary,
} from './services/class-views';
export { spacedNumber } from './rules/card-code';
export { type SessionNewsKind } from './rules/session-news';
export { type MapPoint, type VenueWay } from './rules/venue-way';
export { type PrintedCard } from './services/card-printing';
export { type CorrectionRule, MOST_CORRECTION_DAYS } from './rules/correction-term';
export { CorrectionRules, type ProvinceCorrectionRule } from './services/correction-rules.service';
export { type CorrectionStanding } from './services/correction-terms.service';
export { CorrectAttendance, type Correction } from './services/correct-attendance.service';
export { type OwnReceipt } from './services/mark-ledger.service';
export { type HallKit, HallKits } from './services/hall-kit.service';
export { type HoursNeedSource, HoursNeeds } from './services/hours-needs';
export { type LocalDaySource, LocalDays } from './services/local-days';
export { type StaffLeave } from './rules/staff-leave';
export { MakeUpOffering } from './services/make-up-offering.service';
export { type MakeUp, MakeUps, type MissedSession } from './services/make-ups.service';
export { type CardOutcome, type CardTap, MarkByCard } from './services/mark-by-card.service';
export { MemberCards } from './services/member-cards.service';
export {
  MemberClasses,
  type NextClass,
  type OwnClasses,
  type OwnSession,
  type ScanPage,
} from './services/member-classes.service';
export { FreePlace } from './services/free-place.service';
export { MoveSession } from './services/move-session.service';
export { EquipmentShelf } from './services/equipment-shelf.service';
export { OwnCard, type OwnCardView } from './services/own-card.service';
export { NearClasses, type NearPage } from './services/near-classes.service';
export { type AskableClass, type AskableSession } from './services/near-descriptions.service';
export { type OwnTurn } from './services/own-turns.service';
export { type CourseFinishSource, CoursesFinished } from './services/courses-finished';
export { type RequiredCourse } from './rules/booking-plan';
export { OpenPlaces, type PlaceForMember, type PossibleGuest } from './services/open-places.service';
export { OwnPlaces } from './services/own-places.service';
export { type ClassOpening, ClassOpenings } from './services/class-openings.service';
export { type OwnPlacement, OwnPlacements } from './services/own-placements.service';
export { type OwnRequest, OwnRequests, type RequestStanding } from './services/own-requests.service';
export { RecordAttendance, type RollTap } from './services/record-attendance.service';
export { type ReplacementWish, ReplaceStaff } from './services/replace-staff.service';
export { type ReplaceableSession, ReplacementPreview } from './services/replacement-preview.service';
export { RollNumbers } from './services/roll-numbers.service';
export { type Roll, type RollDispute, RollReading, type RollRow } from './services/roll-reading.service';
export { KeepRollSheet, type SheetForm } from './services/keep-roll-sheet.service';
export { type RollSheetList, RollSheets } from './services/roll-sheets.service';
export { type ScanCode, ScanCodes } from './services/scan-codes.service';
export { type ClassPlan, ScheduleClass } from './services/schedule-class.service';
export { ScheduleForTrainer } from './services/schedule-for-trainer.service';
export { SelfAttendance } from './services/self-attendance.service';
export { type FreeSlot, type SessionClash } from './services/clash-reports.service';
export { type ClashKind } from './services/clash-wording.service';
export { type NotBooked } from './services/not-booked';
export { SessionEnds } from './services/session-ends.service';
export { type ClosedSession, SessionDoors } from './services/session-doors.service';
export { type SessionPlan } from './services/session-hours.service';
export { type ReplacementSummary, StaffReplacements } from './services/staff-replacements.service';
export { Teachers } from './services/teachers.service';
export { TravelTimes } from './services/travel-times.service';
export { type ClassMovePlan, type SessionTarget } from './services/class-move-plans.service';
export { type ClassMoved } from './services/class-move-steps.service';
export { MoveClass } from './services/move-class.service';
export { type NewsPlace, type SessionNews, SessionNewsDesk } from './services/session-news.service';
export { AddVenue, type NewVenue } from './services/add-venue.service';
export { type VenueQuery, Venues } from './services/venues.service';
export { ChangeEquipment, type EquipmentChange } from './services/change-equipment.service';
export { ChangeVenue, type VenueChange } from './services/change-venue.service';
export { DescribeWay, type VenueSummary } from './services/describe-way.service';
export { type AnswerOutcome, AnswerRequests } from './services/answer-requests.service';
export {
  type AskingMember,
  type ClassRequests,
  type RequestList,
  RequestLists,
} from './services/request-lists.service';
export { TakeBackAnswers } from './services/take-back-answers.service';
export { WaitingDesk } from './services/waiting-desk.service';
export { type WaitingList, WaitingLists } from './services/waiting-lists.service';
export type { WaitingMember } from './services/waiting-people.service';
export { type AttendanceMark, type MarkSource } from './storage/attendance.repository';
export { type RollSheet } from './storage/roll-sheet.repository';
export { type CalendarFeed } from './storage/calendar-feed.repository';
export { type ClassSession } from './storage/class-session.repository';
export { type Equipment, type KeptEquipment } from './storage/equipment.repository';
export { type BusyStaff } from './storage/replacement.repository';
export { type StaffMember } from './storage/session-staff.repository';
export { type Venue } from './storage/venue.repository';
export { type OpeningReader } from './storage/opening.repository';
export { type SessionDuty } from './storage/session-news.repository';
