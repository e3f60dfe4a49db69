import { type BadgeLine } from '@lopso/platform';
import { type CheckedBadge } from '../external-certificates/external-claim.repository';

type Check = BadgeLine['check'];

type Outcome = BadgeLine['outcome'];

type Code = BadgeLine['code'];

/** One badge: JSON, a JWT, or a PNG or SVG that carries one. */
export class BadgeFileForm {
  file: string;
}

/** What a phone sends, as multipart/form-data. */
export class OutsideBadgeForm extends BadgeFileForm {
  /** The same when the phone sends again. */
  clientKey: string;
  /** The kind of certificate, as the round names it. */
  certificate: string;
}

/** One thing that was looked at. */
export class BadgeLineResponse {
  check: Check;
  /** `open`: a person has to judge. */
  outcome: Outcome;
  /** What came out, a word a case. */
  code: Code;
  /** Name of the issuer, or an instant (ISO 8601): the end, or as of when a list of revocations is; the address of a list not at hand. */
  about: string | null;

  static from({ check, outcome, code, about }: BadgeLine): BadgeLineResponse {
    return { check, outcome, code, about };
  }
}

/** What was looked at of a badge, as far as it went. */
export class BadgeReportResponse {
  lines: BadgeLineResponse[];
  /** Nothing is wrong: it may be sent. */
  maySend: boolean;
  /** As the badge says; null where it could not be read. */
  title: string | null;
  /** Who issued it: a did. */
  issuerId: string | null;
  /** Instants, ISO 8601. */
  validFrom: string | null;
  validUntil: string | null;
  checkedAt: string;

  static from({ lines, facts, checkedAt }: CheckedBadge): BadgeReportResponse {
    return {
      lines: lines.map((line) => BadgeLineResponse.from(line)),
      maySend: lines.every(({ outcome }) => outcome !== 'wrong'),
      title: facts?.title ?? null,
      issuerId: facts?.issuerId ?? null,
      validFrom: facts?.validFrom ?? null,
      validUntil: facts?.validUntil ?? null,
      checkedAt,
    };
  }
}
