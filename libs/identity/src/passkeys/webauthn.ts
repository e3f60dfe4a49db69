import type * as library from '@simplewebauthn/server';

type WebAuthn = Pick<
  typeof library,
  | 'generateAuthenticationOptions'
  | 'generateRegistrationOptions'
  | 'verifyAuthenticationResponse'
  | 'verifyRegistrationResponse'
>;

/** The library of passkeys and its certificate parsers, 20 MB: loaded when somebody uses a passkey, kept from then on. */
export function webauthn(): Promise<WebAuthn> {
  return import('@simplewebauthn/server');
}
