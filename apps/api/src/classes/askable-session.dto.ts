import { type AskableSession } from '@lopso/classes';

/** A session still to come of a class that a member may ask a place in. */
export class AskableSessionResponse {
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;

  static from({ startsAt, endsAt, venueName, communeName }: Omit<AskableSession, 'communeId'>): AskableSessionResponse {
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), venueName, communeName };
  }
}
