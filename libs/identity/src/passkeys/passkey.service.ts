import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { type Actor, Clock, newId, NotFound, Unauthenticated } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { AccountRepository } from '../accounts/account.repository';
import { PasskeyRefused, PasskeysUnavailable, TooManyPasskeys } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { SecretService } from '../secrets/secret.service';
import { type ChallengePurpose, PasskeyRepository, type PasskeyRow } from './passkey.repository';
import { webauthn } from './webauthn';

const MINUTES = 5;

function challengeIn(clientDataJson: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'));
    const isNamed = typeof data === 'object' && data !== null && 'challenge' in data;
    return isNamed && typeof data.challenge === 'string' ? data.challenge : null;
  } catch {
    return null;
  }
}

const MOST = 10;

/** A passkey as its owner sees it. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** What a browser brings back from creating a passkey; binary parts base64url. */
export interface NewPasskey {
  readonly name: string;
  readonly id: string;
  readonly clientDataJson: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
}

/** What a browser brings back from a passkey; binary parts base64url. `userHandle` null: the key told no account. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly clientDataJson: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | null;
}

/** Passkeys of an account: registered, renamed, removed, verified. */
@Injectable()
export class PasskeyService {
  readonly origin: string;
  readonly id: string;

  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly passkeyRepository: PasskeyRepository,
    private readonly accountAudit: AccountAudit,
    private readonly clock: Clock,
    private readonly secrets: SecretService,
    settings: IdentitySettings,
  ) {
    const url = new URL(settings.PUBLIC_URL);
    this.origin = url.origin;
    this.id = url.hostname;
  }

  async listPasskeys(actor: Actor): Promise<PasskeyView[]> {
    const rows = await this.passkeyRepository.listOf(actor.accountId);
    return rows.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
  }

  /** What the browser needs to create one; finger, face or PIN are demanded. @throws PasskeysUnavailable, TooManyPasskeys */
  async getRegistrationOptions(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
    this.requirePasskeysUsable();
    const account = await this.accountRepository.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const present = await this.passkeyRepository.listOf(account.id);
    if (present.length >= MOST) throw new TooManyPasskeys(MOST);
    const challenge = await this.issueChallenge('register', account.id);
    const { generateRegistrationOptions } = await webauthn();
    return generateRegistrationOptions({
      rpName: 'Lớp Số',
      rpID: this.id,
      userName: account.username,
      userDisplayName: account.displayName,
      userID: Uint8Array.from(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: present.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
    });
  }

  /** Keeps a passkey whose answer fits this site and a challenge of this account. @throws PasskeyRefused */
  async registerPasskey(actor: Actor, fresh: NewPasskey): Promise<PasskeyView> {
    const credential = await this.verifyRegistration(actor, fresh);
    const passkey = {
      id: newId(),
      accountId: actor.accountId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: fresh.transports,
      name: fresh.name,
      createdAt: this.accountAudit.now(),
    };
    await this.accountAudit.inTransaction(async () => {
      if (!(await this.passkeyRepository.insert(passkey))) throw new PasskeyRefused();
      await this.accountAudit.recordOwnAct(actor, 'identity.passkey-added', { passkeyId: passkey.id });
    });
    return { id: passkey.id, name: passkey.name, createdAt: passkey.createdAt, lastUsedAt: null };
  }

  /** @throws NotFound for one that is not the actor's */
  async renamePasskey(actor: Actor, id: string, name: string): Promise<void> {
    if (!(await this.passkeyRepository.rename(actor.accountId, id, name))) throw new NotFound();
  }

  /** @throws NotFound for one that is not the actor's */
  async removePasskey(actor: Actor, id: string): Promise<void> {
    await this.accountAudit.inTransaction(async () => {
      if (!(await this.passkeyRepository.remove(actor.accountId, id))) throw new NotFound();
      await this.accountAudit.recordOwnAct(actor, 'identity.passkey-removed', { passkeyId: id });
    });
  }

  private async verifyRegistration(
    actor: Actor,
    fresh: NewPasskey,
  ): Promise<{ id: string; publicKey: Uint8Array; counter: number }> {
    const expectedChallenge = await this.takeChallenge(fresh.clientDataJson, 'register', actor.accountId);
    if (expectedChallenge === null) throw new PasskeyRefused();
    const response: RegistrationResponseJSON = {
      id: fresh.id,
      rawId: fresh.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: fresh.clientDataJson, attestationObject: fresh.attestationObject },
    };
    const { verifyRegistrationResponse } = await webauthn();
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.origin,
        expectedRPID: this.id,
        requireUserVerification: true,
      });
      if (verified) return registrationInfo.credential;
    } catch (cause) {
      throw new PasskeyRefused(cause);
    }
    throw new PasskeyRefused();
  }

  /** For the passkeys of an account, or of anybody (null). @throws PasskeysUnavailable */
  async getAuthenticationOptions(
    purpose: 'sign-in' | 'prove',
    accountId: string | null,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    this.requirePasskeysUsable();
    const known = accountId === null ? [] : await this.passkeyRepository.listOf(accountId);
    const challenge = await this.issueChallenge(purpose, accountId);
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID: this.id,
      challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
      userVerification: 'required',
      allowCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
    });
  }

  /**
   * The passkey behind an answer. The challenge is used up by the first look, whatever comes of it; a counter that does not
   * rise (a copied key) is refused.
   * @throws PasskeyRefused
   */
  async verifyPasskey(
    answer: PasskeyAnswer,
    purpose: 'sign-in' | 'prove',
    accountId: string | null,
  ): Promise<{ accountId: string }> {
    const passkey = await this.passkeyRepository.findByCredential(answer.id);
    if (passkey === null || !isOf(passkey, accountId, answer.userHandle)) throw new PasskeyRefused();
    const challenge = await this.takeChallenge(answer.clientDataJson, purpose, accountId);
    const counter = challenge === null ? null : await this.verifyCounter(answer, passkey, challenge);
    if (counter === null || !(await this.passkeyRepository.noteUse(passkey.id, counter, this.clock.now()))) {
      throw new PasskeyRefused();
    }
    return { accountId: passkey.accountId };
  }

  private async verifyCounter(
    answer: PasskeyAnswer,
    passkey: PasskeyRow,
    expectedChallenge: string,
  ): Promise<number | null> {
    const { credentialId, publicKey, counter } = passkey;
    const { verifyAuthenticationResponse } = await webauthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: responseOf(answer),
        expectedChallenge,
        expectedOrigin: this.origin,
        expectedRPID: this.id,
        credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch (cause) {
      throw new PasskeyRefused(cause);
    }
  }

  /** A new challenge, base64url. `accountId` null: nobody is signed in yet. */
  async issueChallenge(purpose: ChallengePurpose, accountId: string | null): Promise<string> {
    const challenge = this.secrets.newToken();
    const expiresAt = new Date(this.clock.now().getTime() + MINUTES * 60_000);
    await this.passkeyRepository.keepChallenge(this.secrets.hashToken(challenge), purpose, accountId, expiresAt);
    return challenge;
  }

  /**
   * Uses up the challenge that a browser's answer names (`clientDataJSON`, base64url) and gives it back; null when it was
   * used, is too old, was issued for something or somebody else, or the answer is unreadable.
   */
  async takeChallenge(
    clientDataJson: string,
    purpose: ChallengePurpose,
    accountId: string | null,
  ): Promise<string | null> {
    const challenge = challengeIn(clientDataJson);
    if (challenge === null) return null;
    const hash = this.secrets.hashToken(challenge);
    return (await this.passkeyRepository.takeChallenge(hash, purpose, accountId, this.clock.now())) ? challenge : null;
  }

  get isUsable(): boolean {
    return isIP(this.id) === 0 && !this.id.startsWith('[');
  }

  /** @throws PasskeysUnavailable */
  requirePasskeysUsable(): void {
    if (!this.isUsable) throw new PasskeysUnavailable();
  }
}

function isOf(passkey: PasskeyRow, accountId: string | null, userHandle: string | null): boolean {
  const told = userHandle === null ? null : Buffer.from(userHandle, 'base64url').toString('hex');
  const isTold = told === null || told === passkey.accountId.replaceAll('-', '');
  return isTold && (accountId === null || accountId === passkey.accountId);
}

function responseOf(answer: PasskeyAnswer): AuthenticationResponseJSON {
  const { id, clientDataJson, authenticatorData, signature } = answer;
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: clientDataJson, authenticatorData, signature },
  };
}
