import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Where a member stopped in a lesson. */
export interface LessonPosition {
  readonly lessonId: string;
  readonly percent: number;
}

/** A position and when it was kept. */
export interface KeptPosition extends LessonPosition {
  readonly keptAt: Date;
}

/** How far members have read lessons; forgotten facts about reading, no evidence. */
@Injectable()
export class LessonProgressRepository {
  constructor(private readonly database: Database) {}

  async save(memberId: string, position: LessonPosition, at: Date): Promise<void> {
    await this.database.prepared(
      'learning-save-progress',
      `insert into learning.lesson_progress (member_id, lesson_id, position_percent, updated_at) values ($1, $2, $3, $4)
       on conflict (member_id, lesson_id) do update set position_percent = excluded.position_percent, updated_at = excluded.updated_at`,
      [memberId, position.lessonId, position.percent, at],
    );
  }

  async of(memberId: string): Promise<KeptPosition[]> {
    return this.database.query<KeptPosition>(
      `select lesson_id as "lessonId", position_percent as percent, updated_at as "keptAt"
       from learning.lesson_progress where member_id = $1 order by lesson_id`,
      [memberId],
    );
  }
}
