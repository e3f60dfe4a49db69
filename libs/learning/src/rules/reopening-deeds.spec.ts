import { builtOnWords, peopleWith, type ReopeningDeed } from './reopening-deeds';

const deed = (memberId: string, kind: ReopeningDeed['kind'], subject = 'C05-01'): ReopeningDeed => ({
  ...{ memberId, kind, subject },
  evidenceId: kind === 'done' ? `${memberId} ${subject}` : null,
});

describe('what stands in the way of taking a reopening back', () => {
  it('is counted by people, each once a kind, and not with what led to what is done', () => {
    const deeds = [
      ...[deed('an', 'done'), deed('an', 'done', 'C05-02'), deed('an', 'reading'), deed('an', 'begun', 'C05-QUIZ')],
      ...[deed('binh', 'handed-in', 'C05-TASK'), deed('binh', 'reading'), deed('binh', 'reading', 'C05-02')],
    ];
    expect(peopleWith(deeds)).toEqual({ done: 1, handedIn: 1, begun: 1, reading: 1 });
    expect(peopleWith([])).toEqual({ done: 0, handedIn: 0, begun: 0, reading: 0 });
  });

  it('is said in one sentence, and nothing where nothing does', () => {
    const nothing = { ...peopleWith([]), extensions: 0, waivers: 0 };
    expect(builtOnWords(nothing)).toBeNull();
    expect(builtOnWords({ done: 1, handedIn: 2, begun: 3, reading: 4, extensions: 5, waivers: 6 })).toBe(
      '1 người đã làm phần học lại, 2 người đã nộp bài thực hành, 3 người đã mở bài kiểm tra, 4 người đang đọc dở bài, đã gia hạn 5 lần, đã ghi miễn 6 lần',
    );
    expect(builtOnWords({ ...nothing, waivers: 1 })).toBe('đã ghi miễn 1 lần');
  });
});
