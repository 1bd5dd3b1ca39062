import { TextField, useMessages } from '@app/web-ui';
import { START_MESSAGES } from './start.messages';

export const PIN_DIGITS = 6;
/** As typed, whatever the input method. */
export const digits = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '');

export function PinField({
  name,
  label,
  hint,
  value,
  onValue,
  isNew = false,
  autoFocus = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
}) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      required
      type="password"
      inputMode="numeric"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={12}
      autoFocus={autoFocus}
      value={value}
      onValue={(text) => onValue(digits(text).slice(0, PIN_DIGITS))}
    />
  );
}

/** A new PIN, typed twice. */
export function NewPin({
  name = 'pin',
  label,
  pin,
  again,
  onPin,
  onAgain,
}: {
  readonly name?: string;
  readonly label?: string;
  readonly pin: string;
  readonly again: string;
  readonly onPin: (pin: string) => void;
  readonly onAgain: (again: string) => void;
}) {
  const t = useMessages(START_MESSAGES);
  return (
    <>
      <PinField name={name} label={label ?? t('newPin')} hint={t('newPinHint')} value={pin} onValue={onPin} isNew />
      <PinField name="again" label={t('pinAgain')} value={again} onValue={onAgain} isNew />
    </>
  );
}
