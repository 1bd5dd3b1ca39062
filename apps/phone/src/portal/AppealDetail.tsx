import type { OwnMatterFragment } from '@app/contract';
import { dayWithWeekday, Light, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { AppealActions } from './AppealActions';
import { useNextStepText } from './useNextStepText';
import { PORTAL_MESSAGES } from './portal.messages';

type Step = OwnMatterFragment['timeline'][number];

function Sentence({ step }: { readonly step: Step }) {
  const t = useMessages(PORTAL_MESSAGES);
  const own = `f_${step.action}` as keyof typeof PORTAL_MESSAGES;
  const word = step.byFirm && own in PORTAL_MESSAGES ? own : (`s_${step.action}` as keyof typeof PORTAL_MESSAGES);
  if (!(word in PORTAL_MESSAGES)) return null;
  return (
    <>
      {t(word, {
        unit: step.unitName ?? '',
        lead: step.leadUnitName ?? '',
        reason: step.reason ?? '',
        where: step.where ?? '',
        number: step.number ?? '',
      })}
    </>
  );
}

/** One matter as the firm is told it: what comes next, the answer, what to do, the way so far. */
export function AppealDetail({ matter, onChanged }: { readonly matter: OwnMatterFragment; readonly onChanged: () => void }) {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const next = useNextStepText();
  return (
    <>
      <h1>{matter.title}</h1>
      <p className="hint">{matter.number}</p>
      <section className="sheet">
        <p>
          <strong>{name('AppealState', matter.state)}</strong>{' '}
          {matter.light && <Light light={matter.light} left={matter.workingDaysLeft} />}
        </p>
        <p>
          <strong>{t('next')}：</strong>
          {next(matter)}
        </p>
      </section>
      {matter.replies.toReversed().map((reply) => (
        <section className="sheet" key={reply.id}>
          <h2>{t('answer')}</h2>
          <p>
            {t('answerBy', { unit: reply.unitName ?? '', day: dayWithWeekday(reply.occurredOn, locale) })} ·{' '}
            {name('AppealOutcome', reply.outcome)}
          </p>
          <p className="said">{reply.reply}</p>
          {reply.ruleQuoted && <p>{t('rule', { rule: reply.ruleQuoted })}</p>}
        </section>
      ))}
      <AppealActions matter={matter} onChanged={onChanged} />
      <section className="sheet">
        <h2>{t('way')}</h2>
        <ol className="rows">
          {matter.timeline.toReversed().map((step) => (
            <li key={step.id}>
              <strong>{dayWithWeekday(step.occurredOn, locale)}</strong> <Sentence step={step} />
              {step.dueOn && <p className="hint">{t('nextBy', { day: dayWithWeekday(step.dueOn, locale) })}</p>}
            </li>
          ))}
        </ol>
      </section>
      <section className="sheet">
        <h2>{t('what')}</h2>
        <p className="said">{matter.description}</p>
        {matter.files.length > 0 && <p>{`${t('attachments')}：${matter.files.map((file) => file.name).join('、')}`}</p>}
        {matter.queryCode && (
          <p>
            {t('code')} <span className="ticket">{matter.queryCode.replace(/^(.{4})(.{4})$/, '$1-$2')}</span>
          </p>
        )}
      </section>
    </>
  );
}
