import { buildOutboxFile, type ExportedEntry, toBase64, todayInChina } from '@app/web-ui';
import type { CadreSession } from '../shell/cadre-session';
import type { OutboxItem } from './outbox';

async function exported(cadre: CadreSession, { entry, savedAt }: OutboxItem): Promise<ExportedEntry | null> {
  if (!entry?.input) return null;
  const photos: ExportedEntry['photos'][number][] = [];
  for (const { id, type, attached } of entry.photos) {
    const blob = attached ? undefined : await cadre.outbox.photo(id);
    if (blob) photos.push({ id, type, data: toBase64(new Uint8Array(await blob.arrayBuffer())) });
  }
  return {
    id: entry.id,
    kind: entry.kind,
    savedAt: new Date(savedAt).toISOString(),
    firms: entry.firms.map(({ id, name }) => ({ id, name })),
    input: entry.input,
    photos,
  };
}

/** Hands everything that waits to the person as one file for the office. Nothing is taken out of the queue by it. */
export async function exportLines(cadre: CadreSession, lines: readonly OutboxItem[]): Promise<number> {
  const entries = (await Promise.all(lines.map((line) => exported(cadre, line)))).filter((one) => one !== null);
  const { id, name } = cadre.person;
  const text = buildOutboxFile({ exportedAt: new Date().toISOString(), person: { id, name }, entries });
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `走访待上传-${name}-${todayInChina()}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  const now = Date.now();
  for (const line of lines) if (entries.some((one) => one.id === line.id)) await cadre.outbox.mark(line.id, { exportedAt: now });
  return entries.length;
}
