import { type Choice, Field, Form, newClientId, ProblemError, SelectField, useLocale, useSessionEnd, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import { useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { LARGEST_MEGABYTES, MOST_ROWS, type Sheet, upload } from './upload';
import { IMPORT_MESSAGES } from './import.messages';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** A list of firms on its way to the server: which file, whose firms, and which sheet when there are several. */
export function UploadForm() {
  const t = useMessages(IMPORT_MESSAGES);
  const { locale } = useLocale();
  const me = useMe();
  const navigate = useNavigate();
  const ended = useSessionEnd();
  const { units } = useUnits(me.post?.scopeUnit.id);
  const scope = me.post?.scopeUnit;
  const [unit, setUnit] = useState<Choice | null>(scope ? { value: scope.id, label: scope.name } : null);
  const [file, setFile] = useState<File>();
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const [sheet, setSheet] = useState('');
  const [sending, setSending] = useState(false);
  const clientId = useMemo(() => (file && unit ? newClientId() : ''), [file, unit]);
  const send = async () => {
    if (!file) return;
    if (file.size > LARGEST_MEGABYTES * 1024 * 1024) {
      const message = t('tooLarge', { size: megabytes(file.size), max: LARGEST_MEGABYTES });
      throw new ProblemError({ code: 'TOO_LARGE', message, fields: { file: message } });
    }
    setSending(true);
    try {
      const answer = await upload({ file, unitId: unit?.value ?? '', sheet, clientId }, locale, t('noAnswer'));
      if (answer.importId) void navigate(`/import/${answer.importId}`);
      else setSheets(answer.sheets);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'UNAUTHENTICATED') ended();
      throw error;
    } finally {
      setSending(false);
    }
  };
  return (
    <Form
      label={t('uploadTitle')}
      submit={t('upload')}
      check={() => [...(unit ? [] : ['unitId']), ...(file ? [] : ['file']), ...(sheets.length > 0 && !sheet ? ['sheet'] : [])]}
      onSubmit={send}
    >
      <ComboboxField
        name="unitId"
        label={t('unit')}
        hint={t('unitHint')}
        required
        value={unit}
        onValue={setUnit}
        search={searchUnits(units)}
      />
      <Field name="file" label={t('file')} hint={t('limits', { size: LARGEST_MEGABYTES, rows: MOST_ROWS })} required>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            name="file"
            accept=".xlsx,.csv,.txt,.xls"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              setSheets([]);
              setSheet('');
            }}
          />
        )}
      </Field>
      {sheets.length > 0 && (
        <SelectField
          name="sheet"
          label={t('sheet')}
          required
          value={sheet}
          onValue={setSheet}
          choices={sheets.map(({ name, rows }) => ({ value: name, label: t('sheetRows', { name, rows }) }))}
        />
      )}
      <p role="status" className="hint">
        {sending && t('uploading')}
      </p>
    </Form>
  );
}
