import { IsInt, Max, Min } from 'class-validator';
import { type NewsPlace, type SessionDuty, type SessionNews, type SessionNewsKind } from '@lopso/classes';
import { VenueWayResponse } from './venue.dto';

export class NewsPlaceResponse {
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;

  static of(place: NewsPlace): NewsPlaceResponse {
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
