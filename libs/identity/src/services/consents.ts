import { Injectable } from '@nestjs/common';
import {
  AccessEpochs,
  type Actor,
  Clock,
  InvalidInput,
  newId,
  NotFound,
  Transactions,
  vietnamDate,
} from '@lopso/platform';
import { ConsentSaidLater, NoticeChanged } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { type ConsentDecision, type ConsentStanding, isConsentGiven, standingOf } from '../rules/consent-rule';
import { CONSENT_PURPOSE, CONSENT_PURPOSES, type ConsentPurpose, type OptionalPurpose } from '../rules/notice-text';
import { NOTICE_VERSION, type PrivacyNotice, privacyNotice, versionsSaying } from '../rules/privacy-notice';
import { ConsentRepository } from '../storage/consent.repository';
import { AccountTrail } from './account-trail';

const ACTIONS: Readonly<Record<ConsentDecision, string>> = {
  agreed: 'privacy.consent-agreed',
  refused: 'privacy.consent-refused',
  withdrawn: 'privacy.consent-withdrawn',
};

const NEVER_ASKED = {
  ...{ decision: null, textVersion: null, decidedAt: null },
  ...{ givenHow: null, signedOn: null, note: null },
};

/** Where somebody stands on the notice. `decision` and `decidedAt` null: never asked. */
export interface ConsentState {
  readonly purpose: string;
  readonly decision: ConsentDecision | null;
  readonly textVersion: string | null;
  readonly decidedAt: Date | null;
  /** In the app, or on a paper that an officer wrote down; null: never asked. */
  readonly givenHow: 'app' | 'paper' | null;
  /** The day on the paper, `yyyy-mm-dd`; null: said in the app. */
  readonly signedOn: string | null;
  /** Where the paper lies, for the officers who manage the person. */
  readonly note: string | null;
  /** True only for agreement to the present text of the purpose. */
  readonly isGiven: boolean;
}

/** The privacy notice and the ledger of what people said to it. Lines are only ever added. */
@Injectable()
export class Consents {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly settings: IdentitySettings,
    private readonly epochs: AccessEpochs,
    private readonly trail: AccountTrail,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The notice of a version, left out: the present one. @throws NotFound for a version there never was */
  notice(version?: string): PrivacyNotice {
    const controller = { name: this.settings.PRIVACY_CONTROLLER, contact: this.settings.PRIVACY_CONTACT };
    const notice = privacyNotice(controller, version);
    if (notice === null) throw new NotFound();
    return notice;
  }

  /** Where an account stands on the purpose asked for at activation. */
  async stateOf(accountId: string): Promise<ConsentState> {
    return this.stateOn(accountId, CONSENT_PURPOSE);
  }

  /** Where an account stands on every purpose, in the order of the notice. */
  async statesOf(accountId: string): Promise<ConsentState[]> {
    return Promise.all(CONSENT_PURPOSES.map((purpose) => this.stateOn(accountId, purpose)));
  }

  /** Where members stand on a purpose they may refuse; who was never asked is missing. */
  async standingsOf(
    memberIds: readonly string[],
    purpose: OptionalPurpose,
  ): Promise<ReadonlyMap<string, ConsentStanding>> {
    const latest = await this.consents.latestOfMembers(memberIds, purpose);
    const versions = versionsSaying(purpose);
    return new Map(latest.map((one) => [one.memberId, standingOf(one, versions)]));
  }

  /**
   * Writes a line of the ledger for the purpose asked for at activation; saying the same twice writes one. Joins a
   * transaction. @throws NoticeChanged when it was said to another version
   */
  async record(accountId: string, decision: ConsentDecision, textVersion: string): Promise<void> {
    const self: Actor = { accountId, memberId: null, sessionId: '', grants: [] };
    await this.write(self, { accountId, purpose: CONSENT_PURPOSE, decision, textVersion }, null);
  }

  /** The signed-in person agrees to one purpose, refuses it, or takes the agreement back. @throws NoticeChanged */
  async decide(
    actor: Actor,
    decision: ConsentDecision,
    textVersion: string,
    purpose: ConsentPurpose = CONSENT_PURPOSE,
  ): Promise<ConsentState> {
    await this.write(actor, { accountId: actor.accountId, purpose, decision, textVersion }, null);
    return this.stateOn(actor.accountId, purpose);
  }

  /**
   * An officer writes down what a person signed on paper; whether the officer may is asked before. The paper is kept by
   * the office. @throws NoticeChanged; ConsentSaidLater when the person chose after signing: the later word counts
   * @throws InvalidInput for a day that has not come
   */
  async writeDown(actor: Actor, paper: PaperConsent): Promise<void> {
    const { signedOn, unitPath, note, ...said } = paper;
    if (signedOn > this.clock.today()) throw new InvalidInput([{ pointer: '#/signedOn', code: 'org.date-in-future' }]);
    const latest = await this.consents.findLatest(said.accountId, said.purpose);
    if (latest !== null && (latest.signedOn ?? vietnamDate(latest.decidedAt)) > signedOn) throw new ConsentSaidLater();
    await this.write(actor, said, { recordedBy: actor.accountId, signedOn, unitPath, note });
  }

  private async stateOn(accountId: string, purpose: ConsentPurpose): Promise<ConsentState> {
    const latest = await this.consents.findLatest(accountId, purpose);
    return {
      ...(latest ?? NEVER_ASKED),
      purpose,
      isGiven: isConsentGiven(latest, versionsSaying(purpose)),
    };
  }

  private async write(actor: Actor, said: Said, paper: Paper | null): Promise<void> {
    const { accountId, purpose, decision, textVersion } = said;
    if (textVersion !== NOTICE_VERSION) throw new NoticeChanged();
    const present = await this.stateOn(accountId, purpose);
    if (present.decision === decision && present.textVersion === textVersion) return;
    await this.transactions.run(async () => {
      await this.consents.insert({ ...said, id: newId(), decidedAt: this.clock.now(), paper });
      // What tokens say hangs on this purpose alone.
      if (purpose === CONSENT_PURPOSE) await this.epochs.bump(accountId);
      const details = { purpose, textVersion, how: paper === null ? 'app' : 'paper' };
      const place = paper === null ? {} : { unitPath: paper.unitPath };
      await this.trail.record(actor, { accountId, action: ACTIONS[decision], details, ...place });
    });
  }
}

interface Said {
  readonly accountId: string;
  readonly purpose: ConsentPurpose;
  readonly decision: ConsentDecision;
  readonly textVersion: string;
}

interface Paper {
  readonly recordedBy: string;
  readonly signedOn: string;
  readonly unitPath: string;
  readonly note: string;
}

/** What a person signed: `signedOn` is the day on the paper, `unitPath` where the person belongs, `note` where the paper lies. */
export interface PaperConsent extends Said {
  readonly signedOn: string;
  readonly unitPath: string;
  readonly note: string;
}
