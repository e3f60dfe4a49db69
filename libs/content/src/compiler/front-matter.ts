import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { readFields, type Fields, type Shape } from './fields';
import type { Report } from './problem';

/** A Markdown file cut in two. Both parts keep the line numbers of the file: the lines before them are blank. */
export interface SplitDocument {
  readonly yaml: string;
  readonly body: string;
}

const FENCE = /^---\s*$/;

const YAML_FAULTS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'Một khóa được viết hai lần. Hãy giữ lại một.',
  TAB_AS_INDENT: 'Dòng này thụt bằng phím Tab. Hãy thụt bằng dấu cách.',
  BLOCK_AS_IMPLICIT_KEY: 'Giá trị có dấu hai chấm. Hãy đặt cả giá trị trong ngoặc kép.',
  MULTILINE_IMPLICIT_KEY: 'Thiếu dấu hai chấm sau tên khóa.',
  MISSING_CHAR: 'Thiếu dấu phẩy, ngoặc hay dấu nháy đóng.',
  BAD_INDENT: 'Dòng này thụt lề không đều với các dòng trên.',
};

/** Cuts the part between the `---` lines off; null (reported) when it is missing or not closed. */
export function splitDocument(text: string, report: Report): SplitDocument | null {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (!FENCE.test(lines[0] ?? '') || end < 0) {
    report(1, 'front-matter-missing', 'Thiếu phần khai báo đầu tệp. Phần này nằm giữa hai dòng chỉ có ba dấu ---.');
    return null;
  }
  return {
    yaml: ['', ...lines.slice(1, end)].join('\n'),
    body: [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n'),
  };
}

/** Reads YAML by a shape; null (reported) when a value is missing or wrong. Keys outside the shape are errors. */
export function readYaml<T>(yaml: string, shape: Shape<T>, report: Report): Fields<T> | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) report(lineAt(fault.pos[0]), 'front-matter', describe(fault));
  if (faults.length > 0) return null;
  return readFields(document.contents, shape, { lineAt, report });
}

function describe(fault: YAMLError): string {
  return YAML_FAULTS[fault.code] ?? 'Phần khai báo viết sai quy tắc YAML. Hãy so với một tệp mẫu đang đúng.';
}
