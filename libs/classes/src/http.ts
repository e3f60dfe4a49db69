import { AbsenceController } from './absences/absence.controller';
import { AttendanceController } from './attendance/attendance.controller';
import { CorrectionRuleController } from './attendance/correction-rule.controller';
import { SessionStateController } from './attendance/session-state.controller';
import { BookingController } from './booking/booking.controller';
import { CalendarController } from './calendar/calendar.controller';
import { OwnCalendarController } from './calendar/own-calendar.controller';
import { CardAttendanceController } from './cards/card-attendance.controller';
import { MemberCardController } from './cards/member-card.controller';
import { OwnCardController } from './cards/own-card.controller';
import { FeedbackResultsController } from './feedback/feedback-results.controller';
import { OwnFeedbackController } from './feedback/own-feedback.controller';
import { MakeUpController } from './make-up/make-up.controller';
import { OwnClassController } from './own-classes/own-class.controller';
import { OwnPlaceController } from './own-classes/own-place.controller';
import { PlaceRequestController } from './place-requests/place-request.controller';
import { RollSheetController } from './roll-sheets/roll-sheet.controller';
import { ClassChoiceController } from './scheduling/class-choice.controller';
import { ClassGroupController } from './scheduling/class-group.controller';
import { ClassMoveController } from './scheduling/class-move.controller';
import { ClassSessionController } from './sessions/class-session.controller';
import { ClassLinkController } from './sharing/class-link.controller';
import { ClassOpeningController } from './sharing/class-opening.controller';
import { SessionNewsController } from './sharing/session-news.controller';
import { StaffingController } from './staffing/staffing.controller';
import { SubstitutionController } from './staffing/substitution.controller';
import { VenueController } from './venues/venue.controller';
import { WaitlistController } from './waitlist/waitlist.controller';

/** Everything that is asked about classes, halls, places and attendance. */
export const CLASS_CONTROLLERS = [
  AbsenceController,
  OwnFeedbackController,
  AttendanceController,
  BookingController,
  CalendarController,
  CardAttendanceController,
  ClassChoiceController,
  StaffingController,
  ClassGroupController,
  ClassLinkController,
  ClassMoveController,
  CorrectionRuleController,
  FeedbackResultsController,
  ClassOpeningController,
  ClassSessionController,
  MakeUpController,
  MemberCardController,
  OwnCalendarController,
  OwnCardController,
  OwnClassController,
  OwnPlaceController,
  PlaceRequestController,
  RollSheetController,
  SessionStateController,
  SessionNewsController,
  SubstitutionController,
  VenueController,
  WaitlistController,
];
export { SessionHoursRequest, ApiClashes } from './sessions/class-session.dto';
export { NotBookedResponse } from './booking/booking.dto';
