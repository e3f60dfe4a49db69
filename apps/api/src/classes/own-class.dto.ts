import {
  type Mark,
  type NextClass,
  type OwnClasses,
  type OwnSession,
  type ScanPage,
  type SessionState,
} from '@lopso/classes';

export class NextClassResponse {
  classSessionId: string;
  title: string;
  venueName: string;
  communeName: string;
  startsAt: string;
  endsAt: string;
  /** False for a class of the commune with a free place. */
  isBooked: boolean;

  static from(next: NextClass): NextClassResponse {
    return { ...next, startsAt: next.startsAt.toISOString(), endsAt: next.endsAt.toISOString() };
  }
}

export class OwnSessionResponse {
  classSessionId: string;
  number: number;
  title: string;
  venueName: string;
  communeName: string;
  startsAt: string;
  endsAt: string;
  state: SessionState;
  plannedMinutes: number;
  isBooked: boolean;
  mark: Mark | null;

  static from(session: OwnSession): OwnSessionResponse {
    return {
      classSessionId: session.classSessionId,
      number: session.number,
      title: session.title,
      venueName: session.venueName,
      communeName: session.communeName,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      state: session.state,
      plannedMinutes: session.plannedMinutes,
      isBooked: session.isBooked,
      mark: session.mark,
    };
  }
}

export class OwnClassesResponse {
  next: NextClassResponse | null;
  upcoming: OwnSessionResponse[];
  /** The newest first. */
  past: OwnSessionResponse[];
  /** Minutes of closed sessions at which the member was present. */
  attendedMinutes: number;

  static from(own: OwnClasses): OwnClassesResponse {
    return {
      next: own.next === null ? null : NextClassResponse.from(own.next),
      upcoming: own.upcoming.map((session) => OwnSessionResponse.from(session)),
      past: own.past.map((session) => OwnSessionResponse.from(session)),
      attendedMinutes: own.attendedMinutes,
    };
  }
}

export class ScanPageResponse extends OwnSessionResponse {
  memberName: string;

  static override from(page: ScanPage): ScanPageResponse {
    return { ...OwnSessionResponse.from(page), memberName: page.memberName };
  }
}
