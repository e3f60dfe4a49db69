import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CONSENT_PURPOSES, type ConsentPurpose, type NoticePurpose } from './notice-text.rules';
import { type PrivacyNotice } from './privacy-notice.rules';

export class NoticeSectionResponse {
  heading: string;
  paragraphs: string[];
}

export class NoticePurposeResponse {
  key: ConsentPurpose;
  title: string;
  text: string;
  ifRefused: string;

  static from({ key, title, text, ifRefused }: NoticePurpose): NoticePurposeResponse {
    return { key, title, text, ifRefused };
  }
}

export class PrivacyNoticeResponse {
  version: string;
  /** All there were, the present one first. */
  versions: string[];
  /** What is new against the version before. */
  changes: string[];
  purpose: string;
  title: string;
  summary: string[];
  refusal: string[];
  sections: NoticeSectionResponse[];
  purposes: NoticePurposeResponse[];

  static from(notice: PrivacyNotice): PrivacyNoticeResponse {
    return {
      version: notice.version,
      versions: [...notice.versions],
      changes: [...notice.changes],
      purpose: notice.purpose,
      title: notice.title,
      summary: [...notice.summary],
      refusal: [...notice.refusal],
      sections: notice.sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
      purposes: notice.purposes.map((purpose) => NoticePurposeResponse.from(purpose)),
    };
  }
}

export class PrivacyNoticeQuery {
  /** Left out: the present one. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  version?: string;
}

export class DecideConsentRequest {
  @IsIn(['agreed', 'refused', 'withdrawn'])
  decision: 'agreed' | 'refused' | 'withdrawn';

  /** Left out: the purpose asked for at activation. */
  @IsOptional()
  @IsIn(CONSENT_PURPOSES)
  purpose?: ConsentPurpose;

  /** The version of the notice that was shown. */
  @IsString()
  @MaxLength(40)
  noticeVersion: string;
}
