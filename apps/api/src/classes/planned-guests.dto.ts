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
  /** No plan opened the class for them: it had them when it moved into another commune. */
  isByMove: boolean;
  /** The commune itself, or what it was merged into; of one that was split since: those that came of it. */
  goingOn: PlannedCommuneResponse[];

  static from({ communeId, communeName, people, isByMove, goingOn }: PlannedPeople): PlannedGuestsResponse {
    const going = goingOn.map((one) => PlannedCommuneResponse.from(one));
    return { communeId, communeName, people, isByMove, goingOn: going };
  }
}
