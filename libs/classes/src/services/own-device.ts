import { createHash } from 'node:crypto';

/**
 * The name, a uuid, under which the phone of somebody who marks herself stands in the ledger of one session: marks of one phone
 * have one name there, and in every other session another one, so that nobody is followed by it. Left out stays left out.
 */
export function deviceWithin(classSessionId: string, deviceId: string | undefined): string | undefined {
  if (deviceId === undefined) return undefined;
  const bytes = createHash('sha256').update(`${classSessionId} ${deviceId.toLowerCase()}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
