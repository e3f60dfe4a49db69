import { type PlannedCommune, type PlannedPeople } from '@lopso/classes';

export class PlannedCommuneResponse {
  communeId: string;
  communeName: string;
  /** The caller is its officer and books its people. */
  isOwn: boolean;

  static from({ communeId, communeName, isOwn }: PlannedCommune): PlannedCommuneResponse {
    return { communeId, communeName, isOwn };
  }
}

export class PlannedGuestsResponse {
  communeId: string;
  communeName: string;
  people: number;
  /** The commune itself, or what it was merged into; of one that was split since: those that came of it. */
  goingOn: PlannedCommuneResponse[];

  static from({ communeId, communeName, people, goingOn }: PlannedPeople): PlannedGuestsResponse {
    return { communeId, communeName, people, goingOn: goingOn.map((one) => PlannedCommuneResponse.from(one)) };
  }
}
