import { Injectable } from '@nestjs/common';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { Secrets } from './secrets';

/** Devices from which an account was entered before. */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly devices: KnownDeviceRepository,
    private readonly secrets: Secrets,
  ) {}

  /** The token of a device, or null when what its cookie holds is none of ours. */
  tokenOf(origin: { readonly deviceToken: string | null }): string | null {
    return origin.deviceToken !== null && this.secrets.isToken(origin.deviceToken) ? origin.deviceToken : null;
  }

  /** The hash of a device's token, by which its places are found; null as for `tokenOf`. */
  hashOf(origin: { readonly deviceToken: string | null }): Buffer | null {
    const token = this.tokenOf(origin);
    return token === null ? null : this.secrets.hashToken(token);
  }

  /** Remembers the device for an account and gives the token its cookie is to hold; joins a transaction. */
  async remember(accountId: string, origin: { readonly deviceToken: string | null }, at: Date): Promise<string> {
    const token = this.tokenOf(origin) ?? this.secrets.newToken();
    await this.devices.remember(accountId, this.secrets.hashToken(token), at);
    return token;
  }
}
