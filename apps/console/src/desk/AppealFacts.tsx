import { RevealAppealContact } from '@app/contract';
import { dueText, Form, TextField, useLocale, useEnumLabels, useMutation, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { QuerySlip } from '../cards/QuerySlip';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import type { AppealOnPage } from './appeal';
import { DESK_MESSAGES } from './desk.messages';

/** The facts of an appeal; the full number of the contact is given for a reason, which is written down. */
export function AppealFacts({ appeal, onChanged }: { readonly appeal: AppealOnPage; readonly onChanged: () => void }) {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [phone, setPhone] = useState<string>();
  const contact = [appeal.contactName, phone ?? appeal.contactPhone].filter(Boolean).join(' ');
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('description'), appeal.description],
    [t('category'), [name('AppealCategory', appeal.category), name('AppealComplexity', appeal.complexity)].filter(Boolean).join(' · ')],
    [t('source'), [name('AppealSource', appeal.source), appeal.sourceNo].filter(Boolean).join(' ')],
    [t('area'), appeal.unitName],
    [t('leadUnit'), appeal.leadUnitName],
    [t('registeredOn'), [dueText(appeal.registeredOn, null, locale), appeal.registeredTime].filter(Boolean).join(' ')],
    [
      t('due'),
      appeal.dueOn &&
        `${dueText(appeal.dueOn, appeal.measuredDueOn === appeal.dueOn ? appeal.workingDaysLeft : null, locale)}${appeal.dueIsProvisional ? ` ${t('provisional')}` : ''}`,
    ],
    [t('contact'), contact],
  ];
  return (
    <section className="facts">
      <h3>{t('facts')}</h3>
      <dl>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {appeal.files.length > 0 && (
        <>
          <h3>{t('attachments')}</h3>
          <ul className="plain-list">
            {appeal.files.map((file) => (
              <li key={file.id}>
                <a href={`/files/${file.id}`} download>
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {me.can('enterprise:link') && <QuerySlip appealId={appeal.id} slips={appeal.slips} onPrinted={onChanged} />}
      {appeal.enterpriseId && me.can('enterprise:read') && (
        <p>
          <Link className="button" to={`/firms/${appeal.enterpriseId}`}>
            {t('openFirm')}
          </Link>
        </p>
      )}
      {appeal.contactPhone && !phone && me.can('contact:reveal') && !asking && (
        <button type="button" onClick={() => setAsking(true)}>
          {t('reveal')}
        </button>
      )}
      {asking && !phone && (
        <Form
          label={t('reveal')}
          submit={t('reveal')}
          check={() => (reason.trim() ? [] : ['reason'])}
          onCancel={() => setAsking(false)}
          onSubmit={async () => {
            const { revealAppealContact } = await mutate(RevealAppealContact, { input: { appealId: appeal.id, reason: reason.trim() } });
            setPhone(revealAppealContact.contactPhone ?? '');
            setAsking(false);
          }}
        >
          <TextField name="reason" label={t('revealReason')} hint={t('revealHint')} required value={reason} onValue={setReason} />
        </Form>
      )}
    </section>
  );
}
