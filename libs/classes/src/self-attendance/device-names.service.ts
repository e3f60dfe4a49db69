import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ClassesSettings } from '../classes.settings';

/**
 * Names the phone of somebody who marks herself by HMAC-SHA-256 of session and phone: marks of one phone have one name in a session, and another one in
 * every other. What a phone calls itself stands beside answers too, so a digest alone would be led back by who reads the database; the key stands in none.
 */
@Injectable()
export class DeviceNames {
  private readonly key: Buffer;

  constructor(settings: ClassesSettings) {
    this.key = Buffer.from(hkdfSync('sha256', settings.MEMBER_CARD_KEY, '', 'lopso phone name 1', 32));
  }

  /** A uuid, of one session alone; of a phone that says nothing, nothing. */
  nameInSession(classSessionId: string, deviceId: string | undefined): string | undefined {
    if (deviceId === undefined) return undefined;
    const said = `${classSessionId}:${deviceId.toLowerCase()}`;
    const bytes = createHmac('sha256', this.key).update(said).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
