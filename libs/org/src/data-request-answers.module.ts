import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DataRequestAnswerService } from './data-requests/data-request-answer.service';
import { OrgModule } from './org.module';

const services = [DataRequestAnswerService];

/** What officers do with requests about personal data: it needs to know whose accounts are whose, which the application binds. */
@Module({})
export class DataRequestAnswersModule {
  /** `people` is a module that provides and exports `AccountPeople`. */
  static over(people: Type<object>): DynamicModule {
    return { module: DataRequestAnswersModule, imports: [OrgModule, people], providers: services, exports: services };
  }
}
