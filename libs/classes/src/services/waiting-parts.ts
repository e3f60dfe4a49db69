import { BookingPlaceService } from '../booking/booking-place.service';
import { BookingService } from '../booking/booking.service';
import { EligibilityService } from '../booking/eligibility.service';
import { ReleaseLeavers } from '../booking/release-leavers.job';
import { NearClassService } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ExpireRequests } from '../place-requests/expire-requests.job';
import { PlaceRequestService } from '../place-requests/place-request.service';
import { RequestAnswerService } from '../place-requests/request-answer.service';
import { EndWaiting } from '../waitlist/end-waiting.job';
import { PromoteWaiting } from '../waitlist/promote-waiting.job';
import { WaitlistService } from '../waitlist/waitlist.service';

/** Who waits for a place, and who asks for a word before. The first are seen outside the library. */
export const WAITING_SERVICES = [
  RequestAnswerService,
  EligibilityService,
  BookingService,
  OwnClassService,
  PlaceRequestService,
  WaitlistService,
];
export const WAITING_INNER = [
  EndWaiting,
  ExpireRequests,
  BookingService,
  NearClassService,
  WaitlistService,
  EligibilityService,
  PlaceRequestService,
  PromoteWaiting,
  ReleaseLeavers,
  RequestAnswerService,
  BookingPlaceService,
];
