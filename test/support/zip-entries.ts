import { inflateRawSync } from 'node:zlib';

/** What a ZIP archive holds, path by path in its order, as text; read by its directory, as programs do. */
export function zipEntries(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const entries = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const header = archive.readUInt32LE(at + 42);
    const data = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    entries.set(path, inflateRawSync(archive.subarray(data, data + packed)).toString());
    at += 46 + name + extra + comment;
  }
  return entries;
}
