import { Injectable } from '@nestjs/common';
import { type PhotoStream, Submissions } from '@lopso/assessment';
import { type Actor } from '@lopso/platform';
import { DataUses } from '@lopso/platform';

/** Photos of handed-in work that a trainer shows in another class, without a name. */
@Injectable()
export class WorkExamples {
  constructor(
    private readonly submissions: Submissions,
    private readonly uses: DataUses,
  ) {}

  /** @throws NotFound outside the trainer's units; RecordIsRestricted, UseNotAgreed unless the person agreed */
  async take(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const memberId = await this.submissions.authorOf(actor, submissionId);
    await this.uses.require(memberId, 'work-photos');
    return this.submissions.takeAsExample(actor, submissionId, position);
  }
}
