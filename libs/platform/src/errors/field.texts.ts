import { declareProblemTexts, type ProblemText } from './problem-text';

const field = (detail: string): ProblemText => ({ title: 'Ô chưa đúng', detail });

/** One sentence per class-validator rule; codes are `field.<rule>`. */
declareProblemTexts({
  'field.required': field('Ô này chưa có nội dung.'),
  'field.unknown': field('Trường này không được nhận.'),
  'field.type': field('Giá trị không đúng kiểu.'),
  'field.too-short': field('Nội dung ngắn quá.'),
  'field.too-long': field('Nội dung dài quá.'),
  'field.too-small': field('Số này nhỏ quá.'),
  'field.too-big': field('Số này lớn quá.'),
  'field.not-in-list': field('Giá trị này không có trong danh sách.'),
  'field.pattern': field('Giá trị không đúng dạng.'),
  'field.date': field('Ngày không đúng, viết theo dạng ngày/tháng/năm.'),
  'field.id': field('Mã này không đúng dạng.'),
  'field.size': field('Số mục không đúng mức cho phép.'),
});
