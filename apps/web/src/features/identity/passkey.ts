import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { call } from '../../lib/api/client';

/** The browser knows passkeys and this page may use them: over TLS or on this machine, under a name. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && window.isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);

/** The person closed the question, waited too long, or this device has no key that fits. */
export class PasskeyLeft extends Error {
  override readonly name = 'PasskeyLeft';
}

/** Comes only when somebody uses a passkey: a first visit does not pay for it. */
const browserPart = () => import('@simplewebauthn/browser');

async function orLeft<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new PasskeyLeft('passkey', { cause });
  }
}

/** Creates a passkey on this device and hands it in under a name. Throws `Problem` or `PasskeyLeft`. */
export async function createPasskey(name: string): Promise<void> {
  const [{ startRegistration }, { options }] = await Promise.all([
    browserPart(),
    call('post', '/api/account/passkeys/options'),
  ]);
  // The server writes these options with the same library that reads them here.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const made = await orLeft(() => startRegistration({ optionsJSON }));
  const { clientDataJSON: clientDataJson, attestationObject, transports = [] } = made.response;
  await call('post', '/api/account/passkeys', {
    body: { name, id: made.id, clientDataJson, attestationObject, transports },
  });
}

interface PasskeyAnswer {
  id: string;
  clientDataJson: string;
  authenticatorData: string;
  signature: string;
  userHandle?: string;
}

async function answerTo(options: Record<string, unknown>): Promise<PasskeyAnswer> {
  const { startAuthentication } = await browserPart();
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, response } = await orLeft(() => startAuthentication({ optionsJSON }));
  const { clientDataJSON: clientDataJson, authenticatorData, signature, userHandle } = response;
  return { id, clientDataJson, authenticatorData, signature, userHandle };
}

/** Signs in with a passkey of this site. Throws `Problem` or `PasskeyLeft`. */
export async function signInByPasskey(): Promise<void> {
  const { options } = await call('post', '/api/auth/passkey/options');
  await call('post', '/api/auth/passkey', { body: await answerTo(options) });
}

/** Proves the second factor of this session by a passkey. Throws `Problem` or `PasskeyLeft`. */
export async function proveByPasskey(): Promise<void> {
  const { options } = await call('post', '/api/account/second-factor/passkey/options');
  await call('post', '/api/account/second-factor/passkey', { body: await answerTo(options) });
}
