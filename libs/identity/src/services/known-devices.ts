import { Injectable } from '@nestjs/common';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { Secrets } from './secrets';

interface RememberedOrigin {
  readonly deviceToken: string | null;
  readonly phone: string | null;
}

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

  /**
   * Remembers the device for an account and gives the token its cookie is to hold; joins a transaction. `phone`: the telephone
   * by which the account was entered, in E.164.
   */
  async remember(accountId: string, origin: RememberedOrigin, at: Date): Promise<string> {
    const token = this.tokenOf(origin) ?? this.secrets.newToken();
    const phoneHash = origin.phone === null ? null : this.secrets.hashName(origin.phone);
    await this.devices.remember(accountId, { deviceHash: this.secrets.hashToken(token), phoneHash }, at);
    return token;
  }
}
