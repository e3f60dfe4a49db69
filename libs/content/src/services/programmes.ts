import { Injectable } from '@nestjs/common';
import { type CompiledProgramme } from '../compiler';
import { ContentNotFound } from '../content.errors';
import { ContentRepository } from '../storage/content.repository';

/** Templates of rounds. */
@Injectable()
export class Programmes {
  constructor(private readonly repository: ContentRepository) {}

  /** The current programmes by title. */
  listCurrent(): Promise<CompiledProgramme[]> {
    return this.repository.listProgrammes();
  }

  /** The current version of a programme. @throws ContentNotFound */
  async current(programmeId: string): Promise<CompiledProgramme> {
    const programme = (await this.repository.listProgrammes()).find((one) => one.id === programmeId);
    if (programme === undefined) throw new ContentNotFound();
    return programme;
  }

  /** A version by its hash. @throws ContentNotFound */
  async version(hash: string): Promise<CompiledProgramme> {
    const programme = await this.repository.findProgrammeVersion(hash);
    if (programme === null) throw new ContentNotFound();
    return programme;
  }
}
