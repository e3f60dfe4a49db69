/** Signs of a check code, the check sign included (DESIGN: at least 10). */
export const CHECK_CODE_LENGTH = 10;

/** A register number as printed: at least four figures, then the year, for example `0147/2026`. */
export function printedNumber(number: number, year: number): string {
  return `${String(number).padStart(4, '0')}/${year}`;
}

/** The place of a paper in the register; its order is that of year and number. */
export interface RegisterNumber {
  readonly year: number;
  readonly number: number;
}

/** What `printedNumber` made of it; the text was checked before. */
export function numberOf(printed: string): RegisterNumber {
  const [number = '', year = ''] = printed.split('/');
  return { number: Number(number), year: Number(year) };
}

/** A number somebody looks for; `year` null: of whatever year. */
export interface WantedNumber {
  readonly number: number;
  readonly year: number | null;
}

/**
 * The register number that a folded text is, as people write and say it: `147`, `0147`, `147/2026`, `so 0147 / 2026`; null: it is something else, to be
 * looked for among the names.
 */
export function wantedNumber(folded: string): WantedNumber | null {
  const match = /^(?:so )?0*([1-9]\d{0,8})(?: ?\/ ?(\d{4}))?$/.exec(folded);
  if (match === null) return null;
  return { number: Number(match[1]), year: match[2] === undefined ? null : Number(match[2]) };
}

/** A check code as printed, 4-4-2: `7KQM-4XPD-29`. */
export function printedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
/** The states of a certificate, one list everywhere (DESIGN 4.2). */
export const CERTIFICATE_STATES = ['valid', 'replaced', 'withdrawn', 'expired'] as const;

export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** Why a paper was withdrawn; the word is public, the officer's note is not. */
export const WITHDRAWAL_REASONS = ['issued-in-error', 'results-corrected', 'member-request', 'other'] as const;

export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Why a paper was replaced by a new one. */
export const REPLACEMENT_REASONS = [
  'wrong-name',
  'wrong-birth-year',
  'wrong-unit',
  'wrong-round',
  'results-corrected',
  'other',
] as const;

export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number];

export type StateChange = 'withdrawable' | 'replaceable' | 'reissuable';

const FROM: Readonly<Record<StateChange, readonly CertificateState[]>> = {
  withdrawable: ['valid', 'expired'],
  replaceable: ['valid', 'expired'],
  reissuable: ['withdrawn'],
};

/**
 * True when a certificate in this state may be withdrawn or replaced, or a new paper issued for it; nothing leaves `replaced` and
 * `withdrawn` (decision 0066).
 */
export function allows(state: CertificateState, change: StateChange): boolean {
  return FROM[change].includes(state);
}

/** True when the paper may still be printed: it stands, even when its time is over. */
export function isStanding(state: CertificateState): boolean {
  return state === 'valid' || state === 'expired';
}
/** Everything a certificate prints besides its number and code; frozen when it is issued (DESIGN 4.4). */
export interface PrintedFields {
  /** The body above the issuer, capitals: “ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG”. */
  readonly superior: string;
  readonly issuer: string;
  /** Who certifies: “Giám đốc Sở Khoa học và Công nghệ”. */
  readonly authority: string;
  readonly fullName: string;
  readonly birthYear: number;
  /** The member's team, or the unit when the seat was left. */
  readonly unit: string;
  readonly title: string;
  /** Calendar dates are `yyyy-mm-dd` in Vietnam. */
  readonly startedOn: string;
  readonly finishedOn: string;
  readonly courses: number;
  readonly classMinutes: number;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly place: string;
  readonly issuedOn: string;
  readonly signer: string;
  /** What stands where a signature would. */
  readonly signature: string;
  /** The printed number of the paper this one replaces. */
  readonly replacesNumber: string | null;
  /** The printed number of the paper of the passage before, which this one renews without taking its place. Left out: issued before papers said it. */
  readonly renewsNumber?: string | null;
  /** The last day of its passage as it stood at the issue, `yyyy-mm-dd`; null: without end. Left out as the one before. */
  readonly validUntil?: string | null;
}

/** What is needed of the member. */
export interface PrintedMember {
  readonly fullName: string;
  readonly birthYear: number;
  readonly teamName: string | null;
  readonly teamKind: string | null;
  readonly unitName: string;
  readonly communeName: string;
}

/** What is needed of the round. */
export interface PrintedRound {
  readonly title: string;
  readonly decisionNumber: string;
  /** yyyy-mm-dd. */
  readonly decidedOn: string;
}

/** What was learnt in the passage: only what was done, nothing that was waived (decision 0116). */
export type PrintedContents = Pick<PrintedFields, 'courses' | 'classMinutes'>;

/** What a paper prints of its round's words: dates are `yyyy-mm-dd` (decision 0124). */
export type PrintedBasis = Pick<PrintedFields, 'title' | 'decisionNumber' | 'decidedOn'>;

/** The days of a passage as a paper prints them, `yyyy-mm-dd`: from when to when it went, until when it is good (decision 0142). */
export type PrintedDays = Pick<PrintedFields, 'startedOn' | 'finishedOn' | 'validUntil'>;

/** When a finished passage was gone through; calendar dates, `yyyy-mm-dd` in Vietnam. */
export interface PassageDays {
  /** Which passage of its round, from 1; a later one renews. */
  readonly number: number;
  /** Where it begins to count; null: with its round. */
  readonly countsFrom: string | null;
  /** When the cycle was opened. */
  readonly openedOn: string;
  readonly finishedOn: string;
  /** Null: without end. */
  readonly validUntil: string | null;
  readonly roundStartsOn: string;
  /** Who got her cycle later joined the round. */
  readonly roundOpenedOn: string;
}

/** What is needed of the passage. */
export interface PrintedPassage extends PassageDays {
  /** The printed number of the paper it renews; null: there is none. */
  readonly renewsNumber: string | null;
}

/** Who issues; names of the province with and without its type word. */
export interface PrintedIssuer {
  readonly provinceName: string;
  readonly provinceFullName: string;
  readonly issuer: string;
  readonly signer: string;
}

/** What a paper nobody signed says (DESIGN 4.2). */
export const UNSIGNED = 'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan';

/** What a paper says that goes to a printer: true of the sheet before somebody signs it in ink and after, and of a paper whose file was signed (decision 0125). */
export const ON_PAPER = 'Bản in: chữ ký tay, nếu có, ở trên giấy; ký số thì xem ở trang kiểm tra';

/** The days that a paper of now prints. The period is the passage's own, and never ends before it starts. */
export function printedDays(passage: PassageDays): PrintedDays {
  const { finishedOn, validUntil } = passage;
  const began = beganOn(passage);
  return { startedOn: began < finishedOn ? began : finishedOn, finishedOn, validUntil };
}

/** The fields of a passage's first paper. */
export function printFields(given: {
  readonly member: PrintedMember;
  readonly round: PrintedRound;
  readonly issuer: PrintedIssuer;
  readonly passage: PrintedPassage;
  readonly contents: PrintedContents;
  readonly issuedOn: string;
}): PrintedFields {
  const { member, round, issuer, passage, contents, issuedOn } = given;
  return {
    superior: `Ủy ban nhân dân ${issuer.provinceFullName}`.toLocaleUpperCase('vi'),
    issuer: issuer.issuer,
    authority: `${issuer.signer} ${issuer.issuer}`,
    ...printedPerson(member),
    title: round.title,
    ...printedDays(passage),
    courses: contents.courses,
    classMinutes: contents.classMinutes,
    decisionNumber: round.decisionNumber,
    decidedOn: round.decidedOn,
    place: issuer.provinceName,
    issuedOn,
    signer: issuer.signer,
    signature: UNSIGNED,
    replacesNumber: null,
    renewsNumber: passage.renewsNumber,
  };
}

/** A later passage begins where it counts from; the first with its round, or when she joined that. */
function beganOn({ number, countsFrom, openedOn, roundStartsOn, roundOpenedOn }: PassageDays): string {
  if (number > 1) return countsFrom ?? roundStartsOn;
  const hasJoinedLater = openedOn > roundOpenedOn && openedOn > roundStartsOn;
  return hasJoinedLater ? openedOn : roundStartsOn;
}

/** The fields of a paper that replaces another: person, the round's words, the days and what was learnt as known now, everything else as it was. */
export function reprintFields(
  old: PrintedFields,
  given: {
    readonly member: PrintedMember;
    readonly basis: PrintedBasis;
    readonly contents: PrintedContents;
    readonly days: PrintedDays;
    readonly issuedOn: string;
    readonly replacesNumber: string;
  },
): PrintedFields {
  const { member, basis, contents, days, issuedOn, replacesNumber } = given;
  return { ...old, ...printedPerson(member), ...basis, ...contents, ...days, issuedOn, replacesNumber };
}

/** What a paper prints of the person. */
export type PrintedPerson = Pick<PrintedFields, 'fullName' | 'birthYear' | 'unit'>;

/** The person as a paper of this moment prints her. */
export function printedPerson(member: PrintedMember): PrintedPerson {
  return { fullName: member.fullName, birthYear: member.birthYear, unit: unitOf(member) };
}

function unitOf(member: PrintedMember): string {
  const commune = member.communeName;
  if (member.teamName === null) {
    return member.unitName === commune ? commune : `${member.unitName}, ${inSentence(commune)}`;
  }
  return member.teamKind === 'village-team' ? `${member.teamName}, ${inSentence(commune)}` : member.teamName;
}

function inSentence(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}
