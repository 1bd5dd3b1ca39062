import { CheckField, type Choice, looksLikeYuan, SelectField, TextAreaField, TextField, useMessages } from '@app/web-ui';
import { useMe } from '../shell/session';
import type { Matters } from './matters';
import { VISIT_MESSAGES } from './visits.messages';

type TextKey = { [key in keyof Matters]: Matters[key] extends string ? key : never }[keyof Matters];
type SwitchKey = { [key in keyof Matters]: Matters[key] extends boolean ? key : never }[keyof Matters];

/** Three switches that unfold in place: a problem, money, a promise. */
export function MattersFields({
  matters,
  onMatters,
  firms,
  visitedOn,
}: {
  readonly matters: Matters;
  readonly onMatters: (matters: Matters) => void;
  readonly firms: readonly Choice[];
  readonly visitedOn: string;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const me = useMe();
  const text = (key: TextKey) => ({
    value: matters[key],
    onValue: (value: string) => onMatters({ ...matters, [key]: value }),
    required: true,
  });
  const tick = (key: SwitchKey) => ({
    name: key,
    value: matters[key],
    onValue: (value: boolean) => onMatters({ ...matters, [key]: value }),
  });
  return (
    <>
      {me.can('appeal:register') && <CheckField {...tick('raised')} label={t('raised')} />}
      {matters.raised && (
        <div className="unfolded">
          <TextField {...text('title')} name="appeals.0.title" label={t('appealTitle')} maxLength={200} />
          <TextAreaField {...text('appealWords')} name="appeals.0.description" label={t('appealWords')} rows={3} />
          {me.can('appeal:solve-on-spot') && <CheckField {...tick('onSpot')} label={t('solvedOnSpot')} />}
          {matters.onSpot && <TextAreaField {...text('onSpotWords')} name="appeals.0.solvedOnSpot" label={t('onSpotWords')} rows={2} />}
        </div>
      )}
      {me.can('financing:demand') && <CheckField {...tick('loan')} label={t('needsLoan')} />}
      {matters.loan && (
        <div className="unfolded">
          <TextField
            {...text('amount')}
            name="demands.0.amount"
            label={t('amount')}
            hint={t(looksLikeYuan(matters.amount) ? 'amountIsYuan' : 'amountWrong')}
            inputMode="decimal"
          />
          <TextField {...text('purpose')} name="demands.0.purpose" label={t('purpose')} />
          <CheckField {...tick('authorised')} label={t('authorised')} />
          {matters.authorised && (
            <TextField {...text('authorisedOn')} name="demands.0.authorisedOn" label={t('authorisedOn')} type="date" max={visitedOn} />
          )}
        </div>
      )}
      <CheckField {...tick('promised')} label={t('madePromise')} />
      {matters.promised && (
        <div className="unfolded">
          <TextField {...text('promise')} name="promises.0.text" label={t('promiseWords')} />
          <TextField {...text('dueOn')} name="promises.0.dueOn" label={t('promiseDue')} type="date" min={visitedOn} />
        </div>
      )}
      {firms.length > 1 && (matters.raised || matters.loan || matters.promised) && (
        <SelectField {...text('firm')} name="aboutFirm" label={t('whichFirm')} choices={firms} />
      )}
    </>
  );
}
