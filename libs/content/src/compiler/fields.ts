import { isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { isCalendarDate } from './calendar-date.rules';
import { type ProblemCode, type Report } from './problem';

/** Where a value stands, for the message and for checks that need more than one file. */
export interface Spot {
  readonly name: string;
  readonly line: number;
  readonly yaml: YamlContext;
}

/** Turns an offset into a line, and reports. */
export interface YamlContext {
  lineAt(offset: number): number;
  report: Report;
}

/** Reads one value; undefined (reported) when it is wrong. With a fallback the key may be left out. */
export interface Field<T> {
  read(node: unknown, spot: Spot): T | undefined;
  readonly fallback?: { readonly value: T };
}

/** One field for every key. */
export type Shape<T> = { readonly [K in keyof T]: Field<T[K]> };

/** The values, and the line of every key that was written. */
export interface Fields<T> {
  readonly values: T;
  lineOf(key: keyof T): number;
}

/** Reads a YAML map by its shape; null when a key is missing, unknown or wrong. */
export function readFields<T>(node: unknown, shape: Shape<T>, yaml: YamlContext, line = 2): Fields<T> | null {
  if (!isMap(node)) {
    yaml.report(line, 'front-matter', 'Phần khai báo phải là các dòng dạng "tên: giá trị".');
    return null;
  }
  const lines = new Map<keyof T, number>();
  const values: Partial<T> = {};
  let complete = !hasUnknownKeys(node, shape, yaml);
  for (const key of keysOf(shape)) {
    const pair = node.items.find((item) => scalarText(item.key) === key);
    const keyLine = pair ? lineOfNode(pair.key, yaml, line) : line;
    lines.set(key, keyLine);
    const value = readKey(shape[key], pair?.value, { name: key, line: keyLine, yaml }, pair !== undefined);
    if (value === undefined) complete = false;
    else values[key] = value;
  }
  if (!complete) return null;
  return { values: values as T, lineOf: (key) => lines.get(key) ?? line };
}

function readKey<V>(field: Field<V>, node: unknown, spot: Spot, written: boolean): V | undefined {
  if (written) return field.read(node, { ...spot, line: lineOfNode(node, spot.yaml, spot.line) });
  if (field.fallback) return field.fallback.value;
  spot.yaml.report(spot.line, 'front-matter-key', `Thiếu khóa "${spot.name}" trong phần khai báo.`);
  return undefined;
}

function hasUnknownKeys<T>(node: YAMLMap, shape: Shape<T>, yaml: YamlContext): boolean {
  const known: string[] = keysOf(shape);
  const unknown = node.items.filter((item) => !known.includes(scalarText(item.key)));
  for (const item of unknown) {
    const message = `Khóa "${scalarText(item.key)}" không có trong quy định. Các khóa được dùng: ${known.join(', ')}.`;
    yaml.report(lineOfNode(item.key, yaml, 1), 'front-matter-key', message);
  }
  return unknown.length > 0;
}

function keysOf<T>(shape: Shape<T>): (keyof T & string)[] {
  return Object.keys(shape) as (keyof T & string)[];
}

function scalarText(node: unknown): string {
  return isScalar(node) ? String(node.value) : '';
}

function lineOfNode(node: unknown, yaml: YamlContext, otherwise: number): number {
  const offset = isNode(node) ? node.range?.[0] : undefined;
  return offset === undefined ? otherwise : yaml.lineAt(offset);
}

function refuse(spot: Spot, must: string, code: ProblemCode = 'front-matter-value'): undefined {
  spot.yaml.report(spot.line, code, `"${spot.name}" ${must}.`);
  return undefined;
}

function scalar(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined;
}

/** Limits of a text; `accepts` and `must` go together. */
export interface TextRule {
  maxLength?: number;
  accepts?: (text: string) => boolean;
  must?: string;
  code?: ProblemCode;
}

/** Text that is not empty. A number without quotes is refused, since 4.20 would become 4.2. */
export function text(rule: TextRule = {}): Field<string> {
  return {
    read(node, spot) {
      const value = scalar(node);
      if (typeof value === 'number') return refuse(spot, 'phải là chữ. Hãy đặt số trong ngoặc kép');
      if (typeof value !== 'string' || value.trim() === '') return refuse(spot, 'phải là chữ, không được để trống');
      const tidy = value.trim();
      if (rule.accepts && !rule.accepts(tidy))
        return refuse(spot, `${rule.must ?? 'không hợp lệ'}, đang là "${tidy}"`, rule.code);
      const length = [...tidy].length;
      const max = rule.maxLength ?? 200;
      if (length > max) return refuse(spot, `dài ${String(length)} ký tự, tối đa ${String(max)}`);
      return tidy;
    },
  };
}

/** Limits of a number, both included. */
export interface NumberRule {
  min: number;
  max: number;
  whole?: boolean;
}

/** A number within limits; whole unless said otherwise. */
export function number({ min, max, whole = true }: NumberRule): Field<number> {
  const kind = whole ? 'số nguyên' : 'số';
  return {
    read(node, spot) {
      const value = scalar(node);
      const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
      return fits ? value : refuse(spot, `phải là ${kind} từ ${String(min)} đến ${String(max)}`);
    },
  };
}

/** true or false, in YAML's words. */
export function yesNo(): Field<boolean> {
  return {
    read(node, spot) {
      const value = scalar(node);
      return typeof value === 'boolean' ? value : refuse(spot, 'phải là true hoặc false');
    },
  };
}

/** A date that exists, yyyy-mm-dd. */
export function calendarDate(): Field<string> {
  return text({ accepts: isCalendarDate, must: 'phải là ngày có thật, dạng năm-tháng-ngày như 2026-11-25' });
}

/** One word of a closed list. */
export function oneOf<const V extends string>(values: readonly V[]): Field<V> {
  return {
    read(node, spot) {
      const value = scalar(node);
      const found = values.find((candidate) => candidate === value);
      return found ?? refuse(spot, `phải là một trong các từ: ${values.join(', ')}`);
    },
  };
}

/** A list with at least `min` entries, none twice when they are words. */
export function listOf<V>(entry: Field<V>, min = 1): Field<V[]> {
  return {
    read(node, spot) {
      if (!isSeq(node)) return refuse(spot, 'phải là danh sách, viết trong ngoặc vuông hoặc mỗi dòng một gạch');
      if (node.items.length < min) return refuse(spot, `phải có ít nhất ${String(min)} mục`);
      const values = node.items.map((item) =>
        entry.read(item, { ...spot, line: lineOfNode(item, spot.yaml, spot.line) }),
      );
      const read = values.filter((value) => value !== undefined);
      if (read.length < values.length) return undefined;
      const repeated = read.find((value, index) => typeof value === 'string' && read.indexOf(value) !== index);
      return repeated === undefined ? read : refuse(spot, `có mục "${String(repeated)}" viết hai lần`);
    },
  };
}

/** A map inside a map; the value knows its own line. */
export function record<V>(shape: Shape<V>): Field<V & { line: number }> {
  return {
    read(node, spot) {
      const fields = readFields(node, shape, spot.yaml, spot.line);
      return fields ? { ...fields.values, line: spot.line } : undefined;
    },
  };
}

/** Also accepts one fixed word, or `null` written out. */
export function literalOr<const L extends string | null, V>(literal: L, field: Field<V>): Field<V | L> {
  return { read: (node, spot) => (isScalar(node) && node.value === literal ? literal : field.read(node, spot)) };
}

/** The key may be left out. */
export function optional<V>(field: Field<V>, value: V): Field<V> {
  return { read: field.read, fallback: { value } };
}
