import { BrokenSpreadsheet, OverfullSpreadsheet } from './spreadsheet.errors';
import { type XmlListener } from './xml-scan';

/** What one cell of Excel can hold. */
const MAX_SIGNS = 32_767;
/** Marks upon one letter that Unicode's stream-safe form allows (UAX #15); Vietnamese has two. More make composing quadratic. */
const TOO_MANY_MARKS = /\p{M}{31}/u;
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;

/** A text with its letters composed (NFC). @throws BrokenSpreadsheet when no language writes so many marks upon one letter */
export function composed(text: string): string {
  if (text.length > 30 && TOO_MANY_MARKS.test(text)) throw new BrokenSpreadsheet();
  return text.normalize('NFC');
}

/** A text behind Excel's own way of writing control signs, `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** Gathers a text that comes in pieces. */
export class GatheredText {
  private text = '';

  /** @throws OverfullSpreadsheet when it grows longer than a cell can be */
  add(piece: string): void {
    this.text += piece;
    if (this.text.length > MAX_SIGNS) throw new OverfullSpreadsheet();
  }

  /** What was gathered; the next text begins empty. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

/** Gathers a shared or inline string: its differently formatted runs joined, readings of Asian scripts (`rPh`) left out. */
export class RunText implements XmlListener {
  private readonly gathered = new GatheredText();
  private isReading = false;
  private isText = false;

  opened(name: string): void {
    if (name === 'rPh') this.isReading = true;
    this.isText = name === 't' && !this.isReading;
  }

  text(text: string): void {
    if (this.isText) this.gathered.add(text);
  }

  closed(name: string): void {
    if (name === 'rPh') this.isReading = false;
    this.isText = false;
  }

  take(): string {
    this.isReading = false;
    return unescaped(this.gathered.take());
  }
}

/** `dd/mm/yyyy` of a day counted as Excel does. */
export function dateText(serial: number, isFrom1904: boolean): string {
  const date = new Date(EPOCH_MS + Math.floor(serial + (isFrom1904 ? DAYS_TO_1904 : 0)) * DAY_MS);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** A number as people write it: plain digits, a date where the cell shows one. */
export function numberText(raw: string, isDate: boolean, isFrom1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (isDate && value >= 1 && value < 2_958_466) return dateText(value, isFrom1904);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
