import { type BadgeFault, type BadgeStatusGap, DomainError, type FieldFault, InvalidInput } from '@lopso/platform';
import { type AudienceFault } from './audience/audience.rules';
import { type NewcomerFault } from './newcomers/newcomer.rules';
import { type RoundDateFault } from './rounds/round.rules';
import { type ValidityFault } from './validity/validity.rules';

/** The unit already has a round of this title. */
export class RoundTitleTaken extends DomainError {
  constructor() {
    super({
      kind: 'conflict',
      code: 'learning.round-title-taken',
      faults: [{ pointer: '#/title', code: 'learning.round-title-taken' }],
    });
  }
}

/** The programme asks for a course or task that is not published; `params.missing` names them. */
export class ProgrammeIncomplete extends DomainError {
  constructor(missing: readonly string[]) {
    super({ kind: 'rule-broken', code: 'learning.programme-incomplete', params: { missing: missing.join(', ') } });
  }
}

/** Nobody holds a seat in the teams the programme is for. */
export class NoAudience extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.no-audience' });
  }
}

/** Nobody vouches for their own reading. */
export class OwnReading extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-reading' });
  }
}

/** A claim for this outside certificate waits already. */
export class OutsideClaimWaits extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.outside-claim-waits' });
  }
}

/** An outside certificate without an end was accepted already. */
export class OutsideStands extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.outside-stands' });
  }
}

/** The day of issue is to come, or the last day is over. */
export class OutsideDateWrong extends DomainError {
  constructor(
    code: 'learning.outside-issued-later' | 'learning.outside-over' | 'learning.outside-until-before-issued',
    field: 'issuedOn' | 'validUntil' = 'issuedOn',
  ) {
    super({ kind: 'rule-broken', code, faults: [{ pointer: `#/${field}`, code }] });
  }
}

/** Neither a photo nor a plain PDF. */
export class OutsideFileUnreadable extends DomainError {
  constructor() {
    const code = 'learning.outside-file-unreadable';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/file', code }] });
  }
}

/** Nobody decides on what she sent in herself. */
export class OwnOutside extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-outside' });
  }
}

/** Somebody was first, or said otherwise. */
export class OutsideDecided extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.outside-decided' });
  }
}

/** Only what was accepted can be withdrawn. */
export class OutsideNotAccepted extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.outside-not-accepted' });
  }
}

/** A refusal and a withdrawal say why. */
export class OutsideReasonMissing extends DomainError {
  constructor() {
    const code = 'learning.outside-reason-missing';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/reason', code }] });
  }
}

/** Nobody waives a requirement of her own. */
export class OwnWaiver extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-waiver' });
  }
}

/** The round has no requirement of this key. */
export class UnknownRequirement extends DomainError {
  constructor() {
    const code = 'learning.unknown-requirement';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/requirementKey', code }] });
  }
}

/** A waiver of this requirement stands or waits already. */
export class WaiverOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.waiver-open' });
  }
}

/** The second person is another one than the first. */
export class SamePerson extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.same-person' });
  }
}

/** Nothing of this waiver waits for such an answer. */
export class WaiverAnswered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.waiver-answered' });
  }
}

/** Nobody gives herself a later due date. */
export class OwnDueDate extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-due-date' });
  }
}

/** Who has finished needs no later date. */
export class NothingToExtend extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.nothing-to-extend' });
  }
}

/** A date that an officer gives never lies before the one that follows from the round. */
export class ExtensionTooEarly extends DomainError {
  constructor() {
    const code = 'learning.extension-too-early';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/dueOn', code }] });
  }
}

/** Somebody else changed the audience of the round since it was looked at. */
export class AudienceStale extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.audience-stale' });
  }
}

/** People are still being taken into the round: by its opening, or by the change before. */
export class AudienceBusy extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.audience-busy' });
  }
}

/** Nobody joins a round that is over; its audience stays as it is. */
export class RoundIsOver extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.round-is-over' });
  }
}

/** Somebody else changed what newcomers of the round have since it was looked at. */
export class NewcomersStale extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.newcomers-stale' });
  }
}

/** A round that was ended takes nobody, and nobody gets a later date or is let off anything in it (decision 0137). */
export class RoundIsClosed extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.round-is-closed' });
  }
}

/** A change for newcomers is taken back on its day only, and only the last one. */
export class NewcomersUndoOver extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.newcomers-undo-over' });
  }
}

/** Something hangs on people's joining, so that it can't be taken back; `params.standing` says what, in Vietnamese. */
export class NewcomersBuiltOn extends DomainError {
  constructor(standing: string) {
    super({ kind: 'conflict', code: 'learning.newcomers-built-on', params: { standing } });
  }
}

/** A day to come has no history. */
export class AudienceDayToCome extends DomainError {
  constructor() {
    const code = 'learning.audience-day-to-come';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/on', code }] });
  }
}

/** The course has no such major edition that the round does not have already. */
export class EditionUnknown extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.edition-unknown' });
  }
}

/** Nothing was picked, or something that the edition did not change or the round does not ask for. */
export class ReopenedPartsWrong extends DomainError {
  constructor() {
    const code = 'learning.reopened-parts-wrong';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/parts', code }] });
  }
}

/** A reopening of those who finished before a day says which, a day that is not to come; no other one does. */
export class FinishedBeforeWrong extends DomainError {
  constructor() {
    const code = 'learning.finished-before-wrong';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/finishedBefore', code }] });
  }
}

/** Nobody of the round is to be named. */
export class NobodyReopened extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.nobody-reopened' });
  }
}

/** Other people would be named by now than were looked at; `params.people` says how many. */
export class ReopeningStale extends DomainError {
  constructor(people: number) {
    super({ kind: 'conflict', code: 'learning.reopening-stale', params: { people } });
  }
}

/** Whom a reopening names was written with it: it has no other audience. */
export class ReopeningIsNamed extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.reopening-is-named' });
  }
}

/** Something hangs on the reopening, so that it can't be taken back; `params.standing` says what, in Vietnamese. */
export class ReopeningBuiltOn extends DomainError {
  constructor(standing: string) {
    super({ kind: 'conflict', code: 'learning.reopening-built-on', params: { standing } });
  }
}

/** Conditions that ask nothing or for what there is not; one fault per condition. */
export function invalidAudience(faults: readonly AudienceFault[]): InvalidInput {
  return new InvalidInput(
    faults.map(({ part, place, fault }): FieldFault => ({
      pointer: `#/rule/${part}/${place}`,
      code: `learning.${fault}`,
    })),
  );
}

/** Dates of a round that contradict each other or the calendar; one fault per field. */
export function invalidRoundDates(faults: readonly RoundDateFault[]): InvalidInput {
  return new InvalidInput(
    faults.map(({ field, fault }): FieldFault => ({ pointer: `#/${field}`, code: `learning.${fault}` })),
  );
}

/** What newcomers can't have in a round; one fault per field. */
export function invalidNewcomers(faults: readonly NewcomerFault[]): InvalidInput {
  return new InvalidInput(
    faults.map(({ field, fault }): FieldFault => ({ pointer: `#/${field}`, code: `learning.${fault}` })),
  );
}

/** A rule of validity that nobody could keep; one fault per field. */
export function invalidValidity(faults: readonly ValidityFault[]): InvalidInput {
  return new InvalidInput(
    faults.map(({ field, fault }): FieldFault => ({ pointer: `#/validity/${field}`, code: `learning.${fault}` })),
  );
}

/** Two people release papers there: a round opened by one can't issue them by itself (decision 0118). */
export class AutomaticNeedsSecond extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.automatic-needs-second' });
  }
}

/** A correction of this round waits already. */
export class CorrectionOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-open' });
  }
}

/** This correction doesn't wait (any more). */
export class CorrectionAnswered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-answered' });
  }
}

/** The round has other words than when the correction was proposed. */
export class CorrectionOvertaken extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.correction-overtaken' });
  }
}

/** The words of the round are those already. */
export class NothingCorrected extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.nothing-corrected' });
  }
}

/** A later date for all of a round lies today or later. */
export class ExtensionInPast extends DomainError {
  constructor() {
    const code = 'learning.extension-in-past';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/dueOn', code }] });
  }
}

/** Nobody there is due before that day. */
export class NobodyToExtend extends DomainError {
  constructor() {
    const code = 'learning.nobody-to-extend';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/dueOn', code }] });
  }
}

/** One of the units is no commune of the round. */
export class UnknownCommune extends DomainError {
  constructor() {
    const code = 'learning.unknown-commune';
    super({ kind: 'rule-broken', code, faults: [{ pointer: '#/communeIds', code }] });
  }
}

/** It reaches other people by now than were looked at. */
export class ExtensionStale extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.extension-stale' });
  }
}

/** Somebody else took it back before. */
export class ExtensionEnded extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.extension-ended' });
  }
}

/** Something stands on the round, so that it can't be taken back; `params.standing` says what, in Vietnamese. */
export class RoundBuiltOn extends DomainError {
  constructor(standing: string) {
    super({ kind: 'conflict', code: 'learning.round-built-on', params: { standing } });
  }
}

/** Other people are in the round by now than were looked at; `params.people` says how many. */
export class RoundTakingStale extends DomainError {
  constructor(people: number) {
    super({ kind: 'conflict', code: 'learning.round-taking-stale', params: { people } });
  }
}

/** The end of this round, or its going on, waits for a second person already. */
export class EndingOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.ending-open' });
  }
}

/** This proposal to end a round or to take it up again doesn't wait (any more). */
export class EndingAnswered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.ending-answered' });
  }
}

/** The round goes on: there is no end to undo. */
export class RoundNotEnded extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.round-not-ended' });
  }
}

/** The file carries no badge that is read: neither JSON nor a JWT, nor a picture with one in it. */
export class BadgeUnreadable extends DomainError {
  constructor() {
    const code = 'learning.badge-unreadable';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/file', code }] });
  }
}

/** Something about the badge is wrong: it can't count. */
export class BadgeRefused extends DomainError {
  constructor(fault: BadgeFault) {
    super({ kind: 'rule-broken', code: CODES[fault] });
  }
}

const CODES: Readonly<Record<BadgeFault, string>> = {
  'not-open-badge': 'learning.badge-not-open-badge',
  'issuer-unknown': 'learning.badge-issuer-unknown',
  'issuer-not-then': 'learning.badge-issuer-not-then',
  'signature-missing': 'learning.badge-signature-missing',
  'signature-kind-unread': 'learning.badge-signature-kind-unread',
  'signature-over': 'learning.badge-signature-over',
  'key-unknown': 'learning.badge-key-unknown',
  'signature-wrong': 'learning.badge-signature-wrong',
  'period-to-come': 'learning.badge-period-to-come',
  'period-over': 'learning.badge-period-over',
  'recipient-other': 'learning.badge-recipient-other',
  revoked: 'learning.badge-revoked',
  suspended: 'learning.badge-suspended',
};

/** It isn't known whether the badge still stands: it says where to look, and that can't be read, isn't at hand or is too old (decision 0072). */
export class BadgeStatusOpen extends DomainError {
  constructor(gap: BadgeStatusGap) {
    super({ kind: 'rule-broken', code: GAP_CODES[gap] });
  }
}

const GAP_CODES: Readonly<Record<BadgeStatusGap, string>> = {
  'status-unread': 'learning.badge-status-unread',
  'status-unknown': 'learning.badge-status-unknown',
  'status-stale': 'learning.badge-status-stale',
};

/** This badge waits or counts already, or another member sent it. */
export class BadgeSentBefore extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-sent-before' });
  }
}

/** Neither a did:web nor a did:key that is read. */
export class BadgeIssuerIdWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-id-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/did', code }] });
  }
}

/** The document isn't of this did, or has no key that is read; of a did:key there is none. */
export class BadgeIssuerDocumentWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-document-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/document', code }] });
  }
}

/** The end of the trust lies before its beginning. */
export class BadgeIssuerDaysWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-days-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/trustedUntil', code }] });
  }
}

/** This issuer is in the list already. */
export class BadgeIssuerKnown extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-issuer-known' });
  }
}

/** It is trusted no more. */
export class BadgeIssuerEnded extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-issuer-ended' });
  }
}

/** No status list that this issuer signed. */
export class StatusListWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-list-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/document', code }] });
  }
}

/** The list at hand is a later one. */
export class StatusListOlder extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-list-older' });
  }
}

/** Nobody gives herself further attempts. */
export class OwnAttempts extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'learning.own-attempts' });
  }
}
