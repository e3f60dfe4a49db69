import { crc32 } from 'node:zlib';

/** Where a text falls among so many places: the same text always at the same one, others evenly over all. No secret and no identity: two texts may share one. */
export const placeAmong = (text: string, places: number): number => crc32(text) % places;
