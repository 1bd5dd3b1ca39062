import { DevicesOf } from '@app/contract';
import { Loading, ProblemBox, useQuery, useMessages } from '@app/web-ui';
import { DeviceList } from './DeviceList';
import { START_MESSAGES } from './start-slips.messages';

export function DevicesOfPerson({
  person,
  onChanged,
}: {
  readonly person: { readonly id: string; readonly name: string };
  readonly onChanged?: () => void;
}) {
  const t = useMessages(START_MESSAGES);
  const { data, problem, reload } = useQuery(DevicesOf, { personId: person.id });
  return (
    <section aria-label={t('phonesOf', { name: person.name })}>
      <h4>{t('phonesOf', { name: person.name })}</h4>
      <ProblemBox problem={problem} onRetry={reload} />
      {!data && !problem && <Loading />}
      {data && (
        <DeviceList
          devices={data.devicesOf}
          onChanged={() => {
            reload();
            onChanged?.();
          }}
        />
      )}
    </section>
  );
}
