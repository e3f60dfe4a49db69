import { SaxesParser } from 'saxes';
import { BrokenSpreadsheet, OverfullSpreadsheet, SpreadsheetWithEntities } from './spreadsheet.errors';

/** Attributes of an element by their names as written, prefixes included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Told what goes by; names come without their prefix. What it throws ends the scan. */
export interface XmlListener {
  opened?(name: string, attributes: XmlAttributes): void;
  /** Text between two tags, in pieces where a CDATA section stands in it. */
  text?(text: string): void;
  closed?(name: string): void;
}

/** Office nests a dozen deep. */
const MAX_DEPTH = 64;
/** Signs without the end of a tag, a text or a comment: eight times the longest cell, since a sign may be written as `&#1234;`. */
const MAX_STALL = 300_000;
/** A sheet of 50,000 people in 40 columns has four million. */
const MAX_ELEMENTS = 6_000_000;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

function faultOf(error: Error): Error {
  return /doctype|entity/i.test(error.message) ? new SpreadsheetWithEntities() : new BrokenSpreadsheet(error);
}

/**
 * Reads one XML file in a single pass by saxes: work grows with its length, memory does not. Whoever reads decides what to keep.
 * A document type is refused wherever it stands, and every entity but XML's own five; nothing is ever expanded.
 */
export class XmlScan {
  private readonly parser = new SaxesParser();
  private readonly listener: XmlListener;
  private readonly maxElements: number;
  private depth = 0;
  private elements = 0;
  private lastEventAt = 0;

  constructor(listener: XmlListener, maxElements = MAX_ELEMENTS) {
    this.listener = listener;
    this.maxElements = maxElements;
    const { parser } = this;
    parser.on('error', (error) => {
      throw faultOf(error);
    });
    parser.on('doctype', () => {
      throw new SpreadsheetWithEntities();
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.open(bare(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.depth -= 1;
      this.note();
      listener.closed?.(bare(name));
    });
    for (const event of ['text', 'cdata'] as const)
      parser.on(event, (text) => {
        this.note();
        listener.text?.(text);
      });
    for (const event of ['comment', 'processinginstruction'] as const)
      parser.on(event, () => {
        this.note();
      });
  }

  /** @throws SpreadsheetWithEntities, OverfullSpreadsheet, BrokenSpreadsheet; whatever the listener throws */
  write(text: string): void {
    this.parser.write(text);
    if (this.parser.position - this.lastEventAt > MAX_STALL) throw new OverfullSpreadsheet();
  }

  /** The end of the file. @throws BrokenSpreadsheet when elements are still open */
  close(): void {
    this.parser.close();
  }

  private open(name: string, attributes: XmlAttributes): void {
    this.depth += 1;
    this.elements += 1;
    this.note();
    if (this.depth > MAX_DEPTH) throw new BrokenSpreadsheet();
    if (this.elements > this.maxElements) throw new OverfullSpreadsheet();
    this.listener.opened?.(name, attributes);
  }

  private note(): void {
    this.lastEventAt = this.parser.position;
  }
}

/** Scans a whole file. @throws as `XmlScan` */
export async function scanXml(
  texts: AsyncIterable<string>,
  listener: XmlListener,
  maxElements?: number,
): Promise<void> {
  const scan = new XmlScan(listener, maxElements);
  for await (const text of texts) scan.write(text);
  scan.close();
}
