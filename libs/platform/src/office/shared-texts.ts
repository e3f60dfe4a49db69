import { composed, RunText } from './cell-text';
import { OverfullSpreadsheet } from './spreadsheet.errors';
import { scanXml } from './xml-scan';

/** 50,000 people have some 150,000 texts of their own. */
const MAX_TEXTS = 400_000;
/** Signs of all of them; 20,000 people are half a million. */
const MAX_SIGNS = 10_000_000;

/** A copy that does not keep the piece of the file alive from which it was cut. */
const detached = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());

/**
 * The texts that cells share, by number, composed.
 * @throws OverfullSpreadsheet when they are more, or longer, than any list of people has
 */
export async function readSharedTexts(texts: AsyncIterable<string>): Promise<string[]> {
  const shared: string[] = [];
  const run = new RunText();
  let signs = 0;
  await scanXml(texts, {
    opened: (name) => {
      run.opened(name);
    },
    text: (text) => {
      run.text(text);
    },
    closed: (name) => {
      run.closed(name);
      if (name !== 'si') return;
      const text = run.take();
      signs += text.length;
      if (shared.length === MAX_TEXTS || signs > MAX_SIGNS) throw new OverfullSpreadsheet();
      shared.push(detached(composed(text)));
    },
  });
  return shared;
}
