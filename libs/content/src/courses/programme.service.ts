import { Injectable } from '@nestjs/common';
import { type CompiledProgramme } from '../compiler/types';
import { ContentNotFound } from '../content.errors';
import { ContentRepository } from './content.repository';

/** Programmes, the templates of rounds. */
@Injectable()
export class ProgrammeService {
  constructor(private readonly contentRepository: ContentRepository) {}

  /** The current programmes by title. */
  listCurrentProgrammes(): Promise<CompiledProgramme[]> {
    return this.contentRepository.listProgrammes();
  }

  /** The current version of a programme. @throws ContentNotFound */
  async getCurrentProgramme(programmeId: string): Promise<CompiledProgramme> {
    const programme = (await this.contentRepository.listProgrammes()).find((one) => one.id === programmeId);
    if (programme === undefined) throw new ContentNotFound();
    return programme;
  }

  /** A version by its hash. @throws ContentNotFound */
  async getProgrammeVersion(hash: string): Promise<CompiledProgramme> {
    const programme = await this.contentRepository.findProgrammeVersion(hash);
    if (programme === null) throw new ContentNotFound();
    return programme;
  }
}
