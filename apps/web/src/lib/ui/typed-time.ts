/** Hours and minutes as people type them (19:00, 19h30, 19h, 7.15, 1900) as `HH:MM`; null where it is no time. */
export function readTime(text: string): string | null {
  const digits = /^(\d{1,2})(?:\s*[:h.,]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!digits) return null;
  const [hours, minutes] = [Number(digits[1]), Number(digits[2] ?? digits[3] ?? '0')];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
