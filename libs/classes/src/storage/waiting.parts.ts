import { PlaceRequestEntity } from './place-request.entity';
import { PlaceRequestRepository } from './place-request.repository';
import { BookingPolicyEntity, WaitingEntryEntity } from './waiting.entities';
import { WaitingRepository } from './waiting.repository';

/** Tables of who waits for a place or asks for one, and who asks them. */
export const WAITING_ENTITIES = [BookingPolicyEntity, PlaceRequestEntity, WaitingEntryEntity];
export const WAITING_REPOSITORIES = [PlaceRequestRepository, WaitingRepository];
