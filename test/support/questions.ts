import { type Question } from '../../libs/assessment/src/question-types/question.rules';

/** A question of a bank; every choice but the named right ones is wrong. */
export type BankQuestion = Question & { readonly bank: string; readonly difficulty: 1; readonly competence: string };

interface QuestionParts {
  readonly id: string;
  readonly type?: Question['type'];
  readonly right?: readonly string[];
  readonly choices?: number;
  readonly answer?: number;
  readonly tolerance?: number;
  readonly bank?: string;
  readonly lessonId?: string;
  readonly shuffleChoices?: boolean;
}

/** The least valid question: one choice, c1 right of four. */
export function aQuestion(parts: QuestionParts): BankQuestion {
  const type = parts.type ?? 'single';
  const right = new Set(parts.right ?? ['c1']);
  const count = type === 'numeric' ? 0 : (parts.choices ?? (type === 'true-false' ? 2 : 4));
  return {
    id: parts.id,
    bank: parts.bank ?? 'ngan-hang',
    type,
    titleHtml: `Câu hỏi ${parts.id}?`,
    stemHtml: '',
    difficulty: 1,
    competence: '4.2',
    lessonId: parts.lessonId ?? 'L-01',
    shuffleChoices: parts.shuffleChoices ?? (type === 'single' || type === 'multiple'),
    choices: Array.from({ length: count }, (_, index) => ({
      id: `c${index + 1}`,
      html: `Ý ${index + 1} của ${parts.id}`,
      correct: right.has(`c${index + 1}`),
      feedbackHtml: `<p>Nhận xét ${index + 1}.</p>`,
    })),
    numeric: type === 'numeric' ? { answer: parts.answer ?? 10, tolerance: parts.tolerance ?? 0, unit: 'người' } : null,
    explanationHtml: `<p>Giải thích ${parts.id}.</p>`,
  };
}
