import { inflateSync } from 'node:zlib';
import { type Unpack } from './pdf-bytes';

/** Unpacks what one file holds, up to so many bytes in all: a small file may unpack to gigabytes. */
export function inflatingUpTo(bytesInAll: number): Unpack {
  let left = bytesInAll;
  return (body) => {
    if (left <= 0) return null;
    try {
      const unpacked = inflateSync(body, { maxOutputLength: left });
      left -= unpacked.length;
      return unpacked;
    } catch {
      return null;
    }
  };
}
