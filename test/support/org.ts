import { Test, type TestingModule } from '@nestjs/testing';
import { OrgModule } from '@lopso/org';
import { Clock, Database, newId, PlatformModule } from '@lopso/platform';
import { TestClock } from './test-clock';

/** The org library on the real database, with a clock of its own. */
export async function startOrg(): Promise<{ module: TestingModule; database: Database; clock: TestClock }> {
  const clock = new TestClock();
  const module = await Test.createTestingModule({ imports: [PlatformModule, OrgModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  return { module, database: module.get(Database), clock };
}

/** The form of a person nobody is confused with; `changes` say what a test is about. */
export function aPersonForm(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    clientKey: newId(),
    fullName: 'Vàng Thị Mỷ',
    birthYear: 1990,
    kind: 'resident',
    position: 'member',
    ...changes,
  };
}

/** The texts of a PDF, page by page, in the order they were set. */
export async function textsOfPdf(pdf: Buffer): Promise<string[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : [])));
  }
  await document.destroy();
  return pages;
}

/** The days of a seat that is taken today, without an end. */
export const FROM_TODAY = { from: null, until: null };
