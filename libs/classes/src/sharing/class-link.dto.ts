import { VenueWayResponse } from '../venues/venue.dto';
import { type SharedStanding } from './class-link.rules';
import { type SharedClass } from './class-link.service';

export class SharedSessionResponse {
  startsAt: string;
  endsAt: string;
  isCancelled: boolean;
  venueName: string;
  way: VenueWayResponse;
  communeName: string;
}

/** A class as anybody may know it who has its address. */
export class SharedClassResponse {
  /** What stands behind `/moi/` in its short address. */
  code: string;
  title: string;
  /** `coming`: nothing has begun; `running`: something has, more is to come; `over`, `cancelled`: nobody can come any more. */
  standing: SharedStanding;
  capacity: number;
  freePlaces: number;
  /** Titles of the courses whoever comes has finished before. */
  required: string[];
  /** Soonest first, cancelled ones included. */
  sessions: SharedSessionResponse[];

  static from({ code, title, standing, capacity, freePlaces, required, sessions }: SharedClass): SharedClassResponse {
    return {
      ...{ code, title, standing, capacity, freePlaces, required: [...required] },
      sessions: sessions.map(({ startsAt, endsAt, isCancelled, venueName, communeName, way }) => ({
        ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), isCancelled, venueName, communeName },
        way: VenueWayResponse.from(way),
      })),
    };
  }
}
