import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { LEARN } from '../assessment.permissions';
import { AnswerRepository } from '../storage/answer.repository';
import { type Attempt, AttemptRepository } from '../storage/attempt.repository';
import { AttemptStarter } from './attempt-starter';
import { type AttemptView, attemptView } from './attempt-views';
import { QuizCatalogue } from './quiz-catalogue';

/** A member's own attempts while they are open: starting one and going on with it on whichever phone. */
@Injectable()
export class Attempts {
  constructor(
    private readonly catalogue: QuizCatalogue,
    private readonly starter: AttemptStarter,
    private readonly attempts: AttemptRepository,
    private readonly answers: AnswerRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Seals a paper and starts the clock, or gives the attempt that is open. @throws NoAttemptsLeft */
  async start(actor: Actor, quizId: string): Promise<AttemptView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const current = await this.catalogue.quiz(quizId);
    return this.view(await this.starter.start({ memberId, current, enteredBy: null }));
  }

  /** The paper without keys and the answers that count now. @throws NotFound for an attempt of somebody else */
  async get(actor: Actor, attemptId: string): Promise<AttemptView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const attempt = await this.attempts.find(attemptId);
    if (attempt === null || attempt.memberId !== memberId || attempt.isOnPaper) throw new NotFound();
    return this.view(attempt);
  }

  private async view(attempt: Attempt): Promise<AttemptView> {
    return attemptView(attempt, await this.answers.listOf(attempt.id), this.clock.now());
  }
}
