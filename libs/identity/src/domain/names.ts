import { cleanText } from '@app/kernel';

/** A name on one line as it is stored, or undefined when it cannot be. */
export function cleanName(text: string, max: number): string | undefined {
  const clean = cleanText(text, { max, required: true });
  return clean.ok ? clean.text : undefined;
}
