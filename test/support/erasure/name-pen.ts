import { type ClassPlace } from '../classes';
import { type TestApi } from '../test-api';

/** How somebody is called and reached; `words`: a sentence that an officer might write about her anywhere. */
export interface Named {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly birthYear: number;
}

export const sentenceOn = ({ name, phone, birthYear }: Named): string =>
  `Bà ${name} (sinh năm ${birthYear}, máy 0${phone.slice(3, 6)}.${phone.slice(6, 9)}.${phone.slice(9)}) có ý kiến`;

/** What it takes to write about somebody: the sentence on her, and where it goes. */
export interface NamePen {
  readonly api: TestApi;
  readonly place: ClassPlace;
  readonly named: Named;
  /** `sentenceOn` the person. */
  readonly words: string;
  run(sql: string, values: readonly unknown[]): Promise<number>;
}
