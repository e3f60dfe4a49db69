import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { END_STAGES, type EndStage, type PaperEndNews, printedNumber } from '@lopso/credentials';
import { IsDay } from '@lopso/platform';

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

  static from(news: PaperEndNews): CertificateEndResponse {
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
