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
import { AccountAudit } from '../accounts/account-audit.service';
import { ConsentSaidLater, NoticeChanged } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { ConsentRepository } from './consent.repository';
import { type ConsentDecision, type ConsentStanding, isConsentGiven, standingOf } from './consent.rules';
import { CONSENT_PURPOSE, CONSENT_PURPOSES, type ConsentPurpose, type OptionalPurpose } from './notice-text.rules';
import { NOTICE_VERSION, type PrivacyNotice, privacyNotice, versionsSaying } from './privacy-notice.rules';

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

/** What a person agreed to or refused, purpose by purpose, and the notice shown for it. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly consentRepository: ConsentRepository,
    private readonly settings: IdentitySettings,
    private readonly epochs: AccessEpochs,
    private readonly accountAudit: AccountAudit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The notice of a version, left out: the present one. @throws NotFound for a version there never was */
  getNotice(version?: string): PrivacyNotice {
    const controller = { name: this.settings.PRIVACY_CONTROLLER, contact: this.settings.PRIVACY_CONTACT };
    const notice = privacyNotice(controller, version);
    if (notice === null) throw new NotFound();
    return notice;
  }

  /** Where an account stands on the purpose asked for at activation. */
  async getConsentState(accountId: string): Promise<ConsentState> {
    return this.getStateOn(accountId, CONSENT_PURPOSE);
  }

  /** Where an account stands on every purpose, in the order of the notice. */
  async listConsentStates(accountId: string): Promise<ConsentState[]> {
    return Promise.all(CONSENT_PURPOSES.map((purpose) => this.getStateOn(accountId, purpose)));
  }

  /** Where members stand on a purpose they may refuse; who was never asked is missing. */
  async getStandings(
    memberIds: readonly string[],
    purpose: OptionalPurpose,
  ): Promise<ReadonlyMap<string, ConsentStanding>> {
    const latest = await this.consentRepository.latestOfMembers(memberIds, purpose);
    const versions = versionsSaying(purpose);
    return new Map(latest.map((one) => [one.memberId, standingOf(one, versions)]));
  }

  /**
   * Writes a line of the ledger for the purpose asked for at activation; saying the same twice writes one. Joins a
   * transaction. @throws NoticeChanged when it was said to another version
   */
  async recordConsent(accountId: string, decision: ConsentDecision, textVersion: string): Promise<void> {
    const self: Actor = { accountId, memberId: null, sessionId: '', grants: [] };
    await this.writeConsent(self, { accountId, purpose: CONSENT_PURPOSE, decision, textVersion }, null);
  }

  /** The signed-in person agrees to one purpose, refuses it, or takes the agreement back. @throws NoticeChanged */
  async decideConsent(
    actor: Actor,
    decision: ConsentDecision,
    textVersion: string,
    purpose: ConsentPurpose = CONSENT_PURPOSE,
  ): Promise<ConsentState> {
    await this.writeConsent(actor, { accountId: actor.accountId, purpose, decision, textVersion }, null);
    return this.getStateOn(actor.accountId, purpose);
  }

  /**
   * An officer writes down what a person signed on paper; whether the officer may is asked before. The paper is kept by
   * the office. @throws NoticeChanged; ConsentSaidLater when the person chose after signing: the later word counts
   * @throws InvalidInput for a day that has not come
   */
  async recordPaperConsent(actor: Actor, paper: PaperConsent): Promise<void> {
    const { signedOn, unitPath, note, ...said } = paper;
    if (signedOn > this.clock.today()) throw new InvalidInput([{ pointer: '#/signedOn', code: 'org.date-in-future' }]);
    const latest = await this.consentRepository.findLatest(said.accountId, said.purpose);
    if (latest !== null && (latest.signedOn ?? vietnamDate(latest.decidedAt)) > signedOn) throw new ConsentSaidLater();
    await this.writeConsent(actor, said, { recordedBy: actor.accountId, signedOn, unitPath, note });
  }

  private async getStateOn(accountId: string, purpose: ConsentPurpose): Promise<ConsentState> {
    const latest = await this.consentRepository.findLatest(accountId, purpose);
    return {
      ...(latest ?? NEVER_ASKED),
      purpose,
      isGiven: isConsentGiven(latest, versionsSaying(purpose)),
    };
  }

  private async writeConsent(actor: Actor, said: Said, paper: Paper | null): Promise<void> {
    const { accountId, purpose, decision, textVersion } = said;
    if (textVersion !== NOTICE_VERSION) throw new NoticeChanged();
    const present = await this.getStateOn(accountId, purpose);
    if (present.decision === decision && present.textVersion === textVersion) return;
    await this.transactions.run(async () => {
      await this.consentRepository.insert({ ...said, id: newId(), decidedAt: this.clock.now(), paper });
      // What tokens say hangs on this purpose alone.
      if (purpose === CONSENT_PURPOSE) await this.epochs.bump(accountId);
      const details = { purpose, textVersion, how: paper === null ? 'app' : 'paper' };
      const place = paper === null ? {} : { unitPath: paper.unitPath };
      await this.accountAudit.recordForAccount(actor, { accountId, action: ACTIONS[decision], details, ...place });
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
