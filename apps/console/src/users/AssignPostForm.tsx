import { AssignPost, type PostRole, ROLE_NAMES } from '@app/contract';
import {
  type Choice,
  Form,
  humanize,
  newClientId,
  SelectField,
  TextField,
  todayInChina,
  useLocale,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import { useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import type { PersonLine } from './people';
import { USER_MESSAGES } from './users.messages';

/** A post: role, where, what it sees, from when. */
export function AssignPostForm({
  person,
  onDone,
  onCancel,
}: {
  readonly person: PersonLine;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(USER_MESSAGES);
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const { units } = useUnits(me.post?.scopeUnit.id);
  const [role, setRole] = useState('');
  const [unit, setUnit] = useState<Choice | null>({ value: person.unit.id, label: person.unit.name });
  const [scope, setScope] = useState<Choice | null>(null);
  const [from, setFrom] = useState(todayInChina());
  const [to, setTo] = useState('');
  return (
    <Form
      label={t('assignPost')}
      submit={t('assignPost')}
      onCancel={onCancel}
      check={() => [...(role ? [] : ['role']), ...(unit ? [] : ['unitId']), ...(from ? [] : ['from'])]}
      onSubmit={async () => {
        await mutate(AssignPost, {
          input: {
            clientId,
            personId: person.id,
            role: role as PostRole,
            unitId: unit?.value ?? '',
            from,
            ...(scope ? { scopeUnitId: scope.value } : {}),
            ...(to ? { to } : {}),
          },
        });
        onDone();
      }}
    >
      <SelectField
        name="role"
        label={t('role')}
        required
        value={role}
        onValue={setRole}
        choices={Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label: locale === 'en' ? humanize(value) : label }))}
      />
      <ComboboxField name="unitId" label={t('postUnit')} required value={unit} onValue={setUnit} search={searchUnits(units)} />
      <ComboboxField
        name="scopeUnitId"
        label={t('scope')}
        hint={t('scopeHint')}
        value={scope}
        onValue={setScope}
        search={searchUnits(units)}
      />
      <div className="pair">
        <TextField name="from" label={t('firstDay')} required type="date" value={from} onValue={setFrom} />
        <TextField name="to" label={t('lastDay')} type="date" value={to} onValue={setTo} />
      </div>
    </Form>
  );
}
