import { Injectable } from '@nestjs/common';
import {
  type Doubt,
  type ErasedSubject,
  type ErasureTrace,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
  type Scope,
  nameWords,
  speltOf,
  wordsIn,
} from '@lopso/platform';
import { type SoughtPerson } from '../rules/traced-row';
import { TracedRowRepository } from '../storage/traced-row.repository';
import { ImportErasure } from './import-erasure';

/** Rows of spreadsheets, as long as they are kept. */
@HoldsPersonalData('interop')
@Injectable()
export class InteropPersonalData implements PersonalDataHolder {
  constructor(
    private readonly rows: TracedRowRepository,
    private readonly erasure: ImportErasure,
  ) {}

  /** Rows that are known to be the person; one that only looks like it may be a namesake's, whom this would show. */
  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    return [{ name: 'interop.rows', rows: await this.rows.linesOf(memberId) }];
  }

  async keepStill(subject: ErasedSubject): Promise<readonly string[]> {
    const person = await this.sought(subject);
    return person === null ? [] : this.erasure.keepStill(person);
  }

  async doubts(subject: ErasedSubject, scope: Scope): Promise<readonly Doubt[]> {
    const person = await this.sought(subject);
    return person === null ? [] : this.erasure.doubts(person, scope, subject.namesOf);
  }

  async erase(subject: ErasedSubject): Promise<ErasureTrace> {
    const person = await this.sought(subject);
    const left =
      person === null
        ? { fileKeys: [], heldBack: null }
        : await this.erasure.erase(person, subject.heldIds ?? [], subject);
    return { ...left, auditSubjects: [] };
  }

  private async sought({ memberId, person }: ErasedSubject): Promise<SoughtPerson | null> {
    if (person === null) return null;
    const { fullName, birthYear, phone, unitPath } = person;
    const [provincePath = unitPath] = unitPath.split('.');
    const spelt = wordsIn(fullName, 0).map(({ small }) => speltOf(small));
    const called = { words: nameWords(fullName), spelt, phone: phone === null ? null : dialled(phone) };
    const who = { memberId, birthYear, ...called };
    return { ...who, provincePath, ...(await this.communeOf(unitPath)) };
  }

  private async communeOf(unitPath: string): Promise<Pick<SoughtPerson, 'communePath' | 'communeId' | 'communeName'>> {
    const commune = await this.rows.communeOf(unitPath);
    if (commune === null) return { communePath: unitPath, communeId: null, communeName: '' };
    return { communePath: commune.path, communeId: commune.id, communeName: commune.name };
  }
}

/** A number in E.164 as it is dialled: ten digits, or eleven of a landline and of before 2018. */
const dialled = (phone: string): string => phone.replace(/^\+84/, '0');
