import { ClassPrerequisiteEntity } from './class-prerequisite.entity';
import { MovedGuestRepository } from './moved-guest.repository';
import { PlannedGuestEntity } from './planned-guest.entity';
import { PlaceRequestEntity } from './place-request.entity';
import { PlaceRequestRepository } from './place-request.repository';
import { BookingPolicyEntity, WaitingEntryEntity } from './waiting.entities';
import { LeaverRepository } from './leaver.repository';
import { PlacementRepository } from './placement.repository';
import { WaitingRepository } from './waiting.repository';

/** Tables of who waits for a place or asks for one, who asks them, and what it takes. */
export const WAITING_ENTITIES = [
  BookingPolicyEntity,
  ClassPrerequisiteEntity,
  PlaceRequestEntity,
  PlannedGuestEntity,
  WaitingEntryEntity,
];
export const WAITING_REPOSITORIES = [
  LeaverRepository,
  MovedGuestRepository,
  PlaceRequestRepository,
  PlacementRepository,
  WaitingRepository,
];
