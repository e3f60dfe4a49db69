import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { type ResponseJson } from '../rules/question-types/question-type';
import { AttemptEntity } from './attempt.entity';

@Entity({ schema: 'assessment', name: 'answer' })
@Unique('answer_once_uq', ['attemptId', 'questionId', 'deviceId', 'sequence'])
export class AnswerEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'answer_pk',
  })
  id: string;

  @ForeignKey(() => AttemptEntity, { name: 'answer_attempt_fk' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @Column('text', { name: 'question_id' })
  questionId: string;

  @Column('uuid', { name: 'device_id' })
  deviceId: string;

  @Column('integer')
  sequence: number;

  @Column('jsonb')
  response: ResponseJson;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;
}
