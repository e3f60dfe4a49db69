/** Something somebody did of what a reopening asks for, since it was opened. */
export interface ReopeningDeed {
  readonly memberId: string;
  /** The lesson, quiz or task. */
  readonly subject: string;
  /** Read or passed; handed in and not passed; an attempt that is open or was failed; a lesson opened and not read to its end. */
  readonly kind: 'done' | 'handed-in' | 'begun' | 'reading';
  /** Of what is done the fact; else null. */
  readonly evidenceId: string | null;
}

/** What people and officers did on a reopening since it was opened. */
export interface BuiltOnReopening {
  /** How many people did each. */
  readonly done: number;
  readonly handedIn: number;
  readonly begun: number;
  readonly reading: number;
  /** How often. */
  readonly extensions: number;
  readonly waivers: number;
}

/** How many people did each kind; who has done a subject is not told of with what led to it. */
export function peopleWith(
  deeds: readonly ReopeningDeed[],
): Pick<BuiltOnReopening, 'done' | 'handedIn' | 'begun' | 'reading'> {
  const done = new Set(deeds.flatMap((deed) => (deed.kind === 'done' ? [`${deed.memberId} ${deed.subject}`] : [])));
  const people = (kind: ReopeningDeed['kind']): number => {
    const own = deeds.filter((deed) => deed.kind === kind);
    const left = kind === 'done' ? own : own.filter(({ memberId, subject }) => !done.has(`${memberId} ${subject}`));
    return new Set(left.map(({ memberId }) => memberId)).size;
  };
  return { done: people('done'), handedIn: people('handed-in'), begun: people('begun'), reading: people('reading') };
}

/** What stands in the way of taking a reopening back, in Vietnamese and without a full stop; null: nothing does. */
export function builtOnWords(built: BuiltOnReopening): string | null {
  const words = [
    ...(built.done > 0 ? [`${built.done} người đã làm phần học lại`] : []),
    ...(built.handedIn > 0 ? [`${built.handedIn} người đã nộp bài thực hành`] : []),
    ...(built.begun > 0 ? [`${built.begun} người đã mở bài kiểm tra`] : []),
    ...(built.reading > 0 ? [`${built.reading} người đang đọc dở bài`] : []),
    ...(built.extensions > 0 ? [`đã gia hạn ${built.extensions} lần`] : []),
    ...(built.waivers > 0 ? [`đã ghi miễn ${built.waivers} lần`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
