import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay } from '@lopso/platform';
import { RoundWordsRequest } from '../rounds/round-heading.dto';
import { type ReopenedFigure } from '../team-progress/person-round.repository';
import {
  type PreviewedPerson,
  type ReopeningDraft,
  type ReopeningOffer,
  type ReopeningPage,
  type ReopeningPreview,
} from './reopening-plan.service';
import { type Reopening } from './reopening.repository';
import { type ReopenablePart, REOPENING_GROUPS, type ReopeningGroup } from './reopening.rules';
import { type ReopeningOrder, type RoundReopenings } from './reopening.service';

/** Which edition of a course is asked for, what of it, and of whom. */
class ReopeningDraftRequest {
  /** Hash of the edition, as the round's page offers it. */
  @IsString()
  @MaxLength(80)
  edition: string;

  /** Ids of lessons, of the quiz, of the task: of those that are offered. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  parts: string[];

  /** Who is still learning, who finished what stands, the same before a day, or everybody in the round. */
  @IsIn(REOPENING_GROUPS)
  named: ReopeningGroup;

  /** Of `finished-before`, `yyyy-mm-dd`. */
  @IsOptional()
  @IsDay()
  finishedBefore?: string;
}

export function draftOf({ edition, parts, named, finishedBefore }: ReopeningDraftRequest): ReopeningDraft {
  return { edition, parts, named, finishedBefore: finishedBefore ?? null };
}

export class PreviewReopeningRequest extends ReopeningDraftRequest {
  /** So many people a page; left out: they are counted, and nobody is named. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(600)
  cursor?: string;
}

export function pageOf({ limit, cursor }: PreviewReopeningRequest): ReopeningPage {
  return { limit: limit ?? null, cursor: cursor ?? null };
}

export class ReopenCourseRequest extends IntersectionType(ReopeningDraftRequest, RoundWordsRequest) {
  /** The due date of everybody it names, `yyyy-mm-dd`. */
  @IsDay()
  dueOn: string;

  /** Days after the due date on which nobody is late yet. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(366)
  graceDays?: number;

  /** As many as the preview counted: others by now are a conflict. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  people: number;
}

export function orderOf(request: ReopenCourseRequest): ReopeningOrder {
  const { title, decisionNumber, decidedOn, dueOn, graceDays, people } = request;
  return { draft: draftOf(request), title, decisionNumber, decidedOn, dueOn, graceDays: graceDays ?? 0, people };
}

/** A lesson, the quiz or the task of a course that an edition changed or added. */
export class ReopenablePartResponse {
  @ApiProperty({ enum: ['lesson', 'quiz', 'task'] })
  kind: 'lesson' | 'quiz' | 'task';
  id: string;
  /** Of a lesson its place in the course. */
  number: number | null;
  title: string;
  @ApiProperty({ enum: ['changed', 'added'] })
  change: 'changed' | 'added';

  static from({ kind, id, number, title, change }: ReopenablePart): ReopenablePartResponse {
    return { kind, id, number, title, change };
  }
}

/** A major edition of a course that the round does not have. */
export class ReopeningOfferResponse {
  courseId: string;
  courseTitle: string;
  /** Hash of the edition. */
  edition: string;
  version: string;
  /** The version it followed. */
  beforeVersion: string;
  /** Instant, ISO 8601 in UTC: what is done from then on counts. */
  publishedAt: string;
  parts: ReopenablePartResponse[];

  static from({ edition, parts }: ReopeningOffer): ReopeningOfferResponse {
    const { courseId, title: courseTitle, hash, version, beforeVersion, publishedAt } = edition;
    return {
      ...{ courseId, courseTitle, edition: hash, version, beforeVersion },
      publishedAt: publishedAt.toISOString(),
      parts: parts.map((one) => ReopenablePartResponse.from(one)),
    };
  }
}

/** A reopening that was saved. */
export class ReopeningResponse {
  /** The round it opened, and the one it came from. */
  roundId: string;
  reopens: string;
  title: string;
  courseTitle: string;
  version: string;
  beforeVersion: string;
  /** Hash of the edition. */
  edition: string;
  parts: ReopenablePartResponse[];
  @ApiProperty({ enum: REOPENING_GROUPS })
  named: ReopeningGroup;
  finishedBefore: string | null;
  dueOn: string;
  /** Instant, ISO 8601 in UTC. */
  openedAt: string;
  /** How many it names; null for who sees only a part of the round's units. */
  people: number | null;
  /** A version from before the edition is current again: nobody can do what it asks, and it may be undone whatever was done. */
  isTakenBack: boolean;

  static of(reopening: Reopening, mayCount: boolean): ReopeningResponse {
    const { roundId, reopens, title, courseTitle, named, finishedBefore, dueOn, people } = reopening;
    return {
      ...{ roundId, reopens, title, courseTitle, named, finishedBefore, dueOn, isTakenBack: reopening.isTakenBack },
      ...{ version: reopening.toVersion, beforeVersion: reopening.fromVersion, edition: reopening.toHash },
      parts: reopening.parts.map((one) => ReopenablePartResponse.from(one)),
      openedAt: reopening.openedAt.toISOString(),
      people: mayCount ? people : null,
    };
  }
}

export class RoundReopeningsResponse {
  /** Course by course, the oldest edition first. */
  offers: ReopeningOfferResponse[];
  /** The newest first. */
  reopenings: ReopeningResponse[];

  static from({ offers, reopenings, mayCount }: RoundReopenings): RoundReopeningsResponse {
    return {
      offers: offers.map((one) => ReopeningOfferResponse.from(one)),
      reopenings: reopenings.map((one) => ReopeningResponse.of(one, mayCount)),
    };
  }
}

/** Somebody a reopening would name, with what she would have to do. */
export class PreviewedPersonResponse {
  memberId: string;
  fullName: string;
  givenName: string;
  isRestricted: boolean;
  position: string;
  teamName: string;
  communeName: string;
  /** One sentence; empty where she did all of it with the new edition already. */
  words: string;
  minutes: number;

  static from(person: PreviewedPerson): PreviewedPersonResponse {
    const { memberId, fullName, givenName, isRestricted, position, teamName, communeName, words, minutes } = person;
    return { memberId, fullName, givenName, isRestricted, position, teamName, communeName, words, minutes };
  }
}

/** What a reopening would ask, and of how many. */
export class ReopeningPreviewResponse {
  people: number;
  /** Those who are left out because an earlier reopening asked them for one of the parts. */
  askedBefore: number;
  parts: ReopenablePartResponse[];
  totalSteps: number;
  /** What who did nothing of it yet would have to do, in one sentence. */
  words: string;
  minutes: number;
  /** Instant, ISO 8601 in UTC: what is done from then on counts. */
  countsFrom: string;
  /** By given name. */
  listed: PreviewedPersonResponse[];
  nextCursor: string | null;

  static from(preview: ReopeningPreview): ReopeningPreviewResponse {
    const { people, askedBefore, parts, totalSteps, words, minutes, countsFrom, listed, nextCursor } = preview;
    return {
      ...{ people, askedBefore, totalSteps, words, minutes, nextCursor },
      parts: parts.map((one) => ReopenablePartResponse.from(one)),
      countsFrom: countsFrom.toISOString(),
      listed: listed.map((one) => PreviewedPersonResponse.from(one)),
    };
  }
}

/** The round that a reopening opened; its cycles follow. */
export class ReopenedRoundResponse {
  roundId: string;
}

/** Something asked anew, beside the round it comes from: of how many, and how many have done it. */
export class ReopenedFigureResponse {
  roundId: string;
  title: string;
  /** Calendar date, `yyyy-mm-dd`. */
  dueOn: string;
  parts: ReopenablePartResponse[];
  total: number;
  finished: number;

  static from({ roundId, title, dueOn, parts, total, finished }: ReopenedFigure): ReopenedFigureResponse {
    return { roundId, title, dueOn, total, finished, parts: parts.map((one) => ReopenablePartResponse.from(one)) };
  }
}
