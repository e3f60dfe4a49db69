import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Logger } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';

interface SentProblem {
  readonly status: number;
  readonly code: string;
  readonly type: string;
}

/** What the filter answers to an error. */
function problemOf(error: unknown): SentProblem {
  let sent: SentProblem = { status: 0, code: '', type: '' };
  const reply = {
    header: () => reply,
    headers: () => reply,
    status: () => reply,
    type: () => reply,
    send: (body: SentProblem) => ((sent = body), reply),
  };
  const request = { id: 'r', routeOptions: { url: '/x' } };
  const filter = new ProblemFilter('https://lopso.example.vn');
  filter.answer(error, request as unknown as FastifyRequest, reply as unknown as FastifyReply);
  return sent;
}

const answerTo = (error: unknown): Omit<SentProblem, 'type'> => {
  const { status, code } = problemOf(error);
  return { status, code };
};

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('the problem filter', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('says that the database is away, not that the server is broken', () => {
    const errors = [
      coded('ECONNREFUSED'),
      coded('57P01'),
      coded('57P03'),
      coded('08006'),
      new Error('Connection terminated unexpectedly'),
      new Error('timeout exceeded when trying to connect'),
    ];
    expect(errors.map(answerTo)).toEqual(errors.map(() => ({ status: 503, code: 'platform.unavailable' })));
  });

  it('names the page about the code by its absolute address', () => {
    expect(problemOf(coded('57P01')).type).toBe('https://lopso.example.vn/loi/platform.unavailable');
  });

  it('keeps the status of what HTTP itself refuses, a wrong range among it', () => {
    expect(answerTo(Object.assign(new Error('x'), { statusCode: 416 }))).toEqual({
      status: 416,
      code: 'platform.malformed',
    });
  });

  it('calls everything else a defect', () => {
    expect([answerTo(new Error('x')), answerTo(coded('23514')), answerTo('x')]).toEqual(
      Array.from({ length: 3 }, () => ({ status: 500, code: 'platform.defect' })),
    );
  });
});
