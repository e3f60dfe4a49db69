import { randomFillSync } from 'node:crypto';

const ID_BYTES = 16;
/** Random bytes for the next ids; asking the system for each costs ten times as much. */
const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;

function randomId(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return Buffer.from(pool.subarray(used - ID_BYTES, used));
}

/** A time-ordered UUID version 7 (RFC 9562), made here so that whoever writes a row knows its id before. */
export function newId(atMs: number = Date.now()): string {
  const bytes = randomId();
  bytes.writeUIntBE(atMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
