import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { PasskeysUnavailable } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';

/** What passkeys are bound to: the address members use. A bare network address can have none (WebAuthn 5.1.2). */
@Injectable()
export class PasskeySite {
  readonly origin: string;
  readonly id: string;

  constructor(settings: IdentitySettings) {
    const url = new URL(settings.PUBLIC_URL);
    this.origin = url.origin;
    this.id = url.hostname;
  }

  get isUsable(): boolean {
    return isIP(this.id) === 0 && !this.id.startsWith('[');
  }

  /** @throws PasskeysUnavailable */
  requireUsable(): void {
    if (!this.isUsable) throw new PasskeysUnavailable();
  }
}
