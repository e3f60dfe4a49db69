/** The smallest content/ without a problem: one course with everything a course can have. */
const FILES: Readonly<Record<string, string>> = {
  'competences.yaml': `frameworks:
  - { id: khung, title: "Khung", source: "Nguồn" }
competences:
  - { code: "4.2", framework: khung, title: "Bảo vệ tài khoản" }
  - { code: "T.1", framework: khung, title: "Vai trò" }
`,
  'courses/an-toan/course.md': `---
id: C09
title: An toàn trên mạng
summary: Giữ tài khoản của mình và của bà con.
motif: song
hours: 0.5
competences: ["4.2", "T.1"]
audience: [commune-team, village-team]
version: 1.0.0
completion: [lessons, quiz, task]
owner: Tổ biên soạn
---

Khóa này giúp anh chị giữ tài khoản.
`,
  'courses/an-toan/01-mat-khau.md': `---
id: C09-01
title: Mật khẩu
minutes: 5
checkedOn: 2026-11-20
owner: Tổ biên soạn
competences: ["4.2"]
sources:
  - { text: "Luật An ninh mạng", mark: verified }
---

## Mật khẩu dài {#dai}

Mật khẩu dài thì khó đoán.[^1]

![Một chiếc khóa đóng.](khoa.svg "Khóa đóng.")

::: steps
1. Mở cài đặt.
2. Đổi mật khẩu.
:::

::: try
Đổi mật khẩu của chính mình. Xem lại [phần đầu](#dai).
:::

[^1]: Theo hướng dẫn chung.
`,
  'courses/an-toan/02-ma-otp.md': `---
id: C09-02
title: Mã OTP
minutes: 6
checkedOn: 2026-11-20
owner: Tổ biên soạn
competences: ["4.2"]
sources:
  - { text: "Kinh nghiệm của tổ", mark: experience }
---

## Không đọc mã cho ai

| Ai hỏi | Làm gì |
| --- | ---: |
| Người lạ | Dập máy |

::: warning Không đọc mã OTP
Ai hỏi cũng không đọc.
:::

::: try
Xem tin nhắn OTP gần nhất.
:::
`,
  'courses/an-toan/khoa.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120">
  <rect id="than" x="20" y="20" width="80" height="60" class="f-tea-soft s-ink" stroke-width="2"/>
  <text x="120" y="60" font-size="16" class="t b">Khóa &amp; chìa</text>
</svg>
`,
  'courses/an-toan/quiz.md': `---
id: C09-QUIZ
title: Kiểm tra an toàn
draw:
  - { bank: an-toan, count: 3 }
passPercent: 80
timeLimitMinutes: null
graceSeconds: 60
maxAttempts: 5
scoring: best
shuffle: true
---

Anh chị đọc kỹ từng câu.
`,
  'courses/an-toan/task.md': `---
id: C09-TASK
title: Giúp một người đổi mật khẩu
minutes: 30
photos: { min: 1, max: 3 }
words: { min: 10, max: 200 }
pass: all
---

## Việc cần làm

Giúp một người đổi mật khẩu.

## Tiêu chí chấm {#rubric}

### Ảnh đúng việc {#r-c09-anh}

- Đạt: ảnh cho thấy máy.
- Chưa đạt: ảnh mờ.

### Giữ kín {#r-c09-kin}

- Đạt: không lộ tên ai.
- Chưa đạt: lộ tên.

### Tự làm {#r-c09-tu-lam}

- Đạt: người được giúp tự bấm.
- Chưa đạt: làm thay.
`,
  'courses/an-toan/sheet.md': `---
id: C09-SHEET
title: Một trang để nhớ
---

## Ba điều

- Không đọc mã OTP.
`,
  'courses/an-toan/field-task.md': `---
id: C09-FIELD
title: Hỏi một nhà
minutes: 20
---

Anh chị hỏi một nhà trong thôn.
`,
  'banks/an-toan.md': `---
id: BANK-C09
title: Câu hỏi an toàn
course: C09
---

### Ai được hỏi mã OTP? {#q-otp-hoi .single difficulty=1 competence=4.2 lesson=C09-02}

Bác Lành nhận một cuộc gọi.

- [ ] Ngân hàng
  > Ngân hàng không hỏi.
- [ ] Công an xã
  > Công an không hỏi.
- [x] Không ai cả
  > Đúng.

> OTP chỉ để mình nhập.

### Việc nào an toàn? Chọn mọi ý đúng. {#q-viec-an-toan .multiple .fixed difficulty=2 competence=4.2 lesson=C09-01}

- [x] Đặt **mật khẩu** dài
  > Đúng.
- [x] Khóa màn hình
  > Đúng.
- [ ] Đọc mã cho người lạ
  > Không nên.
- [ ] Ghi mật khẩu lên máy
  > Không nên.

> Mật khẩu là của riêng mình.

### Được cho mượn mã OTP. {#q-muon-otp .true-false difficulty=1 competence=4.2 lesson=C09-02}

- [ ] Đúng
  > Không được.
- [x] Sai
  > Đúng vậy.

> Không cho ai mượn mã.

### Tổ cấp xã có tối đa bao nhiêu người? {#q-to-may-nguoi .numeric difficulty=3 competence=T.1 lesson=C09-01 answer=10 tolerance=0,5 unit="người"}

> Tổ cấp xã có tối đa mười người.
`,
  'programmes/dot-mot.md': `---
id: BD-2026-9
title: Đợt mẫu
audience: [village-team]
certificate: hoan-thanh
requirements:
  - { id: c09, label: C09, kind: course, course: C09 }
  - { id: thuc-hanh, label: "Bài thực hành", kind: task, anyOf: [C09-TASK] }
  - { id: gio-lop, label: Lớp, kind: hours, minutes: 180 }
---

## Đợt này

Anh chị học đủ các phần.
`,
  'certificates/hoan-thanh/mau.json': 'mẫu giấy',
};

/** A file's new text, a change of its old text, or null to leave it out. */
export type Change = string | Uint8Array | null | ((old: string) => string);

/** The sample with some files changed: the least a test needs to say. Fails when a change changes nothing. */
export function sampleContent(changes: Readonly<Record<string, Change>> = {}): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = { ...FILES };
  for (const [path, change] of Object.entries(changes)) {
    const old = FILES[path] ?? '';
    const next = typeof change === 'function' ? change(old) : change;
    if (next === old) throw new Error(`The change of ${path} changes nothing`);
    if (next === null) delete files[path];
    else files[path] = next;
  }
  return files;
}

/** The line, from 1, of the first line that holds a text. */
export function lineHolding(text: string, source: string): number {
  const index = source.split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`No line holds "${text}"`);
  return index + 1;
}
