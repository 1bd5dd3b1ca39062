import { AuditChain, type AuditChainQuery } from '@app/contract';
import { Form, TextField, useEnumLabels, useLazyQuery, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { AUDIT_MESSAGES } from './audit.messages';

/** Computes the chain again, and holds it against a head that was noted elsewhere. */
export function ChainCheck() {
  const t = useMessages(AUDIT_MESSAGES);
  const name = useEnumLabels();
  const query = useLazyQuery();
  const [no, setNo] = useState('');
  const [hash, setHash] = useState('');
  const [chain, setChain] = useState<AuditChainQuery['auditVerification']>();
  const anchored = Boolean(no.trim() || hash.trim());
  return (
    <details>
      <summary>{t('chain')}</summary>
      <p className="hint">{t('chainHint')}</p>
      <Form
        label={t('chain')}
        submit={t('check')}
        className="form-page"
        check={() => [
          ...(anchored && !/^\d{1,15}$/.test(no.trim()) ? ['no'] : []),
          ...(anchored && !/^[0-9a-f]{64}$/.test(hash.trim().toLowerCase()) ? ['hash'] : []),
        ]}
        onSubmit={async () => {
          const anchor = anchored ? { no: Number(no.trim()), hash: hash.trim().toLowerCase() } : null;
          setChain((await query(AuditChain, { anchor })).auditVerification);
        }}
      >
        <TextField name="no" label={t('anchorNo')} value={no} onValue={setNo} />
        <TextField name="hash" label={t('anchorHash')} value={hash} onValue={setHash} />
      </Form>
      {chain && (
        <div role="status">
          <p>{chain.faults.length === 0 ? t('whole', { count: chain.sealed }) : t('faulty', { count: chain.faults.length })}</p>
          <p>
            {t('head', { no: chain.lastNo })} <code>{chain.lastHash}</code>
          </p>
          {chain.faults.length > 0 && (
            <ul>
              {chain.faults.map((fault) => (
                <li key={`${fault.kind}-${fault.no}`}>{t('fault', { no: fault.no ?? '—', kind: name('AuditFaultKind', fault.kind) })}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </details>
  );
}
