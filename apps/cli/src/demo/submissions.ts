import { type Rubric } from '@lopso/assessment';
import { type CompiledTask } from '@lopso/content';
import { type Cell } from './copy';
import { type DemoProgress } from './progress';
import { type Random } from './random';

const WORDS = [
  'Tôi hướng dẫn cô hàng xóm tìm thủ tục trên máy của cô. Cô tự bấm từng bước, tôi chỉ đứng bên cạnh. Hai cô cháu ghi lại các bước vào sổ.',
  'Buổi tối tôi sang nhà bác trưởng thôn. Bác tự tìm thủ tục trên điện thoại, đọc to hồ sơ cần có, rồi chép vào sổ cho cả xóm cùng xem.',
  'Tôi kể cho tổ phụ nữ nghe về cuộc gọi giả công an. Các chị nhắc lại năm việc cần làm, rồi dán tờ ghi nhớ ở nhà văn hóa.',
  'Tôi cùng hai hộ trong thôn xem lại tin nhắn lạ. Cả nhà thống nhất không bấm vào đường dẫn, có gì thì hỏi công an xã trước.',
];
const RETURN_COMMENT = 'Ảnh mờ, chưa đọc được các bước trong sổ. Anh chị chụp lại ở chỗ sáng rồi nộp lại.';
const PASS_COMMENTS = ['Ghi rõ, đúng việc.', 'Hướng dẫn đúng cách: để bà con tự bấm.', null, null, null];
const HOUR_MS = 3_600_000;

/** A picture in the file store that demo submissions share. */
export interface DemoPicture {
  readonly key: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
}

/** A practical task with the course version it belongs to. */
export interface DemoTask {
  readonly task: CompiledTask;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly courseHash: string;
}

/** A submission that was passed, and when. */
export interface PassedTask {
  readonly taskId: string;
  readonly submissionId: string;
  readonly courseHash: string;
  readonly at: Date;
}

export const SUBMISSION_COLUMNS = [
  'id',
  'member_id',
  'unit_id',
  'unit_path',
  'task_id',
  'course_id',
  'course_hash',
  'number',
  'words',
  'rubric',
  'client_key',
  'body_hash',
  'handed_in_at',
  'state',
  'graded_by',
  'graded_at',
  'criteria',
  'comment',
];
export const FILE_COLUMNS = [
  'id',
  'submission_id',
  'position',
  'store_key',
  'media_type',
  'size_bytes',
  'width',
  'height',
];

/** Rows of handed-in practical tasks and their pictures. */
export class SubmissionBuilder {
  readonly submissions: Cell[][] = [];
  readonly files: Cell[][] = [];

  constructor(
    private readonly tasks: readonly DemoTask[],
    private readonly pictures: readonly DemoPicture[],
    private readonly random: Random,
  ) {}

  /** The submission of a member who handed one in; tells what was passed and when. */
  add(progress: DemoProgress, trainerId: string, asOf: Date): PassedTask | null {
    if (progress.task === 'none') return null;
    const chosen = this.random.pick(this.tasks);
    const hadReturn = progress.task === 'passed' && this.random.chance(0.15);
    if (hadReturn)
      this.write(progress, chosen, {
        number: 1,
        state: 'returned',
        at: new Date(progress.lastAt.getTime() - 90 * HOUR_MS),
        trainerId,
      });
    const isPassed = progress.task === 'passed';
    const handedInAt = isPassed
      ? new Date(progress.lastAt.getTime() - 20 * HOUR_MS)
      : new Date(asOf.getTime() - this.random.between(2, 160) * HOUR_MS);
    const submissionId = this.write(progress, chosen, {
      number: hadReturn ? 2 : 1,
      state: isPassed ? 'passed' : 'handed-in',
      at: handedInAt,
      trainerId,
    });
    return isPassed
      ? {
          taskId: chosen.task.id,
          submissionId,
          courseHash: chosen.courseHash,
          at: new Date(handedInAt.getTime() + 18 * HOUR_MS),
        }
      : null;
  }

  private write(
    { member }: DemoProgress,
    { task, courseId, courseTitle, courseHash }: DemoTask,
    how: { number: number; state: 'handed-in' | 'passed' | 'returned'; at: Date; trainerId: string },
  ): string {
    const { random } = this;
    const id = random.uuid();
    const isGraded = how.state !== 'handed-in';
    const gradedAt = isGraded ? new Date(how.at.getTime() + 18 * HOUR_MS) : null;
    const rubric: Rubric = {
      taskTitle: task.title,
      courseTitle,
      passCriteria: task.passCriteria,
      criteria: task.rubric,
    };
    const verdicts = task.rubric.map((one, index) => ({
      criterionId: one.id,
      isMet: how.state === 'passed' || index > 0,
    }));
    const criteria = isGraded ? { json: verdicts } : null;
    this.submissions.push([
      id,
      member.id,
      member.unitId,
      member.unitPath,
      task.id,
      courseId,
      courseHash,
      how.number,
      random.pick(WORDS),
      { json: rubric },
      random.uuid(),
      Buffer.from(id),
      how.at,
      how.state,
      isGraded ? how.trainerId : null,
      gradedAt,
      criteria,
      how.state === 'returned' ? RETURN_COMMENT : isGraded ? random.pick(PASS_COMMENTS) : null,
    ]);
    this.picture(id);
    return id;
  }

  private picture(submissionId: string): void {
    const { key, sizeBytes, width, height } = this.random.pick(this.pictures);
    this.files.push([this.random.uuid(), submissionId, 1, key, 'image/jpeg', sizeBytes, width, height]);
  }
}
