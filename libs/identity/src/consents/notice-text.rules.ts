/** The purpose asked for at activation: keeping a record of what the member learns by phone. */
export const CONSENT_PURPOSE = 'learning-record';

/** All purposes; the others may be refused and everything works. */
export const CONSENT_PURPOSES = [CONSENT_PURPOSE, 'phone-reminders', 'work-photos'] as const;

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A purpose that may be refused while everything works. */
export type OptionalPurpose = Exclude<ConsentPurpose, typeof CONSENT_PURPOSE>;

/** One purpose as the notice of a version describes it. */
export interface NoticePurpose {
  readonly key: ConsentPurpose;
  readonly title: string;
  readonly text: string;
  /** What follows from refusing or withdrawing. */
  readonly ifRefused: string;
}

/** A piece of the notice: a heading and its sentences. */
export interface NoticeSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** The words of one version. Once published they are never changed: the ledger names them by the version. */
export interface NoticeText {
  readonly version: string;
  /** What is new against the version before, for who knew that one; empty for the first. */
  readonly changes: readonly string[];
  /** The notice in four short sentences, shown beside the question. */
  readonly summary: readonly string[];
  /** What follows from refusing or withdrawing. */
  readonly refusal: readonly string[];
  readonly sections: readonly NoticeSection[];
  /** What consent is asked for, each by itself. */
  readonly purposes: readonly NoticePurpose[];
}
