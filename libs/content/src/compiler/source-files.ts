import { compareText, type ProblemList, type Report } from './problem';

/** Path inside content/, with forward slashes, to the text or the bytes of the file. */
export type ContentFiles = Readonly<Record<string, string | Uint8Array>>;

/** The files of one compilation: text normalised (LF, NFC, no byte-order mark), sorted by path. */
export interface SourceFiles {
  /** Markdown, YAML and SVG. */
  readonly texts: ReadonlyMap<string, string>;
  /** Everything else, as it is. */
  readonly binaries: ReadonlyMap<string, Uint8Array>;
  readonly paths: readonly string[];
}

const TEXT_FILE = /\.(md|yaml|svg)$/;

/**
 * Characters nobody sees but that change what is read or compared: control characters, zero-width and direction marks,
 * private use (the compiler marks figures with it). Tab and line feed stay.
 */
const STRANGE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu;

/** Decodes and normalises every file; reports wrong encoding, decomposed letters and unseen characters. */
export function loadSources(files: ContentFiles, problems: ProblemList): SourceFiles {
  const texts = new Map<string, string>();
  const binaries = new Map<string, Uint8Array>();
  const entries = Object.entries(files).sort(([a], [b]) => compareText(a, b));
  for (const [path, content] of entries) {
    if (TEXT_FILE.test(path)) texts.set(path, readText(content, problems.reporterFor(path)));
    else binaries.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  }
  return { texts, binaries, paths: entries.map(([path]) => path) };
}

/** Names of the files directly inside a folder, sorted. */
export function filesIn(sources: SourceFiles, folder: string): string[] {
  const prefix = `${folder}/`;
  return sources.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}

function readText(content: string | Uint8Array, report: Report): string {
  const decoded = typeof content === 'string' ? content : decode(content, report);
  const lines = decoded
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  return lines.map((line, index) => cleanLine(line, index + 1, report)).join('\n');
}

function decode(bytes: Uint8Array, report: Report): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    report(1, 'encoding', 'Tệp không phải chữ UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.');
    return '';
  }
}

function cleanLine(line: string, number: number, report: Report): string {
  const composed = line.normalize('NFC');
  if (composed !== line) {
    report(number, 'not-nfc', 'Dấu tiếng Việt ở dạng rời (NFD). Hãy gõ lại dòng này bằng bộ gõ Unicode dựng sẵn.');
  }
  const visible = composed.replace(STRANGE, '');
  if (visible !== composed) {
    report(number, 'strange-character', 'Có ký tự không nhìn thấy trong dòng. Hãy xóa rồi gõ lại dòng này.');
  }
  return visible;
}
