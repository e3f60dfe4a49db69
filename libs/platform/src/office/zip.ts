import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive; its text or bytes are pulled only when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  readonly chunks: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
}

interface Written {
  readonly path: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
}

const VERSION = 20;
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same content gives the same bytes. */
const DOS_DATE = 0x21;

function localHeader(path: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(path.length, 26);
  return Buffer.concat([header, path]);
}

function dataDescriptor({ crc, packedBytes, plainBytes }: Omit<Written, 'path' | 'offset'>): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packedBytes, 8);
  descriptor.writeUInt32LE(plainBytes, 12);
  return descriptor;
}

function centralHeader(file: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(file.crc, 16);
  header.writeUInt32LE(file.packedBytes, 20);
  header.writeUInt32LE(file.plainBytes, 24);
  header.writeUInt16LE(file.path.length, 28);
  header.writeUInt32LE(file.offset, 42);
  return Buffer.concat([header, file.path]);
}

function endOfDirectory(count: number, sizeBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(sizeBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Deflates what comes; what was seen so far stands in `tally`. A fault of the source reaches the reader. */
async function* deflate(
  chunks: ZipEntry['chunks'],
  tally: { crc: number; plainBytes: number },
): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      tally.crc = crc32(bytes, tally.crc);
      tally.plainBytes += bytes.length;
      yield bytes;
    }
  }
  const packer = createDeflateRaw();
  const source = Readable.from(counted(), { objectMode: false });
  const done = pipeline(source, packer).catch((error: unknown) => error);
  try {
    for await (const packed of packer) yield packed as Buffer;
  } finally {
    source.destroy();
    packer.destroy();
    await done;
  }
}

/**
 * The bytes of a ZIP archive, entry after entry, at the pace of the reader; nothing but the list of entries is held. There may be
 * 65,535 entries; each and the whole may have 4 GiB at most.
 */
export async function* zipArchive(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const path = Buffer.from(entry.path, 'utf8');
    const start = offset;
    const header = localHeader(path);
    yield header;
    const tally = { crc: 0, plainBytes: 0 };
    let packedBytes = 0;
    for await (const packed of deflate(entry.chunks, tally)) {
      packedBytes += packed.length;
      yield packed;
    }
    const file = { path, offset: start, packedBytes, ...tally };
    yield dataDescriptor(file);
    offset = start + header.length + packedBytes + 16;
    written.push(file);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}
