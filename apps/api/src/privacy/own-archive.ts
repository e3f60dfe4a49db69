import { Injectable } from '@nestjs/common';
import {
  type DataSection,
  FileStore,
  type HeldFile,
  type HeldSubject,
  PersonalData,
  zipArchive,
} from '@lopso/platform';

export const OWN_FILE = 'du-lieu-cua-toi.json';

/** Everything that is held as the text of a JSON file. */
export const ownFileOf = (sections: readonly DataSection[]): string =>
  JSON.stringify(Object.fromEntries(sections.map(({ name, rows }) => [name, rows])), null, 2);

/** Puts what is held of a person and the files it speaks of into one archive. */
@Injectable()
export class OwnArchive {
  constructor(
    private readonly personalData: PersonalData,
    private readonly files: FileStore,
  ) {}

  /** The bytes of a ZIP archive; a file that the store has lost is left out. */
  async *of(subject: HeldSubject): AsyncGenerator<Buffer> {
    const sections = await this.personalData.collect(subject);
    const kept: HeldFile[] = [];
    for (const file of await this.personalData.files(subject)) {
      if (await this.files.has(file.storeKey)) kept.push(file);
    }
    yield* zipArchive([
      { path: OWN_FILE, chunks: [ownFileOf(sections)] },
      ...kept.map(({ path, storeKey }) => ({ path, chunks: this.bytesOf(storeKey) })),
    ]);
  }

  private async *bytesOf(storeKey: string): AsyncGenerator<Buffer> {
    for await (const chunk of await this.files.open(storeKey)) yield chunk as Buffer;
  }
}
