import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsDay, IsInstant } from '@lopso/platform';
import { type Certificate } from '../certificates/certificate.repository';
import { printedNumber } from '../certificates/certificate.rules';
import { CHANGE_KINDS, type ChangeKind } from '../changes/change.rules';
import { linkOf } from '../checking/certificate-check.service';
import { END_STAGES, type EndStage } from './certificate-end.rules';
import { type CertificateEndNews, type ChangeNewsFor } from './news.service';

/** A paper of the member's that was withdrawn or replaced. */
export class CertificateNewsResponse {
  certificateId: string;
  number: string;
  title: string;
  issuer: string;
  place: string;
  @ApiProperty({ enum: ['withdrawn', 'replaced'] })
  state: 'withdrawn' | 'replaced';
  /** Why, as a word. */
  stateReason: string | null;
  stateChangedAt: string;
  /** When the latest of it happened: the change of state, or that it was issued again. */
  newsAt: string;
  /** Register number of the paper that took its place, or was issued again. */
  successorNumber: string | null;

  static from(certificate: Certificate): CertificateNewsResponse {
    const { id, fields, state, stateReason, stateChangedAt, newsAt, issuedAt } = certificate;
    const { title, issuer, place } = fields;
    return {
      ...{ certificateId: id, title, issuer, place, stateReason },
      number: printedNumber(certificate.number, certificate.year),
      state: state === 'withdrawn' ? 'withdrawn' : 'replaced',
      stateChangedAt: (stateChangedAt ?? issuedAt).toISOString(),
      newsAt: (newsAt ?? issuedAt).toISOString(),
      successorNumber: linkOf(certificate.successor)?.number ?? null,
    };
  }
}

export class KnowCertificateNewsRequest {
  /** `newsAt` of the latest that was shown. */
  @IsInstant()
  until: string;
}

/** The round in which the next passage is gone through. */
export class RenewingRoundResponse {
  roundTitle: string;
  /** `yyyy-mm-dd`. */
  dueOn: string;
}

/** That a paper of the member's may be renewed, ends soon or has ended. Days are inclusive, `yyyy-mm-dd`. */
export class CertificateEndResponse {
  certificateId: string;
  number: string;
  title: string;
  issuer: string;
  place: string;
  @ApiProperty({ enum: END_STAGES })
  stage: EndStage;
  /** She said that she knows it. */
  isKnown: boolean;
  validUntil: string;
  /** The last day on which a renewal follows on; null once it is over, where its passage is finished no longer, and where the rule doesn't follow on. */
  followsUntil: string | null;
  /** Null: no round that has begun renews it for her. */
  renewsIn: RenewingRoundResponse | null;

  static from(news: CertificateEndNews): CertificateEndResponse {
    const { certificateId, title, issuer, place, stage, isKnown, validUntil, followsUntil, renewsIn } = news;
    return {
      ...{ certificateId, title, issuer, place, stage, isKnown, validUntil, followsUntil },
      number: printedNumber(news.number, news.year),
      renewsIn: renewsIn === null ? null : { roundTitle: renewsIn.roundTitle, dueOn: renewsIn.dueOn },
    };
  }
}

export class KnowCertificateEndRequest {
  /** That of the news. */
  @IsDay()
  validUntil: string;

  @IsIn(END_STAGES)
  stage: EndStage;
}

/** A proposal of the officer's that others declined, or that nobody answered in time. */
export class EndedChangeResponse {
  id: string;
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;
  @ApiProperty({ enum: ['declined', 'expired'] })
  state: 'declined' | 'expired';
  closedAt: string;
  /** Certificates in it. */
  count: number;
}

/** A list of certificates that waits for the caller as the second person. */
export class WaitingReleaseResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  /** People on it. */
  count: number;
}

/** A list that the officer released, and that another one took back or nobody confirmed in time. */
export class EndedReleaseResponse {
  id: string;
  roundId: string;
  roundTitle: string;
  @ApiProperty({ enum: ['taken-back', 'expired'] })
  state: 'taken-back' | 'expired';
  /** People on it. */
  count: number;
  closedAt: string;
}

/** What an officer is told of proposals and of lists to be issued on her first page. */
export class ChangeNewsResponse {
  /** How many wait for a second person in her units who may be she: neither about herself, nor of somebody who counts as her; 101: more than a hundred wait. */
  waiting: number;
  /** Certificates of her units that stand although their passage is finished no longer, and that nobody decided about; 101: more than a hundred. */
  cases: number;
  /** Of the last seven days, the latest first. */
  ended: EndedChangeResponse[];
  /** Lists she may confirm, those first that lapse first; twenty at most. */
  releases: WaitingReleaseResponse[];
  /** Of the last seven days, the latest first. */
  endedReleases: EndedReleaseResponse[];

  static from({ waiting, cases, ended, releases }: ChangeNewsFor): ChangeNewsResponse {
    return {
      waiting,
      cases,
      ended: ended.map(({ id, kind, state, closedAt, count }) => ({
        ...{ id, kind, state, count },
        closedAt: closedAt.toISOString(),
      })),
      releases: releases.waiting.map(({ id, roundId, roundTitle, count }) => ({ id, roundId, roundTitle, count })),
      endedReleases: releases.ended.map(({ id, roundId, roundTitle, count, state, closedAt }) => ({
        ...{ id, roundId, roundTitle, count, state },
        closedAt: closedAt.toISOString(),
      })),
    };
  }
}
