import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { OrgModule } from './org.module';
import { AnswerDataRequest } from './services/answer-data-request.service';
import { DataRequestDesk } from './services/data-request-desk';
import { DataRequestDoubts } from './services/data-request-doubts.service';
import { DataRequestQueue } from './services/data-request-queue.service';
import { ErasePerson } from './services/erase-person.service';
import { EndedRecordRepository } from './storage/ended-record.repository';
import { PersonPairRepository } from './storage/person-pair.repository';

const services = [AnswerDataRequest, DataRequestDoubts, DataRequestQueue];

/** What officers do with requests about personal data: it needs to know whose accounts are whose, which the application binds. */
@Module({})
export class DataRequestAnswersModule {
  /** `people` is a module that provides and exports `AccountPeople`. */
  static over(people: Type<object>): DynamicModule {
    const providers = [...services, DataRequestDesk, ErasePerson, EndedRecordRepository, PersonPairRepository];
    return { module: DataRequestAnswersModule, imports: [OrgModule, people], providers, exports: services };
  }
}
