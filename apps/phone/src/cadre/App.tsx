import { useWords, PHONE_WORDS } from '@app/web-ui';

export function App() {
  const say = useWords(PHONE_WORDS);
  return <h1>{say('title')}</h1>;
}
