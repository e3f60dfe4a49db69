import { type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { BrokenSpreadsheet, SpreadsheetTooBig } from './spreadsheet.errors';

/** Everything in a file, unpacked. 20,000 people are 8 MB; DESIGN 8 holds the reader to 300 MB of memory. */
const MAX_PLAIN_BYTES = 100_000_000;
const MAX_ENTRIES = 2_000;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
/** Every size at its highest: the real one stands in ZIP64 fields, which only files above 4 GiB need. */
const ELSEWHERE = 0xffffffff;
const PIECE_BYTES = 16_384;
const STORED = 0;
const DEFLATED = 8;

/** A file inside an archive. */
export interface ZippedFile {
  readonly path: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly offset: number;
}

function endOfDirectory(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - 65_557);
  for (let at = archive.length - 22; at >= earliest; at -= 1) if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  throw new BrokenSpreadsheet();
}

function entryAt(archive: Buffer, at: number): { readonly file: ZippedFile; readonly next: number } {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new BrokenSpreadsheet();
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
  const file = {
    path: archive
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\//, ''),
    method: archive.readUInt16LE(at + 10),
    packedBytes: archive.readUInt32LE(at + 20),
    plainBytes: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
  return { file, next: nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32) };
}

/**
 * The files of an archive by their paths, from its directory alone: nothing is unpacked.
 * @throws SpreadsheetTooBig when their sizes sum to more than a list of people can have; BrokenSpreadsheet
 */
export function zippedFiles(archive: Buffer): Map<string, ZippedFile> {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new SpreadsheetTooBig(MAX_PLAIN_BYTES / 1e6);
  const files = new Map<string, ZippedFile>();
  let at = archive.readUInt32LE(end + 16);
  let plainBytes = 0;
  for (let index = 0; index < count; index += 1) {
    const { file, next } = entryAt(archive, at);
    plainBytes += file.plainBytes;
    if (plainBytes > MAX_PLAIN_BYTES || file.packedBytes === ELSEWHERE)
      throw new SpreadsheetTooBig(MAX_PLAIN_BYTES / 1e6);
    files.set(file.path, file);
    at = next;
  }
  return files;
}

function packedBytes(archive: Buffer, file: ZippedFile): Buffer {
  const { offset } = file;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw new BrokenSpreadsheet();
  const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (from + file.packedBytes > archive.length) throw new BrokenSpreadsheet();
  return archive.subarray(from, from + file.packedBytes);
}

/**
 * The bytes of a file in pieces, unpacked as they are pulled.
 * @throws BrokenSpreadsheet while iterating, when it unpacks to more than its directory said or not at all
 */
async function* unzippedPieces(archive: Buffer, file: ZippedFile): AsyncGenerator<Buffer> {
  if (file.method === STORED) {
    const plain = packedBytes(archive, file);
    for (let at = 0; at < plain.length; at += PIECE_BYTES) yield plain.subarray(at, at + PIECE_BYTES);
    return;
  }
  if (file.method !== DEFLATED) throw new BrokenSpreadsheet();
  const inflate = createInflateRaw();
  inflate.end(packedBytes(archive, file));
  let plainBytes = 0;
  try {
    for await (const chunk of inflate as Readable as AsyncIterable<Buffer>) {
      plainBytes += chunk.length;
      if (plainBytes > file.plainBytes) throw new BrokenSpreadsheet();
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof BrokenSpreadsheet ? cause : new BrokenSpreadsheet(cause);
  } finally {
    inflate.destroy();
  }
}

/** The texts of a file in pieces, unpacked as they are pulled. @throws BrokenSpreadsheet as `unzippedPieces` */
export async function* unzippedTexts(archive: Buffer, file: ZippedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const piece of unzippedPieces(archive, file)) yield decoder.decode(piece, { stream: true });
}

/** A whole file; the caller has looked at its size. @throws BrokenSpreadsheet as `unzippedPieces` */
export async function unzippedBytes(archive: Buffer, file: ZippedFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unzippedPieces(archive, file)) pieces.push(piece);
  return Buffer.concat(pieces);
}
