import { EndTurns } from '../listeners/end-turns.job';
import { ExpireRequests } from '../listeners/expire-requests.job';
import { PromoteWaiting } from '../listeners/promote-waiting.job';
import { ReleaseLeavers } from '../listeners/release-leavers.job';
import { AskedCourses } from './asked-courses.service';
import { BookingPreviews } from './booking-preview.service';
import { AnswerRequests } from './answer-requests.service';
import { CoursesFinished } from './courses-finished';
import { LeaverPlaces } from './leaver-places.service';
import { OwnPlacements } from './own-placements.service';
import { OwnRequests } from './own-requests.service';
import { OwnTurns } from './own-turns.service';
import { PlaceAsking } from './place-asking.service';
import { PlaceObstacles } from './place-obstacles.service';
import { PlaceRequesting } from './place-requesting.service';
import { RequestAccess } from './request-access';
import { RequestLists } from './request-lists.service';
import { RequestReopening } from './request-reopening.service';
import { RequestSettling } from './request-settling.service';
import { TakeBackAnswers } from './take-back-answers.service';
import { WaitingDesk } from './waiting-desk.service';
import { WaitingLists } from './waiting-lists.service';
import { WaitingOrder } from './waiting-order.service';
import { WaitingPeople } from './waiting-people.service';
import { WantedCourses } from './wanted-courses.service';

/** Who waits for a place, and who asks for a word before. The first are seen outside the library. */
export const WAITING_SERVICES = [
  AnswerRequests,
  AskedCourses,
  BookingPreviews,
  CoursesFinished,
  OwnPlacements,
  OwnRequests,
  RequestLists,
  TakeBackAnswers,
  WaitingDesk,
  WaitingLists,
];
export const WAITING_INNER = [
  EndTurns,
  ExpireRequests,
  LeaverPlaces,
  OwnTurns,
  PlaceAsking,
  PlaceObstacles,
  PlaceRequesting,
  PromoteWaiting,
  ReleaseLeavers,
  RequestAccess,
  RequestReopening,
  RequestSettling,
  WaitingOrder,
  WaitingPeople,
  WantedCourses,
];
