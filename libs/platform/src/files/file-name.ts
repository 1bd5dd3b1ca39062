import { cleanText } from '@app/kernel';
import { MEDIA_TYPES, type MediaType } from './media-type';

const LONGEST_NAME = 200;
const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name a file is shown under: the last part of what was sent, without anything that names a folder or hides an ending. */
export function shownName(sent: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // Controls and marks that turn the direction of writing make "gpj.exe" of "exe.jpg".
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const points = [...visible];
  const ending = endingOf(visible);
  const short =
    points.length <= LONGEST_NAME ? visible : `${points.slice(0, LONGEST_NAME - 1 - ending.length).join('')}${ending ? `.${ending}` : ''}`;
  return cleanText(short, { max: LONGEST_NAME, required: true }).ok ? short : '文件';
}

/** Name and type that agree; undefined when the ending of the name says something else than the content. */
export function named(sent: string, found: MediaType | 'text'): { readonly name: string; readonly mediaType: MediaType } | undefined {
  const name = shownName(sent);
  const ending = endingOf(name);
  const type: MediaType = found === 'text' ? (ending === 'csv' ? 'text/csv' : 'text/plain') : found;
  const endings: readonly string[] = MEDIA_TYPES[type];
  if (ending === '') return { name: `${[...name].slice(0, LONGEST_NAME - 5).join('')}.${endings[0]}`, mediaType: type };
  return endings.includes(ending) ? { name, mediaType: type } : undefined;
}
