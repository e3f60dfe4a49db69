import { IsIn, IsString, MaxLength } from 'class-validator';
import { type PrivacyNotice } from '@lopso/identity';

export class NoticeSectionResponse {
  heading: string;
  paragraphs: string[];
}

export class PrivacyNoticeResponse {
  version: string;
  purpose: string;
  title: string;
  summary: string[];
  refusal: string[];
  sections: NoticeSectionResponse[];

  static from(notice: PrivacyNotice): PrivacyNoticeResponse {
    return {
      version: notice.version,
      purpose: notice.purpose,
      title: notice.title,
      summary: [...notice.summary],
      refusal: [...notice.refusal],
      sections: notice.sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
    };
  }
}

export class DecideConsentRequest {
  @IsIn(['agreed', 'refused', 'withdrawn'])
  decision: 'agreed' | 'refused' | 'withdrawn';

  /** The version of the notice that was shown. */
  @IsString()
  @MaxLength(40)
  noticeVersion: string;
}
