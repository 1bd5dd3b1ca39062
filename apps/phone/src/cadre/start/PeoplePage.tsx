import { type Problem, useMessages } from '@app/web-ui';
import type { LocalPerson } from '../storage/database';
import { ProblemNote } from './ProblemNote';
import { START_MESSAGES } from './start.messages';

/** Who it is, on a phone that several use. */
export function PeoplePage({
  people,
  problem,
  onPerson,
  onOther,
}: {
  readonly people: readonly LocalPerson[];
  readonly problem: Problem | null;
  readonly onPerson: (person: LocalPerson) => void;
  readonly onOther: () => void;
}) {
  const t = useMessages(START_MESSAGES);
  return (
    <section className="card">
      <h1>{t('whoIsIt')}</h1>
      <ProblemNote problem={problem} />
      <ul className="choices">
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="wide" onClick={() => onPerson(person)}>
              {person.name}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={onOther}>
        {t('anotherPerson')}
      </button>
    </section>
  );
}
