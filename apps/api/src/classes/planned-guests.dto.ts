import { type PlannedPeople } from '@lopso/classes';

export class PlannedGuestsResponse {
  communeId: string;
  communeName: string;
  people: number;
  /** The caller is its officer and books them. */
  isOwn: boolean;

  static from({ communeId, communeName, people, isOwn }: PlannedPeople): PlannedGuestsResponse {
    return { communeId, communeName, people, isOwn };
  }
}
