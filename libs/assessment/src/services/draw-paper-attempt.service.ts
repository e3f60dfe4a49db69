import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { OwnPaper } from '../assessment.errors';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { attemptsAllowed, attemptsLeft } from '../rules/attempt-limits';
import { type AttemptLine } from '../storage/attempt-history.repository';
import { AttemptHistory, type AttemptsAtQuiz } from './attempt-history';
import { AttemptStarter } from './attempt-starter';
import { type Standing, standingOf } from './attempt-views';
import { type PaperSheet } from './paper-sheets.service';
import { type CurrentQuiz, QuizCatalogue } from './quiz-catalogue';

/** One quiz as it can be taken on paper by a member. */
export interface PaperQuizOption extends Standing {
  readonly quizId: string;
  readonly title: string;
  readonly courseTitle: string;
  readonly attemptsLeft: number | null;
  /** The sheet that was drawn and waits for its answers. */
  readonly drawnAttemptId: string | null;
  /** It was drawn from an earlier edition of the course than the member is asked for. */
  readonly isOfEarlierEdition: boolean;
}

/** A member and the quizzes that can be taken on paper. */
export interface PaperDesk {
  readonly member: MemberSummary;
  readonly quizzes: readonly PaperQuizOption[];
}

/** Draws quizzes on paper for members without a phone. */
@Injectable()
export class DrawPaperAttempt {
  constructor(
    private readonly catalogue: QuizCatalogue,
    private readonly starter: AttemptStarter,
    private readonly history: AttemptHistory,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** What can be drawn for a member; written into the audit trail. @throws NotFound outside the officer's units */
  async desk(actor: Actor, memberId: string): Promise<PaperDesk> {
    const member = await this.visibleMember(actor, memberId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.papers-listed',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const quizzes: PaperQuizOption[] = [];
    for (const current of await this.catalogue.listQuizzesFor(memberId)) {
      quizzes.push(optionOf(current, await this.history.withEarlier(memberId, current.quiz.id)));
    }
    return { member, quizzes };
  }

  /** Draws a sheet, or gives the one that waits for its answers. @throws NotFound, OwnPaper, NoAttemptsLeft */
  async draw(actor: Actor, memberId: string, quizId: string): Promise<PaperSheet> {
    const member = await this.visibleMember(actor, memberId);
    if (actor.memberId === memberId) throw new OwnPaper();
    const current = await this.catalogue.quiz(quizId);
    const attempt = await this.starter.start({ memberId, current, enteredBy: actor.accountId }, ({ id, number }) =>
      this.audit.record(actor, {
        action: 'assessment.paper-drawn',
        subjectType: 'attempt',
        subjectId: id,
        unitPath: member.unitPath,
        details: { memberId, quizId, number },
      }),
    );
    return { attempt, member };
  }

  private async visibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, ENTER_PAPER_QUIZZES, member);
    return member;
  }
}

function optionOf({ course, quiz }: CurrentQuiz, { lines, earlier, granted }: AttemptsAtQuiz): PaperQuizOption {
  const isDrawn = (line: AttemptLine): boolean => line.isOnPaper && line.submittedAt === null;
  const drawn = [...lines, ...earlier].find(isDrawn);
  return {
    quizId: quiz.id,
    title: quiz.title,
    courseTitle: course.title,
    attemptsLeft: attemptsLeft(attemptsAllowed(quiz.maxAttempts, granted), lines.length),
    drawnAttemptId: drawn?.id ?? null,
    isOfEarlierEdition: earlier.some(({ id }) => id === drawn?.id),
    ...standingOf(lines),
  };
}
