import { CardAttendanceService } from '../cards/card-attendance.service';
import { CardKeys } from '../cards/card-keys.service';
import { MemberCardService } from '../cards/member-card.service';

/** The printed card of a member: what it says, its sheets, and marks made by it. The first are seen outside the library. */
export const CARD_SERVICES = [CardAttendanceService, MemberCardService];
export const CARD_INNER = [MemberCardService, CardKeys, CardAttendanceService];
