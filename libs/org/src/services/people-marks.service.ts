import { Injectable } from '@nestjs/common';
import { DataRequestRepository, type PersonMarks } from '../storage/data-request.repository';

/** What tells people of the register from one another, for whoever asks which accounts are whose. */
@Injectable()
export class PeopleMarks {
  constructor(private readonly requests: DataRequestRepository) {}

  /** Of these members; of one that was erased, the id alone. No access check: what comes of it is a yes or no, never shown. */
  async of(memberIds: readonly string[]): Promise<PersonMarks[]> {
    return this.requests.marksOf([...new Set(memberIds)]);
  }

  /** The members with one of these telephones (E.164), wherever they are. No access check, as above. */
  async called(phones: readonly string[]): Promise<string[]> {
    return this.requests.idsCalled(phones);
  }
}
