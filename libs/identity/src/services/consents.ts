import { Injectable } from '@nestjs/common';
import { AccessEpochs, type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { NoticeChanged } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { type ConsentDecision, isConsentGiven } from '../rules/consent-rule';
import { CONSENT_PURPOSE, NOTICE_VERSION, type PrivacyNotice, privacyNotice } from '../rules/privacy-notice';
import { ConsentRepository } from '../storage/consent.repository';

/** Where somebody stands on the notice. `decision` and `decidedAt` null: never asked. */
export interface ConsentState {
  readonly purpose: string;
  readonly decision: ConsentDecision | null;
  readonly textVersion: string | null;
  readonly decidedAt: Date | null;
  /** True only for agreement to the present text. */
  readonly isGiven: boolean;
}

/** The privacy notice and the ledger of what people said to it. Lines are only ever added. */
@Injectable()
export class Consents {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly settings: IdentitySettings,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The present notice. */
  notice(): PrivacyNotice {
    return privacyNotice({ name: this.settings.PRIVACY_CONTROLLER, contact: this.settings.PRIVACY_CONTACT });
  }

  /** Where an account stands. */
  async stateOf(accountId: string): Promise<ConsentState> {
    const latest = await this.consents.findLatest(accountId, CONSENT_PURPOSE);
    return {
      purpose: CONSENT_PURPOSE,
      decision: latest?.decision ?? null,
      textVersion: latest?.textVersion ?? null,
      decidedAt: latest?.decidedAt ?? null,
      isGiven: isConsentGiven(latest, NOTICE_VERSION),
    };
  }

  /**
   * Writes a line of the ledger; saying the same twice writes one. Joins a transaction.
   * @throws NoticeChanged when it was said to another version
   */
  async record(accountId: string, decision: ConsentDecision, textVersion: string): Promise<void> {
    if (textVersion !== NOTICE_VERSION) throw new NoticeChanged();
    const present = await this.stateOf(accountId);
    if (present.decision === decision && present.textVersion === textVersion) return;
    const line = {
      id: newId(),
      accountId,
      purpose: CONSENT_PURPOSE,
      textVersion,
      decision,
      decidedAt: this.clock.now(),
    };
    await this.transactions.run(async () => {
      await this.consents.insert(line);
      await this.epochs.bump(accountId);
    });
  }

  /** The signed-in person agrees, or takes the agreement back. @throws NoticeChanged */
  async decide(actor: Actor, decision: ConsentDecision, textVersion: string): Promise<ConsentState> {
    await this.record(actor.accountId, decision, textVersion);
    return this.stateOf(actor.accountId);
  }
}
