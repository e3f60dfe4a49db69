import type { Answer } from '../../lib/api/types';

export type Session = Answer<'get', '/api/class-sessions/{classSessionId}'>;
export type Roll = Answer<'get', '/api/class-sessions/{classSessionId}/roll'>;
export type RollRow = Roll['rows'][number];
export type Mark = NonNullable<RollRow['mark']>;
export type MarkReceipt = Answer<'post', '/api/class-sessions/{classSessionId}/attendance'>;
export type ScanCode = Answer<'get', '/api/class-sessions/{classSessionId}/scan-code'>;
export type ClassGroup = Answer<'get', '/api/class-groups/{classGroupId}'>;
export type BookedMember = ClassGroup['bookings'][number];
export type ClassList = Answer<'get', '/api/class-groups'>;
export type ClassInList = ClassList['items'][number];
export type ClassChoices = Answer<'get', '/api/class-choices'>;
export type BookingOutcome = Answer<'post', '/api/class-groups/{classGroupId}/bookings'>;
export type NotBooked = BookingOutcome['notBooked'][number];
export type Teacher = Answer<'get', '/api/communes/{communeId}/trainers'>['items'][number];
export type Equipment = Answer<'get', '/api/communes/{communeId}/equipment'>['items'][number];
export type Venue = Answer<'get', '/api/venues'>['items'][number];
export type Commune = Answer<'get', '/api/communes'>['items'][number];
export type CommuneTeams = Answer<'get', '/api/communes/{communeId}/teams'>;
export type Person = Answer<'get', '/api/members'>['items'][number];
export type OwnClasses = Answer<'get', '/api/me/classes'>;
export type OwnSession = OwnClasses['upcoming'][number];
export type ScanPage = Answer<'get', '/api/me/class-sessions/{classSessionId}'>;
export type OwnCard = Answer<'get', '/api/me/card'>;
export type HallKit = Answer<'get', '/api/class-sessions/{classSessionId}/hall-kit'>;
export type CardMark = Answer<'post', '/api/class-sessions/{classSessionId}/card-marks'>;
export type Calendar = Answer<'get', '/api/me/calendars'>['items'][number];
export type CalendarReach = Calendar['reach'];
export type NewCalendar = Answer<'post', '/api/me/calendars'>;
export type AskableClass = Answer<'get', '/api/me/class-groups'>['items'][number];
export type Approval = AskableClass['approval'];
export type OwnRequest = Answer<'get', '/api/me/class-groups'>['requests'][number];
export type RequestList = Answer<'get', '/api/place-requests'>;
export type ClassRequests = RequestList['classes'][number];
export type AskingMember = ClassRequests['people'][number];
export type AnswerOutcome = Answer<'post', '/api/place-requests/commune-answers'>;
export type SharedClass = Answer<'get', '/api/shared-classes/{code}'>;
export type WaitingList = Answer<'get', '/api/class-groups/{classGroupId}/waiting'>;
export type WaitingMember = WaitingList['people'][number];
export type WaitingTurn = WaitingMember['turn'];

/** Hours of one session as a form holds them, all texts. */
export interface TypedHours {
  on: string;
  from: string;
  to: string;
}
