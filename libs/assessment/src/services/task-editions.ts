import { Injectable } from '@nestjs/common';
import { EditionService, isSameTask } from '@lopso/content';
import { Clock, InvalidInput } from '@lopso/platform';
import { TaskIsOutdated } from '../assessment.errors';
import { takenAfter } from '../rules/work-window';
import { type CurrentTask, QuizCatalogue } from './quiz-catalogue';
import { type TriesOfTask } from './task-tries';

/** For which version of its course a practical task was done. */
@Injectable()
export class TaskEditions {
  constructor(
    private readonly catalogue: QuizCatalogue,
    private readonly courseEditions: EditionService,
    private readonly clock: Clock,
  ) {}

  /**
   * The task as it was done by the version that a hand-in names (null: it names none): the current one where that asks for the same.
   * @throws InvalidInput for a version that never had the task; TaskIsOutdated for one that was replaced too long ago (decision 0073)
   */
  async done(taskId: string, courseHash: string | null, before: TriesOfTask): Promise<CurrentTask> {
    const current = await this.catalogue.task(taskId);
    if (courseHash === current.course.hash) return current;
    const meant = await this.catalogue.taskAmong(taskId, editionsMeant(courseHash, before));
    if (meant === null && courseHash !== null)
      throw new InvalidInput([{ pointer: '#/courseHash', code: 'field.not-in-list' }]);
    if (meant === null || isSameTask(meant.task, current.task)) return current;
    if (courseHash !== null) await this.requireTaken(meant, before);
    return meant;
  }

  private async requireTaken({ course: { hash, version } }: CurrentTask, { window }: TriesOfTask): Promise<void> {
    const after = takenAfter(window, this.clock.now());
    if (!(await this.courseEditions.wasCurrentAfter(hash, after))) throw new TaskIsOutdated(version);
  }
}

/**
 * Versions of the course that a hand-in may be for beside the current one. One that doesn't say is not known to be for the edition that is asked anew: it is for
 * the one before, unless that was passed, which leaves nothing to hand in for it, or is the current one again.
 */
function editionsMeant(courseHash: string | null, { earlier, window }: TriesOfTask): readonly string[] {
  if (courseHash !== null) return [courseHash];
  return earlier?.state === 'passed' || window.isTakenBack === true ? [] : window.earlierEditions;
}
