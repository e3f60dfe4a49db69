import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Clock } from '@lopso/platform';
import { PasskeyRefused } from '../identity.errors';
import { type PasskeyRow, PasskeyRepository } from '../storage/passkey.repository';
import { PasskeyChallenges } from './passkey-challenges';
import { PasskeySite } from './passkey-site';
import { webauthn } from './webauthn';

/** What a browser brings back from a passkey; binary parts base64url. `userHandle` null: the key told no account. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly clientDataJson: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | null;
}

/** Asks for a passkey and checks what comes back: challenge, origin, site, signature, finger or PIN, counter. */
@Injectable()
export class PasskeyCheck {
  constructor(
    private readonly passkeys: PasskeyRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly site: PasskeySite,
    private readonly clock: Clock,
  ) {}

  /** For the passkeys of an account, or of anybody (null). @throws PasskeysUnavailable */
  async options(
    purpose: 'sign-in' | 'prove',
    accountId: string | null,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    this.site.requireUsable();
    const known = accountId === null ? [] : await this.passkeys.listOf(accountId);
    const challenge = await this.challenges.issue(purpose, accountId);
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID: this.site.id,
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
  async verify(
    answer: PasskeyAnswer,
    purpose: 'sign-in' | 'prove',
    accountId: string | null,
  ): Promise<{ accountId: string }> {
    const passkey = await this.passkeys.findByCredential(answer.id);
    if (passkey === null || !isOf(passkey, accountId, answer.userHandle)) throw new PasskeyRefused();
    const challenge = await this.challenges.take(answer.clientDataJson, purpose, accountId);
    const counter = challenge === null ? null : await this.counterOf(answer, passkey, challenge);
    if (counter === null || !(await this.passkeys.noteUse(passkey.id, counter, this.clock.now()))) {
      throw new PasskeyRefused();
    }
    return { accountId: passkey.accountId };
  }

  private async counterOf(
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
        expectedOrigin: this.site.origin,
        expectedRPID: this.site.id,
        credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch (cause) {
      throw new PasskeyRefused(cause);
    }
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
