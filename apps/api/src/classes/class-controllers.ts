import { AbsenceController } from './absence.controller';
import { AfterClassController } from './after-class.controller';
import { AttendanceController } from './attendance.controller';
import { BookingController } from './booking.controller';
import { CalendarController } from './calendar.controller';
import { CardMarkController } from './card-mark.controller';
import { ClassChoiceController } from './class-choice.controller';
import { ClassCrewController } from './class-crew.controller';
import { ClassGroupController } from './class-group.controller';
import { ClassLinkController } from './class-link.controller';
import { ClassMoveController } from './class-move.controller';
import { ClassOpinionController } from './class-opinion.controller';
import { ClassOpeningController } from './class-opening.controller';
import { ClassSessionController } from './class-session.controller';
import { CorrectionRuleController } from './correction-rule.controller';
import { MakeUpController } from './make-up.controller';
import { MemberCardController } from './member-card.controller';
import { OwnCalendarController } from './own-calendar.controller';
import { OwnCardController } from './own-card.controller';
import { OwnClassController } from './own-class.controller';
import { OwnPlaceController } from './own-place.controller';
import { PlaceRequestController } from './place-request.controller';
import { RollSheetController } from './roll-sheet.controller';
import { SessionDoorController } from './session-door.controller';
import { SessionNewsController } from './session-news.controller';
import { StaffReplacementController } from './staff-replacement.controller';
import { VenueController } from './venue.controller';
import { WaitingController } from './waiting.controller';

/** Everything that is asked about classes, halls, places and attendance. */
export const CLASS_CONTROLLERS = [
  AbsenceController,
  AfterClassController,
  AttendanceController,
  BookingController,
  CalendarController,
  CardMarkController,
  ClassChoiceController,
  ClassCrewController,
  ClassGroupController,
  ClassLinkController,
  ClassMoveController,
  CorrectionRuleController,
  ClassOpinionController,
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
  SessionDoorController,
  SessionNewsController,
  StaffReplacementController,
  VenueController,
  WaitingController,
];
