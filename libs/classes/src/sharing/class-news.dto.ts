import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IsInstant } from '@lopso/platform';
import { VenueWayResponse } from '../venues/venue.dto';
import { type OpeningReader, type SessionDuty } from './class-news.repository';
import { type SessionNewsKind } from './class-news.rules';
import { type ClassOpening, type SessionNews, type SessionPlace } from './class-news.service';

export class NewsPlaceResponse {
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;

  static of(place: SessionPlace): NewsPlaceResponse {
    const { startsAt, endsAt, venueName, communeName } = place;
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), venueName, communeName };
  }
}

export class SessionNewsResponse extends NewsPlaceResponse {
  classSessionId: string;
  classGroupId: string;
  number: number;
  title: string;
  /** `evening`, `morning`: it comes. `added`: her class has it besides. `moved`, `cancelled`, `restored`, `restored-without` (her, who could not come any more), `moved-without` (her, who is busy then; it was over and held by nobody): what became of it. `off`: others gave her duty before it to somebody else; `back`: back to her. */
  kind: SessionNewsKind;
  /** What the reader is to it. */
  duty: SessionDuty;
  way: VenueWayResponse;
  /** As she knew it; null of a reminder, and of what she did not know. */
  before: NewsPlaceResponse | null;
  /** Goes back with the word that she knows. */
  revision: number;

  static from(news: SessionNews): SessionNewsResponse {
    const { classSessionId, classGroupId, number, title, kind, duty, way, before, revision } = news;
    return {
      ...NewsPlaceResponse.of(news),
      ...{ classSessionId, classGroupId, number, title, kind, duty, revision },
      way: VenueWayResponse.from(way),
      before: before === null ? null : NewsPlaceResponse.of(before),
    };
  }
}

export class SessionNewsListResponse {
  /** Soonest first. */
  items: SessionNewsResponse[];

  static from(news: readonly SessionNews[]): SessionNewsListResponse {
    return { items: news.map((one) => SessionNewsResponse.from(one)) };
  }
}

export class KnowSessionNewsRequest {
  /** That of the news. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  revision: number;
}

export class ClassOpeningResponse {
  classGroupId: string;
  title: string;
  /** What the reader is to it. */
  duty: ClassOpening['duty'];
  /** The next session that concerns her. */
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;
  /** How many sessions to come concern her. */
  sessionCount: number;
  /** For an officer: for how many people of her communes it was planned; null for who stands before it. */
  people: number | null;
  /** It meets in a commune of the officer's. */
  isHost: boolean;
  /** When it was opened, or given to her: the latest goes back with the word that she knows. */
  since: string;

  static from({ startsAt, endsAt, since, ...one }: ClassOpening): ClassOpeningResponse {
    return {
      ...one,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      since: since.toISOString(),
    };
  }
}

export class ClassOpeningListResponse {
  /** Those she stands before, then those she is told of as an officer; each by the next session. */
  items: ClassOpeningResponse[];

  static from(openings: readonly ClassOpening[]): ClassOpeningListResponse {
    return { items: openings.map((one) => ClassOpeningResponse.from(one)) };
  }
}

export class KnowClassOpeningsRequest {
  /** As who stands before classes, or as an officer. */
  @IsIn(['staff', 'officer'])
  as: OpeningReader;

  /** The latest `since` of what she was told. */
  @IsInstant()
  until: string;
}
