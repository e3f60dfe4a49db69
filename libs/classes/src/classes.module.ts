import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { ClassesSettings } from './classes.settings';
import { DropOldSheets } from './listeners/drop-old-sheets.job';
import { AbsenceLists } from './services/absence-lists';
import { AbsenceReport } from './services/absence-report.service';
import { AbsentPeople } from './services/absent-people.service';
import { AddSession } from './services/add-session.service';
import { AdmitArrival } from './services/admit-arrival.service';
import { AdmitWalkIn } from './services/admit-walk-in.service';
import { BookablePeople } from './services/bookable-people.service';
import { AnswerMakeUp } from './services/answer-make-up.service';
import { BookNamed } from './services/book-named.service';
import { Bookings } from './services/bookings.service';
import { CancelledPlaces } from './services/cancelled-places';
import { CalendarFeeds } from './services/calendar-feeds.service';
import { CalendarReading } from './services/calendar-reading.service';
import { CalendarRights } from './services/calendar-rights';
import { CalendarTrail } from './services/calendar-trail';
import { FATE_INNER, FATE_SERVICES } from './services/fate-parts';
import { ChangeTrail } from './services/change-trail';
import { ChangeClass } from './services/change-class.service';
import { ClashReports } from './services/clash-reports.service';
import { ClashWording } from './services/clash-wording.service';
import { ClassAccess } from './services/class-access.service';
import { ClassFrame } from './services/class-frame.service';
import { ClassChoicesReading } from './services/class-choices.service';
import { ClassWriter } from './services/class-writer.service';
import { CodeStock } from './services/code-stock';
import { CommuneNames } from './services/commune-names.service';
import { CorrectAttendance } from './services/correct-attendance.service';
import { EquipmentShelf } from './services/equipment-shelf.service';
import { HallKits } from './services/hall-kit.service';
import { KitCards } from './services/kit-cards';
import { HoursNeeds } from './services/hours-needs';
import { MakeUpChoices } from './services/make-up-choices';
import { MakeUps } from './services/make-ups.service';
import { MissingPeople } from './services/missing-people';
import { FreePlace } from './services/free-place.service';
import { CorrectionRules } from './services/correction-rules.service';
import { CorrectionTerms } from './services/correction-terms.service';
import { MarkLedger } from './services/mark-ledger.service';
import { MemberClasses } from './services/member-classes.service';
import { MOVE_INNER, MoveClass } from './services/move-parts';
import { MoveSession } from './services/move-session.service';
import { NEAR_INNER, NEAR_SERVICES } from './services/near-parts';
import { OwnMember } from './services/own-member.service';
import { OwnPlaces } from './services/own-places.service';
import { PersonalWays } from './services/personal-ways.service';
import { PhoneNames } from './services/phone-names';
import { PlaceKeeper } from './services/place-keeper.service';
import { PlacePromoter } from './services/place-promoter.service';
import { READING_SERVICES } from './services/reading-parts';
import { RecordAttendance } from './services/record-attendance.service';
import { RecogniseArrival } from './services/recognise-arrival';
import { HolidayWatch } from './services/holiday-watch.service';
import { KeepRollSheet } from './services/keep-roll-sheet.service';
import { RollPeople } from './services/roll-people';
import { RollSheets } from './services/roll-sheets.service';
import { SheetAccess } from './services/sheet-access.service';
import { SheetGuards } from './services/sheet-guards';
import { KeptRights } from './services/kept-rights.service';
import { RollDoor } from './services/roll-door.service';
import { RollNumbers } from './services/roll-numbers.service';
import { RollReading } from './services/roll-reading.service';
import { ScanCodes } from './services/scan-codes.service';
import { ScheduleClashes } from './services/schedule-clashes.service';
import { ScheduleClass } from './services/schedule-class.service';
import { ScheduleForTrainer } from './services/schedule-for-trainer.service';
import { SelfAttendance } from './services/self-attendance.service';
import { SelfMarking } from './services/self-marking.service';
import { SessionCrew } from './services/session-crew.service';
import { SessionDoors } from './services/session-doors.service';
import { SessionEnds } from './services/session-ends.service';
import { SessionFacts } from './services/session-facts.service';
import { SessionHours } from './services/session-hours.service';
import { SessionMover } from './services/session-mover.service';
import { SessionSeating } from './services/session-seating.service';
import { SessionSummaries } from './services/session-summaries.service';
import { SessionWriter } from './services/session-writer.service';
import { TravelTimes } from './services/travel-times.service';
import { GROUND_SERVICES } from './services/ground-parts';
import { Venues } from './services/venues.service';
import { AddVenue } from './services/add-venue.service';
import { WrittenClass } from './services/written-class.service';
import { STAFF_INNER, STAFF_SERVICES } from './services/staff-parts';
import { AFTER_CLASS_INNER, AFTER_CLASS_SERVICES } from './services/after-class-parts';
import { CARD_INNER, CARD_SERVICES } from './services/card-parts';
import { WAITING_INNER, WAITING_SERVICES } from './services/waiting-parts';
import { AskingRepository } from './storage/asking.repository';
import { OpinionRepository } from './storage/opinion.repository';
import { OpinionResultRepository } from './storage/opinion-result.repository';
import { OpinionSealingRepository } from './storage/opinion-sealing.repository';
import { LeaverRepository } from './storage/leaver.repository';
import { MovedGuestRepository } from './storage/moved-guest.repository';
import { PlaceRequestRepository } from './storage/place-request.repository';
import { PlacementRepository } from './storage/placement.repository';
import { WaitingRepository } from './storage/waiting.repository';
import { ClassLinkRepository } from './storage/class-link.repository';
import { OpeningRepository } from './storage/opening.repository';
import { SessionNewsRepository } from './storage/session-news.repository';
import { AbsenceRepository } from './storage/absence.repository';
import { AttendanceRepository } from './storage/attendance.repository';
import { BookedSessionRepository } from './storage/booked-session.repository';
import { BookingRepository } from './storage/booking.repository';
import { BookingPolicyRepository } from './storage/booking-policy.repository';
import { CalendarFeedRepository } from './storage/calendar-feed.repository';
import { CalendarSessionRepository } from './storage/calendar-session.repository';
import { ClassChoiceRepository } from './storage/class-choice.repository';
import { ClassGroupRepository } from './storage/class-group.repository';
import { CorrectionRuleRepository } from './storage/correction-rule.repository';
import { ClassSessionRepository } from './storage/class-session.repository';
import { EquipmentRepository } from './storage/equipment.repository';
import { HourLocksRepository } from './storage/hour-locks.repository';
import { MakeUpRepository } from './storage/make-up.repository';
import { MemberCardRepository } from './storage/member-card.repository';
import { MemberClassRepository } from './storage/member-class.repository';
import { NearClassRepository } from './storage/near-class.repository';
import { OpenPlaceRepository } from './storage/open-place.repository';
import { ReplacementRepository } from './storage/replacement.repository';
import { RollSheetRepository } from './storage/roll-sheet.repository';
import { ScanSecretRepository } from './storage/scan-secret.repository';
import { SessionStaffRepository } from './storage/session-staff.repository';
import { TakenHoursRepository } from './storage/taken-hours.repository';
import { FollowingClasses } from './storage/following-classes';
import { VenueRepository } from './storage/venue.repository';
import { PersonalWayRepository } from './storage/personal-way.repository';
import { ClassesPersonalData } from './storage/personal-data.repository';

const storage = [
  AskingRepository,
  OpinionRepository,
  OpinionResultRepository,
  OpinionSealingRepository,
  LeaverRepository,
  MovedGuestRepository,
  PlaceRequestRepository,
  PlacementRepository,
  WaitingRepository,
  ClassLinkRepository,
  OpeningRepository,
  SessionNewsRepository,
  ClassesPersonalData,
  AbsenceRepository,
  AttendanceRepository,
  BookedSessionRepository,
  BookingRepository,
  BookingPolicyRepository,
  CorrectionRuleRepository,
  CalendarFeedRepository,
  CalendarSessionRepository,
  ClassChoiceRepository,
  ClassGroupRepository,
  ClassSessionRepository,
  EquipmentRepository,
  HourLocksRepository,
  MakeUpRepository,
  MemberCardRepository,
  MemberClassRepository,
  NearClassRepository,
  OpenPlaceRepository,
  PersonalWayRepository,
  RollSheetRepository,
  ScanSecretRepository,
  SessionStaffRepository,
  ReplacementRepository,
  TakenHoursRepository,
  VenueRepository,
  FollowingClasses,
];

const inner = [
  ...AFTER_CLASS_INNER,
  ...CARD_INNER,
  ...MOVE_INNER,
  ...NEAR_INNER,
  ...STAFF_INNER,
  ...WAITING_INNER,
  AbsenceLists,
  BookablePeople,
  CalendarRights,
  CalendarTrail,
  ChangeTrail,
  ClashReports,
  ClashWording,
  ClassAccess,
  ClassFrame,
  ClassWriter,
  CodeStock,
  KitCards,
  DropOldSheets,
  CommuneNames,
  MakeUpChoices,
  CorrectionTerms,
  MarkLedger,
  MissingPeople,
  OwnMember,
  PersonalWays,
  PlaceKeeper,
  PlacePromoter,
  RecogniseArrival,
  HolidayWatch,
  KeptRights,
  RollDoor,
  RollPeople,
  SheetAccess,
  SheetGuards,
  ScheduleClashes,
  PhoneNames,
  SelfMarking,
  SessionCrew,
  SessionFacts,
  ...FATE_INNER,
  SessionHours,
  SessionMover,
  SessionSeating,
  SessionSummaries,
  SessionWriter,
  WrittenClass,
];

const services = [
  ...AFTER_CLASS_SERVICES,
  ...CARD_SERVICES,
  ...STAFF_SERVICES,
  ...WAITING_SERVICES,
  AbsenceReport,
  AbsentPeople,
  AddSession,
  AdmitArrival,
  AdmitWalkIn,
  AnswerMakeUp,
  Bookings,
  BookNamed,
  CancelledPlaces,
  CalendarFeeds,
  CalendarReading,
  ...FATE_SERVICES,
  ChangeClass,
  ClassChoicesReading,
  ...READING_SERVICES,
  CorrectAttendance,
  CorrectionRules,
  EquipmentShelf,
  HallKits,
  HoursNeeds,
  MakeUps,
  FreePlace,
  MemberClasses,
  MoveClass,
  MoveSession,
  ...NEAR_SERVICES,
  OwnPlaces,
  RecordAttendance,
  KeepRollSheet,
  RollNumbers,
  RollReading,
  RollSheets,
  ScanCodes,
  ScheduleClass,
  ScheduleForTrainer,
  SelfAttendance,
  SessionDoors,
  SessionEnds,
  TravelTimes,
  AddVenue,
  Venues,
  ...GROUND_SERVICES,
];

/** Venues, classes, sessions, bookings and attendance. */
@Module({
  imports: [IdentityModule, OrgModule],
  providers: [...storage, ...inner, ...services, provideSettings(ClassesSettings)],
  exports: services,
})
export class ClassesModule {}
