import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Actor, newId, NotFound, Unauthenticated } from '@lopso/platform';
import { PasskeyRefused, TooManyPasskeys } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { OwnPasskeyRepository } from '../storage/own-passkey.repository';
import { PasskeyRepository } from '../storage/passkey.repository';
import { AccountActs } from './account-acts';
import { PasskeyChallenges } from './passkey-challenges';
import { PasskeySite } from './passkey-site';
import { webauthn } from './webauthn';

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

/** The passkeys of the own account ("đăng nhập bằng vân tay"): added, named, removed. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly own: OwnPasskeyRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly site: PasskeySite,
    private readonly acts: AccountActs,
  ) {}

  async list(actor: Actor): Promise<PasskeyView[]> {
    const rows = await this.passkeys.listOf(actor.accountId);
    return rows.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
  }

  /** What the browser needs to create one; finger, face or PIN are demanded. @throws PasskeysUnavailable, TooManyPasskeys */
  async registrationOptions(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
    this.site.requireUsable();
    const account = await this.accounts.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const present = await this.passkeys.listOf(account.id);
    if (present.length >= MOST) throw new TooManyPasskeys(MOST);
    const challenge = await this.challenges.issue('register', account.id);
    const { generateRegistrationOptions } = await webauthn();
    return generateRegistrationOptions({
      rpName: 'Lớp Số',
      rpID: this.site.id,
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
  async register(actor: Actor, fresh: NewPasskey): Promise<PasskeyView> {
    const credential = await this.verify(actor, fresh);
    const passkey = {
      id: newId(),
      accountId: actor.accountId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: fresh.transports,
      name: fresh.name,
      createdAt: this.acts.now(),
    };
    await this.acts.together(async () => {
      if (!(await this.passkeys.insert(passkey))) throw new PasskeyRefused();
      await this.acts.record(actor, 'identity.passkey-added', { passkeyId: passkey.id });
    });
    return { id: passkey.id, name: passkey.name, createdAt: passkey.createdAt, lastUsedAt: null };
  }

  /** @throws NotFound for one that is not the actor's */
  async rename(actor: Actor, id: string, name: string): Promise<void> {
    if (!(await this.own.rename(actor.accountId, id, name))) throw new NotFound();
  }

  /** @throws NotFound for one that is not the actor's */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.acts.together(async () => {
      if (!(await this.own.remove(actor.accountId, id))) throw new NotFound();
      await this.acts.record(actor, 'identity.passkey-removed', { passkeyId: id });
    });
  }

  private async verify(
    actor: Actor,
    fresh: NewPasskey,
  ): Promise<{ id: string; publicKey: Uint8Array; counter: number }> {
    const expectedChallenge = await this.challenges.take(fresh.clientDataJson, 'register', actor.accountId);
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
        expectedOrigin: this.site.origin,
        expectedRPID: this.site.id,
        requireUserVerification: true,
      });
      if (verified) return registrationInfo.credential;
    } catch (cause) {
      throw new PasskeyRefused(cause);
    }
    throw new PasskeyRefused();
  }
}
