import type { Answer } from '../../lib/api/types';
import type { TypedHours } from '../../lib/clashes/clash-help';

export type CallInList = Answer<'get', '/api/class-calls'>['items'][number];
export type Call = Answer<'get', '/api/class-calls/{callId}'>;
export type CommuneQuota = Call['communes'][number];
export type CallSheet = Answer<'get', '/api/class-calls/{callId}/communes/{communeId}'>;
export type NamedPerson = CallSheet['people'][number];
export type Naming = Answer<'post', '/api/class-calls/{callId}/communes/{communeId}/names'>;
export type NotNamed = Naming['refused'][number];
export type CallBooking = Answer<'post', '/api/class-calls/{callId}/bookings'>;
export type ClassForCall = Answer<'get', '/api/class-calls/{callId}/classes'>['items'][number];
export type LedCall = Answer<'get', '/api/led-groups/{groupId}/class-calls'>['items'][number];
export type Unfinished = Answer<'get', '/api/class-calls/unfinished'>['items'][number];

/** A class to open, as its form has it. */
export interface NewClass {
  venueId: string;
  trainerId: string;
  capacity: number;
  sessions: readonly TypedHours[];
}
