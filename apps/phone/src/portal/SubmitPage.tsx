import { OurMatters, OurService, SubmitMatter } from '@app/contract';
import { Form, newClientId, ProblemError, TextAreaField, TextField, useLocale, useQuery, useMutation, useMessages } from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AttachField, type Attached } from './AttachField';
import { DRAFT } from './key';
import { looksLike, titleOf } from './similar';
import { PORTAL_MESSAGES } from './portal.messages';

interface Draft {
  readonly clientId: string;
  readonly description: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly files: readonly Attached[];
}
const fresh = (): Draft => ({ clientId: newClientId(), description: '', contactName: '', contactPhone: '', files: [] });

/** A draft as it may lie on the phone: `words` is what the description was called before. */
interface KeptDraft extends Partial<Draft> {
  readonly words?: string;
}

function kept(): Draft {
  try {
    const { words, ...draft } = JSON.parse(localStorage.getItem(DRAFT) ?? '{}') as KeptDraft;
    return { ...fresh(), ...(words === undefined ? {} : { description: words }), ...draft };
  } catch {
    return fresh();
  }
}
/** The title is made of the words, the files are one field: what the server says of them stands there. */
function atTheirFields(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  const fields: Record<string, string> = {};
  for (const [path, message] of Object.entries(error.problem.fields)) {
    const [head = path] = path.split('.');
    fields[head === 'title' ? 'description' : head] ??= message;
  }
  throw new ProblemError({ ...error.problem, fields });
}
const OVER = ['CLOSED', 'CLOSED_UNCONFIRMED', 'REJECTED', 'MERGED', 'WITHDRAWN', 'TRANSFERRED', 'VOID'];
const NONE = {};

/** 说一件难事: one box. A repeat of the same is the same appeal; the draft stays until it is in. */
export default function SubmitPage() {
  const t = useMessages(PORTAL_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const go = useNavigate();
  const [draft, setDraft] = useState(kept);
  const [begun] = useState(draft.description !== '');
  const [similar, setSimilar] = useState<readonly { readonly id: string; readonly title: string }[]>();
  const [online, setOnline] = useState(navigator.onLine);
  const { data: service } = useQuery(OurService, NONE);
  const { data: matters } = useQuery(OurMatters, NONE);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  useEffect(() => {
    try {
      localStorage.setItem(DRAFT, JSON.stringify(draft));
    } catch {
      // Not kept: the page still holds it.
    }
  }, [draft]);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  const known = service?.ourService.contactPhone;
  return (
    <>
      <p>
        <Link className="button" to="/c">
          {t('back')}
        </Link>
      </p>
      <h1>{t('say')}</h1>
      <p>{service?.ourService.enterpriseName}</p>
      {begun && (
        <p>
          {t('draftKept')}{' '}
          <button type="button" onClick={() => setDraft(fresh())}>
            {t('draftAway')}
          </button>
        </p>
      )}
      {!online && <p role="status">{t('offlineNow')}</p>}
      <Form
        label={t('say')}
        className="sheet"
        submit={t(similar?.length ? 'sendAnyway' : 'send')}
        check={() => (draft.description.trim() ? [] : ['description'])}
        onSubmit={async () => {
          if (!similar) {
            const found = (matters?.myAppeals.edges ?? [])
              .map(({ node }) => node)
              .filter((one) => !OVER.includes(one.state) && looksLike(one.description, draft.description));
            setSimilar(found);
            if (found.length > 0) return;
          }
          const { submitAppeal } = await mutate(SubmitMatter, {
            input: {
              clientId: draft.clientId,
              title: titleOf(draft.description),
              description: draft.description.trim(),
              contactName: draft.contactName.trim() || null,
              contactPhone: draft.contactPhone.trim() || null,
              fileIds: draft.files.map(({ id }) => id),
            },
          }).catch(atTheirFields);
          if (submitAppeal.__typename !== 'OwnAppeal') return;
          localStorage.removeItem(DRAFT);
          void go(`/done/${submitAppeal.number}#${submitAppeal.queryCode ?? ''}`, { replace: true });
        }}
      >
        <TextAreaField
          name="description"
          label={t('description')}
          hint={t('descriptionHint')}
          required
          rows={6}
          value={draft.description}
          onValue={(description) => change({ description })}
        />
        <TextField
          name="contactName"
          label={t('contactName')}
          value={draft.contactName}
          onValue={(contactName) => change({ contactName })}
          autoComplete="name"
        />
        <TextField
          name="contactPhone"
          label={t('contactPhone')}
          hint={known ? t('contactKnown', { phone: known }) : undefined}
          value={draft.contactPhone}
          onValue={(contactPhone) => change({ contactPhone })}
          inputMode="tel"
          autoComplete="tel"
        />
        <AttachField files={draft.files} onFiles={(files) => change({ files })} locale={locale} />
        {similar && similar.length > 0 && (
          <section role="status">
            <h2>{t('similar')}</h2>
            <ul className="rows">
              {similar.map((one) => (
                <li key={one.id}>
                  <Link to={`/c/${one.id}`}>{one.title}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Form>
    </>
  );
}
