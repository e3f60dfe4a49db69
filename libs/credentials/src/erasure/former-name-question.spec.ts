import { soughtInTexts, toldOf } from '@lopso/platform';
import { questionOf } from './personal-data.service';

const sought = soughtInTexts({ fullName: 'Lò Thị Hồng', phone: null, birthYear: 1980 });

const asked = (...said: (string | null)[]) =>
  questionOf(
    'c1',
    sought,
    said.flatMap((text) => toldOf(text, sought)),
    said,
  );

it('a former name is asked about where it may be part of a longer one, once for all that a proposal says', () => {
  expect(asked('Giấy của Lò Thị Hồng in sai', null)).toBeNull();
  const question = asked('GIẤY CỦA LÒ THỊ HỒNG IN SAI', 'GIẤY CỦA LÒ THỊ HỒNG IN SAI');
  expect(question?.words).toEqual(['GIẤY CỦA LÒ THỊ HỒNG IN SAI']);
  expect(question?.key).toMatch(/^c1:0:[0-9a-f]{16}$/);
});

it('the question stays the same when the present name was cut out meanwhile, not when an answer came', () => {
  const key = asked('LÒ THỊ HỒNG IN SAI, đúng là Lò Thị Hường', null)?.key;
  expect(asked('LÒ THỊ HỒNG IN SAI, đúng là (đã xóa theo yêu cầu)', null)?.key).toBe(key);
  expect(asked('LÒ THỊ HỒNG IN SAI, đúng là Lò Thị Hường', 'Đồng ý')?.key).not.toBe(key);
});
